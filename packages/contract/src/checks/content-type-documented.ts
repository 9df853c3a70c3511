import type { Check } from "../check.js";
import { headerOf } from "../exchange.js";
import { documentedMediaType, isJson, mediaTypeOf, parseMediaType } from "../wire/media-type.js";
import { isBodiless, matchResponse } from "./response/documented.js";
import { failure, quoted } from "./response/problem.js";

/** Checks that the response has a documented media type and the right character set. */
export const contentTypeDocumented: Check = {
  name: "content-type-documented",
  title: "the content type is documented",
  about: `A response with a body has a \`Content-Type\`, and its media type is listed in the \`content\` of the response. Case does not
matter and parameters are allowed, but a \`charset\` must be right: UTF-8 for JSON, and for text the one that the document
names, if any. The body has no \`Content-Encoding\` that the request did not accept. A failure is often the error page of a
proxy in front of the endpoint.`,
  check(tested, context) {
    const response = matchResponse(tested, context);
    if (response?.documented === undefined || isBodiless(tested, response.received)) return [];
    const { received, documented } = response;
    // Without `content`, no type is documented; `body-valid` reports a missing body.
    if (documented.content.length === 0 || received.body.length === 0) return [];
    const expected = documented.content.map((mediaType) => mediaType.name).join(" or ");
    const fail = (message: string, pointer: string) => [failure({ message, pointer })];

    const coding = headerOf(received.headers, "Content-Encoding")?.trim().toLowerCase() ?? "identity";
    if (tested.isUndecodable) return fail(`The body cannot be decoded as ${quoted(coding)}.`, documented.pointer);
    if (coding !== "identity" && headerOf(tested.exchange.request.headers, "Accept-Encoding") === "identity") {
      return fail(
        `The body is encoded as ${quoted(coding)}, but the request accepts only identity.`,
        documented.pointer,
      );
    }
    const header = headerOf(received.headers, "Content-Type");
    const type = mediaTypeOf(received.headers);
    if (header === undefined) return fail(`Content-Type is missing; documented: ${expected}.`, documented.pointer);
    if (type === undefined) return fail(`Content-Type ${quoted(header)} is not a media type.`, documented.pointer);
    const mediaType = documentedMediaType(documented.content, type);
    if (mediaType === undefined)
      return fail(`Received Content-Type ${quoted(header)}; documented: ${expected}.`, documented.pointer);

    const charset = type.params.get("charset");
    const expectedCharset = isJson(type) ? "utf-8" : charsetOf(mediaType.name);
    if (charset === null || expectedCharset === null || encodingOf(charset) === encodingOf(expectedCharset)) return [];
    return fail(`The charset is ${quoted(charset)}; it must be ${expectedCharset}.`, mediaType.pointer);
  },
};

/** The character set that a documented media type names, or `null`. */
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
