import { DocumentError, type OpenApiDocument } from "../spec/document.js";
import type { Parameter } from "../spec/operations.js";
import type { BodyAlternative } from "../spec/request-bodies.js";
import { codeOf } from "./code.js";
import { deprecation, docComment, fenced } from "./doc-comment.js";
import { literal, propertyName } from "./literal.js";
import { listMethods, type Method, success } from "./method.js";
import { methodComment } from "./method-comment.js";
import { checkNames, typeName } from "./names.js";

/**
 * The generated client: one method per operation, with the types of its input and output.
 *
 * @throws {DocumentError} If the document lacks what a client needs, such as a success response with a schema.
 */
export function generateClient(document: OpenApiDocument): string {
  const methods = listMethods(document);
  checkNames(document, methods);
  const body = [
    schemaExports(document),
    parameterValues,
    ...methods.map(inputType),
    ...methods.map(outputType),
    clientInterface(document, methods),
    factory(methods),
  ].join("\n");
  return `${imports(body)}\n${body}`;
}

/** The imports that the body needs. */
function imports(generated: string): string {
  const body = codeOf(generated);
  const each = body.includes("eachItem") ? 'import { eachItem } from "../src/client/each.js";\n' : "";
  const files = body.includes("FileContent") ? 'import type { FileContent } from "../src/client/media.js";\n' : "";
  const oneOf = body.includes("OneOf<") ? 'import type { OneOf } from "../src/client/one-of.js";\n' : "";
  return `import type { Client } from "openapi-fetch";
${each}import { createHttpClient } from "../src/client/http.js";
${files}${oneOf}import type { CallOptions, ClientOptions } from "../src/client/options.js";
import type { Reply } from "../src/client/reply.js";
import { createRuntime } from "../src/client/runtime.js";
import { lastingCodes, operationTable, type Region, server } from "./operations.js";
import { remedies } from "./remedies.js";
import type { components, operations, paths } from "./schema.js";
`;
}

function schemaExports(document: OpenApiDocument): string {
  const names = Object.keys(document.components?.schemas ?? {});
  return `export type {\n${names.map((name) => `  ${name},\n`).join("")}} from "./schema.js";\n`;
}

/** The input of an operation that takes nothing. */
const nothing = "{}";

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
  return `${docComment([`Input of {@link FrsClient.${method.operationId}}.`, ...deprecation(method.deprecated)])}
export type ${typeName(method, "Input")} = ${[...own, ...body].join(" & ") || nothing};
`;
}

function inputField(method: Method, parameter: Parameter): string {
  const optional = parameter.required ? "" : "?";
  const example =
    parameter.example === undefined ? [] : [{ tag: "example", text: JSON.stringify(parameter.example) } as const];
  return `${docComment([parameter.description, ...deprecation(parameter.deprecated), ...example], "  ")}
  ${propertyName(parameter.name)}${optional}: ${parameterType(method, parameter)};
`;
}

function parameterType(method: Method, parameter: Parameter): string {
  const component = parameter.pointer.match(/^\/components\/parameters\/([^/]+)$/)?.[1];
  if (component !== undefined) return `components["parameters"][${literal(component)}]`;
  return `Values<"${method.operationId}", "${parameter.in}">[${literal(parameter.name)}]`;
}

/**
 * The type of one form of a body. Fields that travel as JSON text are given as the values that they stand for, and files
 * in whatever form the caller has them.
 */
function bodyType(method: Method, { mediaType, schemaName, jsonText, files, required }: BodyAlternative): string {
  const type =
    schemaName === undefined
      ? `NonNullable<operations["${method.operationId}"]["requestBody"]>["content"][${literal(mediaType.name)}]`
      : `components["schemas"][${literal(schemaName)}]`;
  if (jsonText.length + files.length === 0) return type;
  const names = [...files, ...jsonText.map(({ name }) => name)].map(literal).join(" | ");
  const values = [
    ...files.map((name) => `${propertyName(name)}${required.includes(name) ? "" : "?"}: FileContent`),
    ...jsonText.map(
      ({ name, schemaName: value }) => `${propertyName(name)}?: components["schemas"][${literal(value)}]`,
    ),
  ];
  return `Omit<${type}, ${names}> & { ${values.join("; ")} }`;
}

function outputType(method: Method): string {
  const { status, content, pointer: at } = success(method);
  const json = content.find((mediaType) => mediaType.name === "application/json");
  if (!json) throw new DocumentError(`${at} has no content of application/json.`);
  const type =
    json.schemaName === undefined
      ? `operations["${method.operationId}"]["responses"][${status}]["content"]["application/json"]`
      : `components["schemas"][${literal(json.schemaName)}]`;
  return `${docComment([`Output of {@link FrsClient.${method.operationId}}.`])}
export type ${typeName(method, "Output")} = ${type};
`;
}

function clientInterface(document: OpenApiDocument, methods: Method[]): string {
  const signatures = methods.map(
    (method) => `${methodComment(document, method)}
  ${method.operationId}(${signature(method)}): Reply<${typeName(method, "Output")}>;
${iteratorSignature(method)}`,
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

/** The method that goes through the list that another one gives in parts. */
function iteratorSignature(method: Method): string {
  const { iteration, maximum } = method.window ?? {};
  if (!iteration) return "";
  return `
${docComment(
  [
    `Goes through all items of {@link FrsClient.${method.operationId}} one by one, and asks for more only when they are needed. What is deleted meanwhile moves the rest up, so that some are passed over: delete afterwards.`,
    ...deprecation(method.deprecated),
    {
      tag: "param",
      text: `input - As for \`${method.operationId}\`; \`${iteration.limit}\` says how many are asked for at a time, 500 by default.`,
    },
    { tag: "param", text: "options - Settings of each call." },
    {
      tag: "throws",
      text: `{FrsWindowError} After item ${maximum}, if there are more: the service does not list them.`,
    },
    { tag: "example", text: fenced(`for await (const item of frs.${iteration.iterator}(input)) console.log(item);`) },
  ],
  "  ",
)}
  ${iteration.iterator}(${signature(method)}): AsyncGenerator<${typeName(method, "Output")}[${literal(iteration.items)}][number], void, undefined>;
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
  const members = methods.flatMap(({ operationId, window }) => [
    `    ${operationId}: (input, callOptions) => call(operationTable.${operationId}, input, callOptions),\n`,
    ...(window?.iteration
      ? [
          `    ${window.iteration.iterator}: (input, callOptions) => eachItem(call, operationTable, operationTable.${operationId}, input, callOptions),\n`,
        ]
      : []),
  ]);
  return `${docComment([
    "Makes a client.",
    {
      tag: "example",
      text: fenced('const frs = createFrsClient({ region: "ap-southeast-1", projectId, auth: tokenAuth(token) });'),
    },
    { tag: "throws", text: "{FrsInputError} If an option is missing or wrong; the message says how to put it right." },
  ])}
export function createFrsClient(options: FrsClientOptions): FrsClient {
  const runtime = createRuntime(options, { server, lastingCodes, operations: operationTable, remedies });
  const { call } = runtime;
  return {
    http: createHttpClient<paths>(runtime),
${members.join("")}  };
}
`;
}
