import type { Check, CheckContext } from "../check.js";
import { hasSchema, type ResponseHeader } from "../document/operations.js";
import { headerOf } from "../exchange.js";
import { readResponseHeader } from "../wire/parameter.js";
import { matchResponse } from "./response/documented.js";
import { describeResponse } from "./response/error-code.js";
import { failure, quoted } from "./response/problem.js";

/** Checks that required response headers are present and documented ones are valid. */
export const responseHeaders: Check = {
  name: "response-headers",
  title: "response headers are valid",
  about: `Every required response header is present, and every documented header that is present is valid by its schema: type, bounds,
pattern, enumeration. Optional headers may be missing, and undocumented headers are ignored. If a required header is missing,
check whether a proxy removed it. \`Content-Type\` has a check of its own.`,
  check(tested, context) {
    const response = matchResponse(tested, context);
    return (response?.documented?.headers ?? []).flatMap((header) => {
      // OpenAPI ignores a documented header of this name: `content` describes it.
      if (response === undefined || header.name.toLowerCase() === "content-type") return [];
      const text = headerOf(response.received.headers, header.name);
      const problem = text === undefined ? header.required && "is missing" : violationOf(text, header, context);
      if (!problem) return [];
      const message = `The header ${header.name} of ${describeResponse(response.received)} ${problem}.`;
      return [failure({ message, pointer: header.pointer })];
    });
  },
};

/** Describes how the value of a header violates its schema; `undefined` if it is valid. */
function violationOf(text: string, header: ResponseHeader, { document, validator }: CheckContext): string | undefined {
  if (!hasSchema(document, header)) return undefined;
  const value = readResponseHeader({ document, isValid: validator.isValid }, header, text);
  const [violation] = validator.validate(header.schema, value);
  return violation && `is ${quoted(text)}: it ${violation.message}`;
}
