import { formParts } from "./form-fields.js";
import type { BodyDefinition, FormPart } from "./operation.js";
import { encodeText } from "./url-parts.js";

/**
 * Writes parts as `multipart/form-data`, in the way of the HTML standard ("multipart/form-data encoding algorithm"), which
 * is the way of browsers. The whole is one `Blob`, whose `type` names the boundary: any `fetch` can send it with its length
 * and send it again, and files stay where they are until then.
 *
 * @throws {FrsInputError} If a text contains half of a surrogate pair.
 */
export function multipart(operationId: string, parts: readonly FormPart[]): Blob {
  // Random, so that no content contains it; without capitals, since the type of a Blob has none.
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

/** A `File` has a name; any other `Blob` is sent under the one that browsers give it. */
function fileName(file: Blob): string {
  const name: unknown = Reflect.get(file, "name");
  return typeof name === "string" ? name : "blob";
}

/** Names of fields and texts have the line breaks of MIME. */
function withCrLf(text: string): string {
  return text.replace(/\r\n?|\n/g, "\r\n");
}

/** What would end a quoted name is percent-encoded, and nothing else is. */
function escaped(name: string): string {
  return name.replace(/[\r\n"]/g, encodeURIComponent);
}
