import type { JsonValue } from "openapi-contract/document";

/** A file that an example stands for. */
export interface SampleFile {
  /** Name of the file, on disk and in the form. */
  name: string;
  /** Media type. */
  type: string;
  /** Content, in base64. */
  base64: string;
}

/** Ends of file names, by media type. */
const extensions: { readonly [type: string]: string } = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/bmp": "bmp",
  "video/mp4": "mp4",
  "video/x-msvideo": "avi",
  "video/x-flv": "flv",
  "video/webm": "webm",
  "video/quicktime": "mov",
};

/**
 * Reads the file that a data URI in an example stands for; `undefined` if the value is none. Its name is the parameter `name`
 * or `filename` of the URI, otherwise that of the field.
 */
export function fileOf(field: string, value: JsonValue): SampleFile | undefined {
  const found = typeof value === "string" ? value.match(/^data:([^;,]+)((?:;[\w-]+=[^;,]*)*);base64,(.*)$/s) : null;
  if (!found) return undefined;
  const [, type = "", parameters = "", base64 = ""] = found;
  const given = parameters.match(/;(?:file)?name=([^;]+)/i)?.[1];
  const stem = field.replace(/_file$/, "") || field;
  return { name: given === undefined ? `${stem}.${extensionOf(type)}` : baseName(decoded(given)), type, base64 };
}

function extensionOf(type: string): string {
  return extensions[type] ?? type.match(/^(?:image|video|audio|text)\/(?:x-)?([a-z0-9]+)$/i)?.[1] ?? "bin";
}

/** A file lies in the directory in which the sample runs. */
function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) || "file";
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
