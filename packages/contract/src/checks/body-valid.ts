import type { Check, CheckContext, Problem } from "../check.js";
import { hasSchema, type MediaType } from "../document/operations.js";
import type { Violation } from "../document/validation.js";
import type { ReceivedResponse } from "../exchange.js";
import { documentedMediaType, isJson, mediaTypeOf } from "../wire/media-type.js";
import { readJson } from "../wire/text.js";
import { isBodiless, operationAnswer } from "./answer/documented.js";
import { describeAnswer } from "./answer/error-code.js";
import { failure, notice } from "./answer/finding.js";
import { firstOfEach } from "./answer/first-of-each.js";

/** How many violations of one body are told. */
const toldViolations = 5;

/** Violations that `no-undocumented-property` tells, with the name of the property. */
const ofOtherCheck = ["additionalProperties", "unevaluatedProperties"];

/** The body of an answer is what the schema of its status and media type says. */
export const bodyValid: Check = {
  name: "body-valid",
  title: "the body is valid",
  about: `The body is there where the response documents content, can be read, and keeps the schema of its status and media type,
as JSON Schema 2020-12 judges it: required properties are there, types, bounds, patterns and enumerations are kept. JSON
has to be UTF-8 and complete. The finding names the place in the body. A body where the document has none is a notice.
It judges only answers whose status and content type are documented, so that one defect is told once.`,
  judge(judged, context) {
    const answer = operationAnswer(judged, context);
    if (answer?.documented === undefined || isBodiless(judged, answer.received)) return [];
    const { received, documented } = answer;
    if (documented.content.length === 0) {
      const message = `Received a body of ${received.body.length} bytes with status ${received.status}; none is documented.`;
      return received.body.length === 0 ? [] : [notice({ message, pointer: documented.pointer })];
    }
    if (received.body.length === 0) {
      const due = documented.content.map((mediaType) => mediaType.name).join(" or ");
      const message = `The body of ${received.status} is empty; documented is ${due}.`;
      return [failure({ message, pointer: documented.pointer })];
    }
    const type = mediaTypeOf(received.headers);
    const mediaType = type && documentedMediaType(documented.content, type);
    return type && mediaType && isJson(type) ? judgeJson(received, mediaType, context) : [];
  },
};

function judgeJson(received: ReceivedResponse, mediaType: MediaType, { document, validator }: CheckContext): Problem[] {
  const body = readJson(received.body);
  if ("problem" in body) {
    const message = `The body of ${received.status} (${received.body.length} bytes) cannot be read as JSON: ${body.problem}.`;
    return [failure({ message, pointer: mediaType.pointer })];
  }
  // A media type without a schema takes any JSON.
  if (!hasSchema(document, mediaType)) return [];
  const violations = firstOfEach(validator.validate(mediaType.schema, body.value), kindOf).filter(
    ({ keyword }) => !ofOtherCheck.includes(keyword),
  );
  return violations.slice(0, toldViolations).map(({ at, message }, index) => {
    const more =
      index === toldViolations - 1 && violations.length > toldViolations
        ? `, and ${violations.length - toldViolations} more like this`
        : "";
    return failure({
      message: `The body of ${describeAnswer(received)} breaks its schema at ${at || "its root"}: ${message}${more}.`,
      pointer: mediaType.schema,
      at,
    });
  });
}

/** What makes two violations one: a list of a hundred wrong items is one mistake. */
function kindOf({ at, message }: Violation): string {
  return `${at.replace(/\/\d+(?=\/|$)/g, "/*")} ${message}`;
}
