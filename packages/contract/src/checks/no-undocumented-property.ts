import type { Check } from "../check.js";
import { hasSchema } from "../document/operations.js";
import { lastStepOf } from "../document/pointer.js";
import { jsonResponse } from "./response/body.js";
import { describeResponse } from "./response/error-code.js";
import { firstOfEach } from "./response/first-of-each.js";
import { failure, quoted, warning } from "./response/problem.js";
import { undocumentedProperties } from "./response/undocumented.js";

/** Checks that the schema names every property of the body. */
export const noUndocumentedProperty: Check = {
  name: "no-undocumented-property",
  title: "every property is documented",
  about: `The schema names each property of the body. In a closed object (\`additionalProperties: false\` or \`unevaluatedProperties: false\`)
another property is a failure. In an open object it is a warning: callers lose nothing, but the document may be out of date.
Maps, whose property names are free, are ignored. The same property in many items of a list is reported once.`,
  check(tested, context) {
    const response = jsonResponse(tested, context);
    if (response === undefined || !hasSchema(context.document, response.mediaType)) return [];
    const found = undocumentedProperties(context, response.mediaType.schema, response.value);
    return firstOfEach(found, ({ schema, at }) => `${schema} ${lastStepOf(at)}`).map(({ at, closed, schema }) => {
      const property = quoted(lastStepOf(at) ?? "");
      const reason = closed ? "which its schema forbids" : "which its schema does not name";
      const message = `The body of ${describeResponse(response.received)} has the property ${property}, ${reason}.`;
      return (closed ? failure : warning)({ message, pointer: schema, at });
    });
  },
};
