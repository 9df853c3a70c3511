import type { Check, CheckContext } from "../check.js";
import { hasSchema, type ResponseHeader } from "../document/operations.js";
import { headerOf } from "../exchange.js";
import { readResponseHeader } from "../wire/parameter.js";
import { matchResponse } from "./response/documented.js";
import { describeResponse } from "./response/error-code.js";
import { failure, quoted } from "./response/problem.js";

/** Required response headers are there, and documented ones have the documented type. */
export const responseHeaders: Check = {
  name: "response-headers",
  title: "response headers are documented values",
  about: `Every header that the response requires is there, and every documented header that came keeps its schema: a number is
written as one, bounds, pattern and enumeration are kept. An optional header may be missing, and headers that the document
does not list are nobody's business. Where a required one is missing, look whether a proxy took it away. \`Content-Type\`
has a check of its own.`,
  check(tested, context) {
    const response = matchResponse(tested, context);
    return (response?.documented?.headers ?? []).flatMap((header) => {
      // OpenAPI ignores a response header of this name: the response's `content` says what it is.
      if (response === undefined || header.name.toLowerCase() === "content-type") return [];
      const text = headerOf(response.received.headers, header.name);
      const problem = text === undefined ? header.required && "is missing" : brokenBy(text, header, context);
      if (!problem) return [];
      const message = `The header ${header.name} of ${describeResponse(response.received)} ${problem}.`;
      return [failure({ message, pointer: header.pointer })];
    });
  },
};

/** How the text of a header breaks its schema; `undefined` if it does not. */
function brokenBy(text: string, header: ResponseHeader, { document, validator }: CheckContext): string | undefined {
  if (!hasSchema(document, header)) return undefined;
  const value = readResponseHeader({ document, isValid: validator.isValid }, header, text);
  const [violation] = validator.validate(header.schema, value);
  return violation && `is ${quoted(text)}: it ${violation.message}`;
}
