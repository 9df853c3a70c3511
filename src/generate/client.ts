import { DocumentError, type OpenApiDocument } from "../spec/document.js";
import { listOperations, type Operation, type Parameter } from "../spec/operations.js";
import { type BodyAlternative, bodyAlternatives, carriers } from "../spec/request-bodies.js";
import { docComment } from "./doc-comment.js";
import { exampleLiteral, propertyName } from "./literal.js";
import { type Method, success } from "./method.js";
import { methodComment } from "./method-comment.js";

/**
 * The generated client: one method per operation, input and output types, and the table that the runtime needs.
 *
 * @throws {DocumentError} If the document lacks what a client needs, such as a success response with a schema.
 */
export function generateClient(document: OpenApiDocument): string {
  const methods = listOperations(document).map((operation) => ({
    ...operation,
    alternatives: bodyAlternatives(document, operation),
    inputs: operation.parameters.filter(({ clientOption }) => clientOption === undefined),
  }));
  checkNames(document, methods);
  const body = [
    schemaExports(document),
    regions(document),
    operationTable(methods),
    parameterValues,
    ...methods.map(inputType),
    ...methods.map(outputType),
    clientInterface(document, methods),
    factory(methods),
  ].join("\n");
  return `${imports(body)}\n${body}`;
}

/** Names that the generated client exports or imports by itself. */
const ownNames = [
  "CallOptions",
  "Client",
  "ClientOptions",
  "FrsClient",
  "FrsClientOptions",
  "OneOf",
  "OperationDefinition",
  "Region",
  "ServerDefinition",
  "Values",
];

/**
 * Checks that what the document names can stand side by side in TypeScript and in one input.
 *
 * @throws {DocumentError} If a schema cannot be a type of its name, or two inputs of an operation share one.
 */
function checkNames(document: OpenApiDocument, methods: Method[]): void {
  const taken = new Set([
    ...ownNames,
    ...methods.flatMap((method) => [typeName(method, "Input"), typeName(method, "Output")]),
  ]);
  for (const name of Object.keys(document.components?.schemas ?? {})) {
    const at = `/components/schemas/${name}`;
    if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) throw new DocumentError(`${at}: a schema needs a name in upper camel case.`);
    if (taken.has(name)) throw new DocumentError(`${at}: the client has a type of that name; choose another.`);
  }
  for (const { pointer, inputs, alternatives } of methods) {
    const fields = new Set(alternatives.flatMap(({ properties }) => properties.map(({ name }) => name)));
    for (const { name, in: place } of inputs) {
      if (place === "cookie")
        throw new DocumentError(`${pointer}: the cookie parameter ${name} cannot be sent by fetch.`);
      if (fields.has(name))
        throw new DocumentError(`${pointer}: the parameter ${name} and a field of the body share a name.`);
      fields.add(name);
    }
  }
}

/** The imports that the body needs. */
function imports(body: string): string {
  const oneOf = body.includes("OneOf<") ? 'import type { OneOf } from "../src/client/one-of.js";\n' : "";
  return `import type { Client } from "openapi-fetch";
import type { ServerDefinition } from "../src/client/endpoint.js";
${oneOf}import type { OperationDefinition } from "../src/client/operation.js";
import type { CallOptions, ClientOptions } from "../src/client/options.js";
import { createRuntime } from "../src/client/runtime.js";
import type { components, operations, paths } from "./schema.js";
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
  return `${docComment(["Ids of the documented regions."])}
export const regions = ${JSON.stringify(ids, null, 2).replace(/\n]$/, ",\n]")} as const;

${docComment(["Id of a documented region."])}
export type Region = (typeof regions)[number];

const server = {
  url: ${JSON.stringify(server.url)},
  regions,
} as const satisfies ServerDefinition<Region>;
`;
}

function operationTable(methods: Method[]): string {
  return `${docComment(["What the runtime knows of each operation."])}
export const operationTable = {
${methods.map(tableEntry).join("")}} as const satisfies { readonly [operationId: string]: OperationDefinition };
`;
}

function tableEntry(method: Method): string {
  const parameters = method.parameters.map(({ name, in: location, required, exploded, clientOption }) => {
    const fields = [`name: ${JSON.stringify(name)}`, `in: "${location}"`, `required: ${required}`];
    if (exploded) fields.push("exploded: true");
    if (clientOption !== undefined) fields.push(`clientOption: ${JSON.stringify(clientOption)}`);
    return `      { ${fields.join(", ")} },\n`;
  });
  const lines = [
    `operationId: "${method.operationId}"`,
    `method: "${method.method.toUpperCase()}"`,
    `path: ${JSON.stringify(method.path)}`,
    `sideEffects: "${method.sideEffects}"`,
    `parameters: [\n${parameters.join("")}    ]`,
  ];
  const server = method.servers?.find(({ variables }) => variables?.region);
  if (server) lines.push(`server: ${JSON.stringify(server.url)}`);
  if (method.security.length === 0) lines.push("open: true");
  const choice = choices(method);
  if (choice.length > 0) lines.push(`exactlyOneOf: ${exampleLiteral(choice)}`);
  if (method.alternatives.length > 0) lines.push(`body: ${bodyDefinition(method)}`);
  return `  ${method.operationId}: {\n${lines.map((line) => `    ${line},\n`).join("")}  },\n`;
}

function bodyDefinition({ alternatives }: Method): string {
  const files = alternatives.flatMap((alternative) => alternative.files);
  return files.length === 0 ? "{}" : `{ files: ${JSON.stringify(files)} }`;
}

/** Groups of fields of which exactly one must be given: the carriers of a body, or parameters that exclude each other. */
function choices({ alternatives, exactlyOneOf }: Method): string[][] {
  return exactlyOneOf.length > 0 ? exactlyOneOf.map((name) => [name]) : carriers(alternatives);
}

/** The type by which inputs name the values of parameters. */
const parameterValues = `/** The values of the parameters that an operation takes in one place, none of them optional. */
type Values<Id extends keyof operations, Place extends keyof operations[Id]["parameters"]> = Required<
  NonNullable<operations[Id]["parameters"][Place]>
