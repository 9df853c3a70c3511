import type { Check } from "../check.js";
import { hasSchema } from "../document/operations.js";
import { lastStepOf } from "../document/pointer.js";
import { jsonResponse } from "./response/body.js";
import { describeResponse } from "./response/error-code.js";
import { firstOfEach } from "./response/first-of-each.js";
import { failure, quoted, warning } from "./response/problem.js";
import { undocumentedProperties } from "./response/undocumented.js";

/** The body of a response has no property that its schema does not name. */
export const noUndocumentedProperty: Check = {
  name: "no-undocumented-property",
  title: "every property is documented",
  about: `Each property of the body is named by its schema. Where the document closes the object, by
\`additionalProperties: false\` or \`unevaluatedProperties: false\`, another one is a failure. Where it leaves the object open,
another one is a warning: callers lose nothing, but the document may have fallen behind the endpoint. Maps, whose names are
free, are left alone. The same property in many items of a list is told once.`,
  check(tested, context) {
    const response = jsonResponse(tested, context);
    if (response === undefined || !hasSchema(context.document, response.mediaType)) return [];
    const found = undocumentedProperties(context, response.mediaType.schema, response.value);
    return firstOfEach(found, ({ schema, at }) => `${schema} ${lastStepOf(at)}`).map(({ at, closed, schema }) => {
      const property = quoted(lastStepOf(at) ?? "");
      const says = closed ? "which its schema forbids" : "which its schema does not name";
      const message = `The body of ${describeResponse(response.received)} has the property ${property}, ${says}.`;
      return (closed ? failure : warning)({ message, pointer: schema, at });
    });
  },
};
