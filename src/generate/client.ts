import { DocumentError, isObject, type JsonValue, type OpenApiDocument, resolve } from "../spec/document.js";
import { listOperations, type Operation, type OperationResponse, type Parameter } from "../spec/operations.js";

/** How wide the text of a doc comment may get, in characters. */
const width = 110;

/**
 * The generated client: one method per operation, input and output types, and the table that the runtime needs.
 *
 * @throws {DocumentError} If the document lacks what a client needs, such as a success response with a schema.
 */
export function generateClient(document: OpenApiDocument): string {
  const operations = listOperations(document);
  const body = [
    schemaExports(document),
    regions(document),
    operationTable(operations),
    ...operations.map((operation) => inputType(operation)),
    ...operations.map((operation) => outputType(operation)),
    clientInterface(document, operations),
    factory(operations),
  ].join("\n");
  return `${imports(body)}\n${body}`;
}

/** The imports, of the schema's types only those that occur in the body. */
function imports(body: string): string {
  const types = ["components", "operations", "paths"].filter((name) => body.includes(`${name}[`) || name === "paths");
  return `import type { Client } from "openapi-fetch";
import type { ServerDefinition } from "../src/client/endpoint.js";
import type { OperationDefinition } from "../src/client/operation.js";
import { type CallOptions, type ClientOptions, createRuntime } from "../src/client/runtime.js";
import type { ${types.join(", ")} } from "./schema.js";
`;
}

function schemaExports(document: OpenApiDocument): string {
  const names = Object.keys(document.components?.schemas ?? {});
  return `export type {\n${names.map((name) => `  ${name},\n`).join("")}} from "./schema.js";\n`;
}

function regions(document: OpenApiDocument): string {
  const server = document.servers?.find(({ variables }) => variables?.region?.enum);
  const ids = server?.variables?.region?.enum;
  if (!server || !ids) throw new DocumentError("/servers has no entry with a variable `region` and its enum.");
  return `${comment(["Ids of the documented regions."])}
export const regions = ${JSON.stringify(ids, null, 2).replace(/\n]$/, ",\n]")} as const;

${comment(["Id of a documented region."])}
export type Region = (typeof regions)[number];

const server = {
  url: ${JSON.stringify(server.url)},
  regions,
} as const satisfies ServerDefinition<Region>;
`;
}

function operationTable(operations: Operation[]): string {
  const entries = operations.map((operation) => {
    const parameters = operation.parameters.map(
      ({ name, in: location, required, clientOption }) =>
        `      { name: ${JSON.stringify(name)}, in: "${location}", required: ${required}${
          clientOption === undefined ? "" : `, clientOption: ${JSON.stringify(clientOption)}`
        } },\n`,
    );
    const mediaTypes = operation.requestBody?.content.map((mediaType) => JSON.stringify(mediaType.name)) ?? [];
    return `  ${operation.operationId}: {
    operationId: "${operation.operationId}",
    method: "${operation.method.toUpperCase()}",
    path: ${JSON.stringify(operation.path)},
    sideEffects: "${operation.sideEffects}",
    parameters: [
${parameters.join("")}    ],
    requestMediaTypes: [${mediaTypes.join(", ")}],
  },
`;
  });
  return `${comment(["What the runtime knows of each operation."])}
export const operationTable = {
${entries.join("")}} as const satisfies { readonly [operationId: string]: OperationDefinition };
`;
}

function inputParameters(operation: Operation): Parameter[] {
  return operation.parameters.filter((parameter) => parameter.clientOption === undefined);
}