>;
`;

function inputType(method: Method): string {
  const chosen = method.inputs.filter(({ name }) => method.exactlyOneOf.includes(name));
  const fields = method.inputs
    .filter((parameter) => !chosen.includes(parameter))
    .map((parameter) => inputField(method, parameter));
  const members = [
    ...chosen.map((parameter) => `{\n${inputField(method, { ...parameter, required: true })}}`),
    ...method.alternatives.map((alternative) => bodyType(method, alternative)),
  ];
  const own = fields.length === 0 ? [] : [`{\n${fields.join("")}}`];
  const body =
    members.length > 1
      ? [`OneOf<[\n${members.map((member) => `  ${member.replaceAll("\n", "\n  ")},\n`).join("")}]>`]
      : members;
  return `${docComment([`Input of {@link FrsClient.${method.operationId}}.`])}
export type ${typeName(method, "Input")} = ${[...own, ...body].join(" & ")};
`;
}

function inputField(method: Method, parameter: Parameter): string {
  const optional = parameter.required ? "" : "?";
  const example = parameter.example === undefined ? [] : [`@example ${JSON.stringify(parameter.example)}`];
  return `${docComment([parameter.description, ...example], "  ")}
  ${propertyName(parameter.name)}${optional}: ${parameterType(method, parameter)};
`;
}

function parameterType(method: Method, parameter: Parameter): string {
  const component = parameter.pointer.match(/^\/components\/parameters\/([^/]+)$/)?.[1];
  if (component !== undefined) return `components["parameters"][${JSON.stringify(component)}]`;
  return `Values<"${method.operationId}", "${parameter.in}">[${JSON.stringify(parameter.name)}]`;
}

/** The type of one form of a body; fields that travel as JSON text are given as the values that they stand for. */
function bodyType(method: Method, { mediaType, schemaName, jsonText }: BodyAlternative): string {
  const type =
    schemaName === undefined
      ? `NonNullable<operations["${method.operationId}"]["requestBody"]>["content"]["${mediaType.name}"]`
      : `components["schemas"]["${schemaName}"]`;
  if (jsonText.length === 0) return type;
  const names = jsonText.map(({ name }) => JSON.stringify(name)).join(" | ");
  const values = jsonText.map(
    ({ name, schemaName: value }) => `${propertyName(name)}?: components["schemas"]["${value}"]`,
  );
  return `Omit<${type}, ${names}> & { ${values.join("; ")} }`;
}

function outputType(method: Method): string {
  const { status, content, pointer: at } = success(method);
  const json = content.find((mediaType) => mediaType.name === "application/json");
  if (!json) throw new DocumentError(`${at} has no content of application/json.`);
  const type =
    json.schemaName === undefined
      ? `operations["${method.operationId}"]["responses"][${status}]["content"]["application/json"]`
      : `components["schemas"]["${json.schemaName}"]`;
  return `${docComment([`Output of {@link FrsClient.${method.operationId}}.`])}
export type ${typeName(method, "Output")} = ${type};
`;
}

function clientInterface(document: OpenApiDocument, methods: Method[]): string {
  const signatures = methods.map(
    (method) => `${methodComment(document, method)}
  ${method.operationId}(${signature(method)}): Promise<${typeName(method, "Output")}>;
`,
  );
  return `${docComment([`Client of ${document.info.title}: one method for each operation of the document.`])}
export interface FrsClient {
${docComment(["The plain openapi-fetch client, with the same base URL and authentication. It gives errors of the service as values.", "It throws an {@link FrsConnectionError} if no answer comes, and the runtime's own error if a successful answer is no JSON."], "  ")}
  readonly http: Client<paths>;

${signatures.join("\n")}}

${docComment(["What {@link createFrsClient} needs to know."])}
export type FrsClientOptions = ClientOptions<Region>;
`;
}

function signature(method: Method): string {
  const required =
    method.inputs.some((parameter) => parameter.required) ||
    method.requestBody?.required === true ||
    method.exactlyOneOf.length > 0;
  return `input${required ? "" : "?"}: ${typeName(method, "Input")}, options?: CallOptions`;
}

function factory(methods: Method[]): string {
  const members = methods.map(
    ({ operationId }) =>
      `    ${operationId}: (input, callOptions) => call(operationTable.${operationId}, input, callOptions),\n`,
  );
  return `${docComment([
    "Makes a client.",
    '@example\n```ts\nconst frs = createFrsClient({ region: "ap-southeast-1", projectId, auth: tokenAuth(token) });\n```',
    "@throws {FrsInputError} If an option is missing or wrong; the message says how to put it right.",
  ])}
export function createFrsClient(options: FrsClientOptions): FrsClient {
  const { http, call } = createRuntime<paths>(options, server);
  return {
    http,
${members.join("")}  };
}
`;
}

function typeName({ operationId }: Operation, suffix: "Input" | "Output"): string {
  return `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}${suffix}`;
}
