import type { Check } from "../check.js";
import { hasSchema } from "../document/operations.js";
import { lastStepOf } from "../document/pointer.js";
import { jsonAnswer } from "./answer/body.js";
import { describeAnswer } from "./answer/error-code.js";
import { failure, notice, quoted } from "./answer/finding.js";
import { firstOfEach } from "./answer/first-of-each.js";
import { undocumentedProperties } from "./answer/undocumented.js";

/** The body of an answer has no property that its schema does not name. */
export const noUndocumentedProperty: Check = {
  name: "no-undocumented-property",
  title: "every property is documented",
  about: `Each property of the body is named by its schema. Where the document closes the object, by
\`additionalProperties: false\` or \`unevaluatedProperties: false\`, another one is a failure. Where it leaves the object open,
another one is a notice: callers lose nothing, but the document may have fallen behind the endpoint. Maps, whose names are
free, are left alone. The same property in many items of a list is told once.`,
  judge(judged, context) {
    const answer = jsonAnswer(judged, context);
    if (answer === undefined || !hasSchema(context.document, answer.mediaType)) return [];
    const found = undocumentedProperties(context, answer.mediaType.schema, answer.value);
    return firstOfEach(found, ({ schema, at }) => `${schema} ${lastStepOf(at)}`).map(({ at, closed, schema }) => {
      const property = quoted(lastStepOf(at) ?? "");
      const says = closed ? "which its schema forbids" : "which its schema does not name";
      const message = `The body of ${describeAnswer(answer.received)} has the property ${property}, ${says}.`;
      return (closed ? failure : notice)({ message, pointer: schema, at });
    });
  },
};
