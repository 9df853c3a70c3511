import type { Check } from "../check.js";
import { hasSchema } from "../document/operations.js";
import { lastStepOf, pointer } from "../document/pointer.js";
import { jsonResponse } from "./response/body.js";
import { isSuccess } from "./response/documented.js";
import { describeResponse } from "./response/error-code.js";
import { errorProperties } from "./response/error-properties.js";
import { firstOfEach } from "./response/first-of-each.js";
import { failure, quoted, warning } from "./response/problem.js";
import { undocumentedProperties } from "./response/undocumented.js";

/** Checks that the schema names every property of the body. */
export const noUndocumentedProperty: Check = {
  name: "no-undocumented-property",
  title: "every property is documented",
  about: `The schema names each property of the body. In a closed object (\`additionalProperties: false\` or \`unevaluatedProperties: false\`)
another property is a failure. In an open object it is a warning: callers lose nothing, but the document may be out of date.
A property of an error with \`x-absent-on-success\` in the body of a success is a failure: callers take it for an error.
Maps, whose property names are free, are ignored. The same property in many items of a list is reported once, and a warning once
for each operation and schema.`,
  check(tested, context) {
    const response = jsonResponse(tested, context);
    if (response === undefined || !hasSchema(context.document, response.mediaType)) return [];
    const found = undocumentedProperties(context, response.mediaType.schema, response.value);
    const { operation, received } = response;
    const forbidden = isSuccess(received) ? errorProperties(context.document, operation) : undefined;
    return firstOfEach(found, ({ schema, at }) => `${schema} ${lastStepOf(at)}`).map(({ at, closed, schema }) => {
      const name = lastStepOf(at) ?? "";
      const says = (reason: string) =>
        `The body of ${describeResponse(received)} has the property ${quoted(name)}, ${reason}.`;
      // The properties of an error stand in the body itself.
      const place = at === pointer(name) ? forbidden?.get(name) : undefined;
      if (place !== undefined) return failure({ message: says("which only errors have"), pointer: place, at });
      if (closed) return failure({ message: says("which its schema forbids"), pointer: schema, at });
      // A server that adds a property mostly adds it everywhere.
      const onceFor = `${operation.operationId} ${schema} ${name}`;
      return warning({ message: says("which its schema does not name"), pointer: schema, at, onceFor });
    });
  },
};