function inputType(operation: Operation): string {
  const name = typeName(operation, "Input");
  const fields = inputParameters(operation).map((parameter) => {
    const optional = parameter.required ? "" : "?";
    return `${comment([parameter.description, ...exampleTag(parameter.example)], "  ")}
  ${propertyName(parameter.name)}${optional}: ${parameterType(operation, parameter)};
`;
  });
  const bodies = operation.requestBody?.content.map((mediaType) => bodyType(operation, mediaType)) ?? [];
  const body = bodies.length === 0 ? "" : ` & ${bodies.length > 1 ? `(${bodies.join(" | ")})` : bodies[0]}`;
  return `${comment([`Input of {@link FrsClient.${operation.operationId}}.`])}
export type ${name} = {
${fields.join("")}}${body};
`;
}

function parameterType(operation: Operation, parameter: Parameter): string {
  const component = parameter.pointer.match(/^\/components\/parameters\/([^/]+)$/)?.[1];
  if (component !== undefined) return `components["parameters"][${JSON.stringify(component)}]`;
  const group = `operations["${operation.operationId}"]["parameters"]["${parameter.in}"]`;
  return `NonNullable<${group}>[${JSON.stringify(parameter.name)}]`;
}

function bodyType(operation: Operation, mediaType: { name: string; schemaName: string | undefined }): string {
  if (mediaType.schemaName !== undefined) return `components["schemas"]["${mediaType.schemaName}"]`;
  const body = `NonNullable<operations["${operation.operationId}"]["requestBody"]>`;
  return `${body}["content"]["${mediaType.name}"]`;
}

function success(operation: Operation): OperationResponse {
  const response = operation.responses.find(({ status }) => /^2\d\d$/.test(status));
  if (!response) throw new DocumentError(`${operation.pointer}/responses has no success status.`);
  return response;
}

function outputType(operation: Operation): string {
  const { status, content, pointer: at } = success(operation);
  const json = content.find((mediaType) => mediaType.name === "application/json");
  if (!json) throw new DocumentError(`${at} has no content of application/json.`);
  const type =
    json.schemaName === undefined
      ? `operations["${operation.operationId}"]["responses"][${status}]["content"]["application/json"]`
      : `components["schemas"]["${json.schemaName}"]`;
  return `${comment([`Output of {@link FrsClient.${operation.operationId}}.`])}
export type ${typeName(operation, "Output")} = ${type};
`;
}

function clientInterface(document: OpenApiDocument, operations: Operation[]): string {
  const methods = operations.map(
    (operation) => `${methodComment(document, operation)}
  ${operation.operationId}(${signature(operation)}): Promise<${typeName(operation, "Output")}>;
`,
  );
  return `${comment([`Client of ${document.info.title}: one method for each operation of the document.`])}
export interface FrsClient {
${comment(["The plain openapi-fetch client, with the same base URL and authentication."], "  ")}
  readonly http: Client<paths>;

${methods.join("\n")}}

${comment(["What {@link createFrsClient} needs to know."])}
export type FrsClientOptions = ClientOptions<Region>;
`;
}

function signature(operation: Operation): string {
  const required =
    inputParameters(operation).some((parameter) => parameter.required) || operation.requestBody?.required === true;
  return `input${required ? "" : "?"}: ${typeName(operation, "Input")}, options?: CallOptions`;
}

function factory(operations: Operation[]): string {
  const methods = operations.map(
    ({ operationId }) =>
      `    ${operationId}: (input, callOptions) => call(operationTable.${operationId}, input, callOptions),\n`,
  );
  return `${comment([
    "Makes a client.",
    '@example\n```ts\nconst frs = createFrsClient({ region: "ap-southeast-1", projectId, auth: tokenAuth(token) });\n```',
    "@throws {FrsInputError} If an option is missing or wrong; the message says how to put it right.",
  ])}
export function createFrsClient(options: FrsClientOptions): FrsClient {
  const { http, call } = createRuntime<paths>(options, server);
  return {
    http,
${methods.join("")}  };
}
`;
}

