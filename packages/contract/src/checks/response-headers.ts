import type { Check, CheckContext } from "../check.js";
import type { JsonValue, OpenApiDocument } from "../document/document.js";
import { hasSchema, type ResponseHeader } from "../document/operations.js";
import { itemSchemas, possibleSchemas } from "../document/schemas.js";
import { headerOf } from "../exchange.js";
import { operationAnswer } from "./answer/documented.js";
import { describeAnswer } from "./answer/error-code.js";
import { failure, quoted } from "./answer/finding.js";

const name = "response-headers";

/** Required response headers are there, and documented ones have the documented type. */
export const responseHeaders: Check = {
  name,
  title: "response headers are documented values",
  about: `Every header that the response requires is there, and every documented header that came keeps its schema: a number is
written as one, bounds, pattern and enumeration are kept. An optional header may be missing, and headers that the document
does not list are nobody's business. Where a required one is missing, look whether a proxy took it away. \`Content-Type\`
has a check of its own, and headers whose value is an object are not read.`,
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
  // How the members of an object are written is the matter of `style` and `explode`, which are not read.
  if (typesOf(document, header.schema).has("object")) return undefined;
  const [violation] = validator.validate(header.schema, parsed(text.trim(), header.schema, document));
  return violation && `is ${quoted(text)}: it ${violation.message}`;
}

/** The value that a header's text stands for, by the type that its schema asks for. */
function parsed(text: string, schemaPointer: string, document: OpenApiDocument): unknown {
  const types = typesOf(document, schemaPointer);
  if ((types.has("integer") || types.has("number")) && /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text)) return Number(text);
  if (types.has("boolean") && (text === "true" || text === "false")) return text === "true";
  if (types.has("array")) {
    const items = itemSchemas(possibleSchemas(document, [schemaPointer]), 0)[0];
    return text.split(",").map((item) => (items === undefined ? item.trim() : parsed(item.trim(), items, document)));
  }
  return text;
}

/** The name of a value's type as schemas write it. */
function typeName(value: JsonValue | undefined): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

/** The types that a schema names, itself or through those that it is composed of, and those of the values that it lists. */
function typesOf(document: OpenApiDocument, schemaPointer: string): Set<unknown> {
  return new Set(
    possibleSchemas(document, [schemaPointer]).flatMap(({ value: { type, enum: listed, ...rest } }) => [
      ...(Array.isArray(type) ? type : [type]),
      ...(Array.isArray(listed) ? listed : []).map(typeName),
      ...("const" in rest ? [typeName(rest.const)] : []),
    ]),
  );
}
