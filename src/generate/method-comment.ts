import { type ErrorCodeEntry, isObject, type JsonValue, type OpenApiDocument } from "openapi-contract/document";
import { deprecation, docComment, fenced, firstSentence } from "./doc-comment.js";
import { inputRules } from "./input-rules.js";
import { exampleCode, propertyName } from "./literal.js";
import { type Method, requiredFields, success } from "./method.js";

/** Maximum width of the code of an example, in characters. */
const exampleWidth = 100;

/**
 * Returns the doc comment of a method, short enough for a hover: what it does, takes, returns and throws, with an example and
 * a link. Fields have their own comments.
 *
 * @param errors - The specific error codes of the operation.
 */
export function methodComment(document: OpenApiDocument, method: Method, errors: readonly ErrorCodeEntry[]): string {
  return docComment(
    [
      method.summary === "" ? "" : `${method.summary}.`,
      method.description,
      `Side effects: ${method.sideEffects}.`,
      ...deprecation(method.deprecated),
      { tag: "param", text: `input - ${inputDescription(method)}` },
      { tag: "param", text: "options - Options of this call." },
      { tag: "returns", text: success(method).description },
      { tag: "throws", text: `{FrsApiError} ${errorDescription(errors)}` },
      { tag: "example", text: fenced(exampleCall(document, method)) },
      ...(method.externalDocs ? [{ tag: "see", text: `{@link ${linkTarget(method.externalDocs.url)}}` } as const] : []),
    ],
    "  ",
  );
}

/** Encodes a URL for a link of a doc comment. */
function linkTarget(url: string): string {
  return url.replace(/[\s{}|]/g, encodeURIComponent);
}

function inputDescription(method: Method): string {
  const { requestBody, inputs } = method;
  const about = requestBody
    ? firstSentence(requestBody.description)
    : inputs.length > 0
      ? "The parameters."
      : "Nothing.";
  return [about, ...inputRules(method)].join(" ").trim();
}

/** Lists the specific codes, one line each, and links the others: a link must name a symbol of the file. */
function errorDescription(errors: readonly ErrorCodeEntry[]): string {
  if (errors.length === 0) return "With a documented code (see {@link FrsClient}).";
  const lines = errors.map(
    ({ code, status, meaning }) => `- ${[...status.slice(0, 1), `\`${code}\``].join(" ")}: ${firstSentence(meaning)}`,
  );
  return `With one of these codes, or another documented code (see {@link FrsClient}):\n${lines.join("\n")}`;
}

/** Returns a call with the example values of the document, destructuring the required properties of the response. */
function exampleCall(document: OpenApiDocument, method: Method): string {
  const input: { [name: string]: JsonValue } = {};
  for (const { name, required, example } of method.inputs) {
    if (example !== undefined && (required || method.exactlyOneOf[0] === name)) input[name] = example;
  }
  const [example] = method.requestBody?.content[0]?.examples ?? [];
  if (isObject(example?.value)) Object.assign(input, example.value);
  const fields = requiredFields(document, method);
  const names =
    fields.length > 0 && fields.every((field) => propertyName(field) === field)
      ? `{ ${fields.join(", ")} }`
      : "response";
  const start = `const ${names} = await frs.${method.operationId}(`;
  return `${Object.keys(input).length === 0 ? start : exampleCode(start, input, exampleWidth)});`;
}
