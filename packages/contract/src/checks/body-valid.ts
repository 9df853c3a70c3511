import type { Check, CheckContext, FoundProblem } from "../check.js";
import { hasSchema, type MediaType } from "../document/operations.js";
import type { Violation } from "../document/validation.js";
import type { HttpResponse } from "../exchange.js";
import { duplicateNames } from "../wire/duplicate-names.js";
import { documentedMediaType, isJson, mediaTypeOf } from "../wire/media-type.js";
import { decodeUtf8, readJson } from "../wire/text.js";
import { isBodiless, matchResponse } from "./response/documented.js";
import { describeResponse } from "./response/error-code.js";
import { failure, warning } from "./response/problem.js";
import { relevantViolations } from "./response/relevant-violations.js";

/** How many violations of one body are reported one by one. */
const listedViolations = 100;

/** Keywords whose violations `no-undocumented-property` reports, with the name of the property. */
const ofOtherCheck = ["additionalProperties", "unevaluatedProperties"];

/** Checks that the body of a response is valid by the schema of its status and media type. */
export const bodyValid: Check = {
  name: "body-valid",
  title: "the body is valid",
  about: `The body is present where the response documents content, can be parsed, and is valid by the schema of its status and media
type (JSON Schema 2020-12): required properties, types, bounds, patterns, enumerations. JSON must be UTF-8 and complete. The
problem names the place in the body and the keyword of the schema; all violations are reported, the same one in a list once. A body where none is documented is a warning, and so is
a name that an object has twice. Only responses with a documented status
and content type are checked, so that one defect is reported once.`,
  check(tested, context) {
    // `content-type-documented` reports a body that cannot be decoded.
    if (tested.isUndecodable) return [];
    const response = matchResponse(tested, context);
    if (response?.documented === undefined || isBodiless(tested, response.received)) return [];
    const { received, documented } = response;
    if (documented.content.length === 0) {
      const message = `Received a body of ${received.body.length} bytes with ${received.status}, for which no content is documented.`;
      return received.body.length === 0 ? [] : [warning({ message, pointer: documented.pointer })];
    }
    if (received.body.length === 0) {
      const expected = documented.content.map((mediaType) => mediaType.name).join(" or ");
      const message = `The body of ${received.status} is empty; documented: ${expected}.`;
      return [failure({ message, pointer: documented.pointer })];
    }
    const type = mediaTypeOf(received.headers);
    const mediaType = type && documentedMediaType(documented.content, type);
    return type && mediaType && isJson(type) ? checkJson(received, mediaType, context) : [];
  },
};

function checkJson(
  received: HttpResponse,
  mediaType: MediaType,
  { document, validator }: CheckContext,
): FoundProblem[] {
  const body = readJson(received.body);
  if ("problem" in body) {
    const message = `The body of ${received.status} (${received.body.length} bytes) is not valid JSON: ${body.problem}.`;
    return [failure({ message, pointer: mediaType.pointer })];
  }
  const duplicates = duplicateNames(decodeUtf8(received.body) ?? "").map((at) =>
    warning({
      message: `The body of ${describeResponse(received)} has a name twice at ${at}; readers disagree which value counts.`,
      pointer: mediaType.pointer,
      at,
    }),
  );
  // A media type without a schema allows any JSON.
  if (!hasSchema(document, mediaType)) return duplicates;
  const violations = relevantViolations({ document, validator }, mediaType.schema, body.value).filter(
    ({ keyword }) => !ofOtherCheck.includes(keyword),
  );
  const kinds = new Map<string, Violation[]>();
  for (const violation of violations) {
    const kind = kindOf(violation);
    kinds.set(kind, [...(kinds.get(kind) ?? []), violation]);
  }
  const problems = [...kinds.values()].slice(0, listedViolations).flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { at, message } = first;
    const more = others.length === 0 ? "" : `, and ${others.length} more of its list`;
    return failure({
      message: `The body of ${describeResponse(received)} does not match its schema at ${at || "its root"}: ${message}${more}.`,
      pointer: first.pointer ?? mediaType.schema,
      at,
    });
  });
  const unlisted = kinds.size - problems.length;
  if (unlisted <= 0) return [...problems, ...duplicates];
  const message = `The body of ${describeResponse(received)} has ${unlisted} more violations, which are not listed.`;
  return [...problems, failure({ message, pointer: mediaType.schema }), ...duplicates];
}

/** The key by which violations are grouped: a list of a hundred wrong items is one mistake. */
function kindOf({ at, message }: Violation): string {
  return `${at.replace(/\/\d+(?=\/|$)/g, "/*")} ${message}`;
}
