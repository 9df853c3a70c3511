import { formParts } from "./form-fields.js";
import type { BodyDefinition, FormPart } from "./operation.js";
import { encodeText } from "./url-parts.js";

/**
 * Writes parts as `multipart/form-data`, by the "multipart/form-data encoding algorithm" of the HTML standard, as browsers do.
 * The result is one `Blob`, whose `type` names the boundary: any `fetch` can send it with its length and send it again, and
 * files are not read before.
 *
 * @throws {FrsInputError} If a text contains a lone surrogate.
 */
export function multipart(operationId: string, parts: readonly FormPart[]): Blob {
  // Random, so that no content contains it; in lower case, as the type of a Blob is.
  const boundary = `form-${crypto.getRandomValues(new Uint8Array(16)).join("-")}`;
  const pieces = parts.flatMap(({ name, value, type }) => {
    const isText = typeof value === "string";
    encodeText(operationId, name, isText ? name + value : name);
    const file = isText ? "" : `; filename="${escaped(fileName(value))}"`;
    const content = isText ? type : value.type || "application/octet-stream";
    const header = `Content-Disposition: form-data; name="${escaped(withCrLf(name))}"${file}\r\n`;
    return [
      `--${boundary}\r\n${header}${content ? `Content-Type: ${content}\r\n` : ""}\r\n`,
      isText ? withCrLf(value) : value,
      "\r\n",
    ];
  });
  return new Blob([...pieces, `--${boundary}--\r\n`], { type: `multipart/form-data; boundary=${boundary}` });
}

/**
 * Writes a body as `multipart/form-data`, whether or not one of its fields is a file.
 *
 * @throws {FrsInputError} If a field cannot be written.
 */
export const encodeMultipart: NonNullable<BodyDefinition["encode"]> = async (operationId, definition, fields) =>
  multipart(operationId, formParts(operationId, definition, fields));

/** Returns the name of a `File`; any other `Blob` has the name that browsers use. */
function fileName(file: Blob): string {
  const name: unknown = Reflect.get(file, "name");
  return typeof name === "string" ? name : "blob";
}

/** Converts line breaks to those of MIME. */
function withCrLf(text: string): string {
  return text.replace(/\r\n?|\n/g, "\r\n");
}

/** Percent-encodes the characters that would end a quoted name, and no others. */
function escaped(name: string): string {
  return name.replace(/[\r\n"]/g, encodeURIComponent);
}
