import type { Check } from "../check.js";
import { headerOf } from "../exchange.js";
import { documentedMediaType, isJson, mediaTypeOf, parseMediaType } from "../wire/media-type.js";
import { isBodiless, matchResponse } from "./response/documented.js";
import { failure, quoted } from "./response/problem.js";

/** The media type of a response is one that the response documents, in the right character set. */
export const contentTypeDocumented: Check = {
  name: "content-type-documented",
  title: "the content type is documented",
  about: `A response with a body says in \`Content-Type\` what it is, and that media type stands in the response's \`content\`. Case
does not matter and parameters are allowed, but a \`charset\` has to be right: JSON is UTF-8, and a text has the character
set that the document names, if it names one. The body comes in no \`Content-Encoding\` that the request did not ask for.
A failure here is often the error page of a proxy in front of the endpoint.`,
  check(tested, context) {
    const response = matchResponse(tested, context);
    if (response?.documented === undefined || isBodiless(tested, response.received)) return [];
    const { received, documented } = response;
    // Without content the document says nothing of a type, and a body that is missing is the matter of `body-valid`.
    if (documented.content.length === 0 || received.body.length === 0) return [];
    const due = documented.content.map((mediaType) => mediaType.name).join(" or ");
    const fail = (message: string, pointer: string) => [failure({ message, pointer })];

    const coding = headerOf(received.headers, "Content-Encoding")?.trim().toLowerCase() ?? "identity";
    if (coding !== "identity" && headerOf(tested.exchange.request.headers, "Accept-Encoding") === "identity") {
      return fail(`The body comes as ${quoted(coding)}, though the request takes it as it is.`, documented.pointer);
    }
    const header = headerOf(received.headers, "Content-Type");
    const type = mediaTypeOf(received.headers);
    if (header === undefined) return fail(`There is no Content-Type; documented is ${due}.`, documented.pointer);
    if (type === undefined) return fail(`Content-Type ${quoted(header)} cannot be read.`, documented.pointer);
    const mediaType = documentedMediaType(documented.content, type);
    if (mediaType === undefined) return fail(`Received ${quoted(header)}; documented is ${due}.`, documented.pointer);

    const charset = type.params.get("charset");
    const dueCharset = isJson(type) ? "utf-8" : charsetOf(mediaType.name);
    if (charset === null || dueCharset === null || encodingOf(charset) === encodingOf(dueCharset)) return [];
    return fail(`Received the character set ${quoted(charset)}; it should be ${dueCharset}.`, mediaType.pointer);
  },
};

/** The character set that a documented media type names; `null` if it names none. */
function charsetOf(mediaType: string): string | null {
  return parseMediaType(mediaType)?.params.get("charset") ?? null;
}

/** One name for all names of an encoding, such as `utf-8` for `UTF8`. */
function encodingOf(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return label.toLowerCase();
  }
}
