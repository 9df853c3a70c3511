import { type OpenApiDocument, resolve } from "../../spec/document.js";
import type { ResponseHeader } from "../../spec/operations.js";
import type { Check, CheckContext } from "../check.js";
import { headerOf } from "../exchange.js";
import { hasSchema, operationAnswer } from "./answer/documented.js";
import { describeAnswer } from "./answer/error-code.js";
import { failure, quoted } from "./answer/finding.js";

const name = "response-headers";

/** Required response headers are there, and documented ones have the documented type. */
export const responseHeaders: Check = {
  name,
  title: "response headers are documented values",
  about: `Every header that the response requires is there, and every documented header that came keeps its schema: a number is
written as one, bounds, pattern and enumeration are kept. An optional header may be missing, and headers that the document
does not list are nobody's business. \`Content-Type\` has a check of its own.`,
  judge(judged, context) {
    const answer = operationAnswer(judged, context);
    return (answer?.documented?.headers ?? []).flatMap((header) => {
      // OpenAPI ignores a response header of this name: the response's `content` says what it is.
      if (answer === undefined || header.name.toLowerCase() === "content-type") return [];
      const text = headerOf(answer.received.headers, header.name);
      const problem = text === undefined ? header.required && "is missing" : brokenBy(text, header, context);
      if (!problem) return [];
      const message = `The header ${header.name} of ${describeAnswer(answer.received)} ${problem}.`;
      return [failure(name, { message, pointer: header.pointer })];
    });
  },
};

/** How the text of a header breaks its schema; `undefined` if it does not. */
function brokenBy(text: string, header: ResponseHeader, { document, validator }: CheckContext): string | undefined {
  if (!hasSchema(document, header)) return undefined;
  const [violation] = validator.validate(header.schema, parsed(text.trim(), header.schema, document));
  return violation && `is ${quoted(text)}: it ${violation.message}`;
}

/** The value that a header's text stands for, by the type that its schema asks for. */
function parsed(text: string, schemaPointer: string, document: OpenApiDocument): unknown {
  const { value: schema } = resolve(document, { $ref: `#${encodeURI(schemaPointer)}` }, schemaPointer);
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  if (types.some((type) => type === "integer" || type === "number") && /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text)) {
    return Number(text);
  }
  if (types.includes("boolean") && (text === "true" || text === "false")) return text === "true";
  if (types.includes("array")) {
    const items = `${schemaPointer}/items`;
    return text
      .split(",")
      .map((item) => (schema.items === undefined ? item.trim() : parsed(item.trim(), items, document)));
  }
  return text;
}