function methodComment(document: OpenApiDocument, operation: Operation): string {
  const parameters = inputParameters(operation).map(
    (parameter) =>
      `- \`${parameter.name}\`${parameter.required ? "" : " (optional)"}: ${firstSentence(parameter.description)}`,
  );
  const body = operation.requestBody && `The other fields make the body: ${operation.requestBody.description}`;
  const errors = operation.responses
    .filter(({ status }) => !/^2/.test(status))
    .flatMap(({ status, content }) =>
      content.flatMap(({ examples }) =>
        examples.map(({ value, summary }) => {
          const code = isObject(value) && typeof value.error_code === "string" ? ` \`${value.error_code}\`` : "";
          return `- ${status === "default" ? "any other status" : status}${code}: ${summary}.`;
        }),
      ),
    );
  return comment(
    [
      `${operation.summary}.`,
      operation.description,
      `Side effects: ${operation.sideEffects}.`,
      `@param input - ${[body ?? "The parameters:", ...parameters].join("\n")}`,
      "@param options - Settings of this call.",
      `@returns ${success(operation).description}`,
      `@throws {FrsApiError} For every documented error:\n${errors.join("\n")}`,
      `@example\n\`\`\`ts\n${exampleCall(document, operation)}\n\`\`\``,
      ...(operation.externalDocs ? [`@see {@link ${operation.externalDocs.url}}`] : []),
    ],
    "  ",
  );
}

/** A call with the document's own example values, taking apart the answer by its required fields. */
function exampleCall(document: OpenApiDocument, operation: Operation): string {
  const input: { [name: string]: JsonValue } = {};
  for (const parameter of inputParameters(operation)) {
    if (parameter.required && parameter.example !== undefined) input[parameter.name] = parameter.example;
  }
  const [example] = operation.requestBody?.content[0]?.examples ?? [];
  if (isObject(example?.value)) Object.assign(input, example.value);
  const argument = Object.keys(input).length === 0 ? "" : literal(input);

  const [json] = success(operation).content;
  const schema = json ? resolve(document, { $ref: `#${json.schema}` }, json.schema).value : {};
  const fields = Array.isArray(schema.required) ? schema.required.map(String) : [];
  const names = fields.every((field) => propertyName(field) === field) ? `{ ${fields.join(", ")} }` : "answer";
  return `const ${names} = await frs.${operation.operationId}(${argument});`;
}

function literal(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, field]) => `${propertyName(name)}: ${literal(field)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

function typeName(operation: Operation, suffix: "Input" | "Output"): string {
  const { operationId } = operation;
  return `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}${suffix}`;
}

function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function exampleTag(example: JsonValue | undefined): string[] {
  return example === undefined ? [] : [`@example ${JSON.stringify(example)}`];
}

function firstSentence(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.match(/^.*?[.;](?=\s|$)/)?.[0].replace(/;$/, ".") ?? line;
}

/** A doc comment of blocks, with an empty line between prose blocks and none between tags. */
function comment(blocks: string[], indent = ""): string {
  const lines = blocks
    .map((block) => block.trim())
    .filter((block) => block !== "")
    .flatMap((block, index, all) => {
      const wrapped = block.startsWith("@example\n") ? block.split("\n") : wrap(block);
      const tight = index === 0 || (block.startsWith("@") && all[index - 1]?.startsWith("@"));
      return tight ? wrapped : ["", ...wrapped];
    })
    .map((line) => line.replaceAll("*/", "*\\/"));
  if (lines.length === 1) return `${indent}/** ${lines[0]} */`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n");
}

/** Breaks each paragraph and list item at the width; a list item goes on indented. */
function wrap(block: string): string[] {
  const paragraphs = block
    .split(/\n(?=\s*[-*] |\s*\n)|\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim());
  return paragraphs.flatMap((paragraph) => {
    const indent = /^[-*] /.test(paragraph) ? "  " : "";
    const lines: string[] = [];
    let line = "";
    for (const word of paragraph.split(" ")) {
      if (line !== "" && line.length + 1 + word.length > width) {
        lines.push(line);
        line = indent + word;
      } else {
        line = line === "" ? word : `${line} ${word}`;
      }
    }
    return [...lines, line];
  });
}
