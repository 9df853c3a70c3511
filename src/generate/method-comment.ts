import { type ErrorCodeEntry, isObject, type JsonValue, type OpenApiDocument } from "openapi-contract/document";
import { deprecation, docComment, fenced, firstSentence } from "./doc-comment.js";
import { inputRules } from "./input-rules.js";
import { exampleCode, propertyName } from "./literal.js";
import { constrainedFields, type Method, success } from "./method.js";

/** How wide the code of an example may get, in characters: as wide as an editor shows it. */
const exampleWidth = 100;

/**
 * The doc comment of a method, as short as an editor shows it at once: what it does, takes, returns and throws, with an
 * example and a link. Fields have comments of their own.
 *
 * @param errors - The error codes that are the operation's own.
 */
export function methodComment(document: OpenApiDocument, method: Method, errors: readonly ErrorCodeEntry[]): string {
  return docComment(
    [
      method.summary === "" ? "" : `${method.summary}.`,
      method.description,
      `Side effects: ${method.sideEffects}.`,
      ...deprecation(method.deprecated),
      { tag: "param", text: `input - ${inputDescription(method)}` },
      { tag: "param", text: "options - Settings of this call." },
      { tag: "returns", text: success(method).description },
      { tag: "throws", text: `{FrsApiError} ${errorDescription(errors)}` },
      { tag: "example", text: fenced(exampleCall(document, method)) },
      ...(method.externalDocs ? [{ tag: "see", text: `{@link ${linkTarget(method.externalDocs.url)}}` } as const] : []),
    ],
    "  ",
  );
}

/** An address as it can stand in a link of a doc comment. */
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

/** The operation's own codes, one line each, and where the others are described: a link must lead to a name in the file. */
function errorDescription(errors: readonly ErrorCodeEntry[]): string {
  if (errors.length === 0) return "With a documented code (see {@link FrsClient}).";
  const lines = errors.map(
    ({ code, status, meaning }) => `- ${[...status.slice(0, 1), `\`${code}\``].join(" ")}: ${firstSentence(meaning)}`,
  );
  return `With one of these codes, or another documented one (see {@link FrsClient}):\n${lines.join("\n")}`;
}

/** A call with the document's own example values, taking apart the response by its required fields. */
function exampleCall(document: OpenApiDocument, method: Method): string {
  const input: { [name: string]: JsonValue } = {};
  for (const { name, required, example } of method.inputs) {
    if (example !== undefined && (required || method.exactlyOneOf[0] === name)) input[name] = example;
  }
  const [example] = method.requestBody?.content[0]?.examples ?? [];
  if (isObject(example?.value)) Object.assign(input, example.value);
  const fields = constrainedFields(document, method);
  const names =
    fields.length > 0 && fields.every((field) => propertyName(field) === field)
      ? `{ ${fields.join(", ")} }`
      : "response";
  const start = `const ${names} = await frs.${method.operationId}(`;
  return `${Object.keys(input).length === 0 ? start : exampleCode(start, input, exampleWidth)});`;
}
