import { carriers, isObject, type JsonValue, type OpenApiDocument } from "openapi-contract/document";
import { deprecation, docComment, fenced, firstSentence } from "./doc-comment.js";
import { exampleLiteral, propertyName } from "./literal.js";
import { type Method, promisedFields, success } from "./method.js";

/** The doc comment of a method: what it does, takes, gives and throws, with an example and a link. */
export function methodComment(document: OpenApiDocument, method: Method): string {
  const errors = method.responses
    .filter(({ status }) => !/^2/.test(status))
    .flatMap(({ status, content }) =>
      content.flatMap(({ examples }) =>
        examples.map(({ value, summary }) => {
          const code = errorCode(value);
          return `- ${status === "default" ? "any other status" : status}${code === undefined ? "" : ` \`${code}\``}: ${summary}.`;
        }),
      ),
    );
  const sdk = method.sdkOperations.map((name) => `\`${name}\``).join(", ");
  return docComment(
    [
      method.summary === "" ? "" : `${method.summary}.`,
      method.description,
      `Side effects: ${method.sideEffects}.${sdk === "" ? "" : ` In the official SDK: ${sdk}.`}`,
      ...deprecation(method.deprecated),
      { tag: "param", text: `input - ${inputDescription(method)}` },
      { tag: "param", text: "options - Settings of this call." },
      { tag: "returns", text: success(method).description },
      { tag: "throws", text: `{FrsApiError} For every documented error:\n${errors.join("\n")}` },
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

function inputDescription({ inputs, alternatives, requestBody, exactlyOneOf }: Method): string {
  const fields = new Map<string, string>();
  for (const { name, required, description } of inputs) {
    const mark = required ? "" : exactlyOneOf.includes(name) ? " (one of)" : " (optional)";
    fields.set(name, `- \`${name}\`${mark}: ${firstSentence(description)}`);
  }
  const choice = carriers(alternatives).flat();
  for (const { properties, required } of alternatives) {
    for (const { name, description } of properties) {
      const mark = choice.includes(name) ? " (one of)" : required.includes(name) ? "" : " (optional)";
      if (!fields.has(name)) fields.set(name, `- \`${name}\`${mark}: ${firstSentence(description)}`);
    }
  }
  return [requestBody ? firstSentence(requestBody.description) : "The parameters:", ...fields.values()].join("\n");
}

/** The code that an example of an error carries, in the form of the service or in that of the token API. */
function errorCode(value: JsonValue): JsonValue | undefined {
  if (!isObject(value)) return undefined;
  return value.error_code ?? (isObject(value.error) ? value.error.code : undefined);
}

/** A call with the document's own example values, taking apart the answer by its required fields. */
function exampleCall(document: OpenApiDocument, method: Method): string {
  const input: { [name: string]: JsonValue } = {};
  for (const { name, required, example } of method.inputs) {
    if (example !== undefined && (required || method.exactlyOneOf[0] === name)) input[name] = example;
  }
  const [example] = method.requestBody?.content[0]?.examples ?? [];
  if (isObject(example?.value)) Object.assign(input, example.value);
  const argument = Object.keys(input).length === 0 ? "" : exampleLiteral(input);

  const fields = promisedFields(document, method);
  const names =
    fields.length > 0 && fields.every((field) => propertyName(field) === field) ? `{ ${fields.join(", ")} }` : "answer";
  return `const ${names} = await frs.${method.operationId}(${argument});`;
}
