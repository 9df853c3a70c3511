import { isObject, type JsonValue } from "../document/document.js";
import { isMultipartName } from "../document/media-type-name.js";
import { readDataUri, writeDataUri } from "../wire/data-uri.js";
import { readParts, writeParts } from "../wire/multipart.js";
import { encodeUtf8 } from "../wire/text.js";
import { accepted, type Content, type Draft, type Family, mediaTypeSteps } from "./draft.js";
import { type Input, isInputSound, isValidated } from "./input.js";

/** A boundary that has to stand in quotes, because of its colon and its equals sign, as long as RFC 2046 allows. */
const quotedBoundary = "part:of=the-form/0123456789".padEnd(70, "-0123456789");

/** Ways to write a form that each endpoint has to read: a long boundary in quotes, another order, and files of any bytes. */
export const forms: Family = {
  kind: "shape",
  derive(subject) {
    const { context, bodies, minimal: parameters } = subject;
    return bodies.flatMap(({ mediaType, maximal: [variant] }): Draft[] => {
      if (!variant || !isMultipartName(mediaType.name) || !isObject(variant.value)) return [];
      const { value } = variant;
      const draft = (step: string, title: string, input: Input, content?: Content): Draft => ({
        steps: [...mediaTypeSteps(mediaType), step],
        title,
        pointer: mediaType.pointer,
        expectation: accepted,
        input,
        ...(content && { content }),
      });
      const input: Input = { parameters, body: { mediaType, value } };
      const quoted = `${mediaType.name}; boundary="${quotedBoundary}"`;
      const drafts = [
        draft("quoted-boundary", "a form whose boundary has to be quoted", input, {
          type: quoted,
          bytes: (written) => withBoundary(written, quoted),
        }),
      ];
      const names = Object.keys(value);
      if (names.length > 1) {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        drafts.push(
          draft("reversed", "the fields of a form in reverse order", {
            parameters,
            body: { mediaType, value: turned },
          }),
        );
      }
      const bytes = isValidated(context.document, mediaType) ? withAnyBytes(value) : undefined;
      if (bytes)
        drafts.push(
          draft("any-bytes", "files that hold every byte", { parameters, body: { mediaType, value: bytes } }),
        );
      return drafts.filter((each) => isInputSound(subject, each.input));
    });
  },
};

/** Writes a form with another boundary. */
function withBoundary(form: Uint8Array, contentType: string): Uint8Array {
  const text = Buffer.from(form.subarray(0, 200)).toString("latin1");
  const old = text.slice(2, text.indexOf("\r\n"));
  return writeParts(readParts(form, `multipart/form-data; boundary="${old}"`) ?? [], contentType);
}

/** Every byte once, with line ends and dashes that look like the beginning of a boundary. */
const anyBytes = Buffer.concat([
  encodeUtf8("\r\n--\r\n\r\n--part\r\n"),
  Uint8Array.from({ length: 256 }, (_, index) => index),
  encodeUtf8("\n"),
]);

/** Appends bytes to each file of a form; `undefined` if it has no file. */
function withAnyBytes(value: { readonly [name: string]: JsonValue }): JsonValue | undefined {
  const entries = Object.entries(value);
  const changed = entries.map(([name, member]): [string, JsonValue] => {
    const file = readDataUri(member);
    return [name, file ? writeDataUri({ type: file.type, bytes: Buffer.concat([file.bytes, anyBytes]) }) : member];
  });
  const hasFile = changed.some(([, member], index) => member !== entries[index]?.[1]);
  return hasFile ? Object.fromEntries(changed) : undefined;
}
