import type { MediaType, OpenApiDocument } from "openapi-contract/document";
import { checkSupport } from "./client-support.js";
import { codeOf } from "./code.js";
import { deprecation, docComment, fenced } from "./doc-comment.js";
import { inputTypes } from "./input-types.js";
import { literal } from "./literal.js";
import { listMethods, type Method, successes } from "./method.js";
import { methodComment } from "./method-comment.js";
import { checkNames, typeName } from "./names.js";
import { ownErrors } from "./own-errors.js";

/**
 * Generates the client: one method per operation, with the types of its input and output.
 *
 * @throws {DocumentError} If the document does not describe what a client needs, such as a success response with a schema.
 */
export function generateClient(document: OpenApiDocument): string {
  const methods = listMethods(document);
  checkNames(document, methods);
  checkSupport(document);
  const body = [
    schemaExports(document),
    parameterValues,
    ...methods.map((method) => inputTypes(document, method, typeName(method, "Input")).code),
    ...methods.map(outputType),
    clientInterface(document, methods),
    factory(methods),
  ].join("\n");
  return `${imports(body)}\n${body}`;
}

/** Returns the imports of the body. */
function imports(generated: string): string {
  const body = codeOf(generated);
  const each = body.includes("eachItem") ? 'import { eachItem } from "../src/client/each.js";\n' : "";
  const replace = body.includes("Replace<") ? 'import type { Replace } from "../src/client/replace.js";\n' : "";
  const types = ["components", "operations", "paths", ...(body.includes("requests[") ? ["requests"] : [])];
  return `import type { Client } from "openapi-fetch";
${each}import { createHttpClient } from "../src/client/http.js";
import type { CallOptions, ClientOptions } from "../src/client/options.js";
${replace}import type { Reply } from "../src/client/reply.js";
import { createRuntime } from "../src/client/runtime.js";
import { permanentCodes, operationTable, type Region, server } from "./operations.js";
import { remedies } from "./remedies.js";
import type { ${types.join(", ")} } from "./schema.js";
`;
}

function schemaExports(document: OpenApiDocument): string {
  const names = Object.keys(document.components?.schemas ?? {});
  return `export type {\n${names.map((name) => `  ${name},\n`).join("")}} from "./schema.js";\n`;
}

/** The type by which inputs name the values of parameters. */
const parameterValues = `/** The values of the parameters of an operation in one location, all required. */
type Values<Id extends keyof operations, Place extends keyof operations[Id]["parameters"]> = Required<
  NonNullable<operations[Id]["parameters"][Place]>
>;
`;

/** The union of the bodies of all successful responses; `undefined` for those that have none. */
function outputType(method: Method): string {
  const types = successes(method).flatMap(({ status, content }) => {
    const key = /^\d+$/.test(status) ? status : literal(status);
    return content.length === 0 ? ["undefined"] : content.map((mediaType) => responseBody(method, key, mediaType));
  });
  return `${docComment([`Output of {@link FrsClient.${method.operationId}}.`])}
export type ${typeName(method, "Output")} = ${[...new Set(types)].join(" | ")};
`;
}

function responseBody(method: Method, status: string, { name, schemaName }: MediaType): string {
  return schemaName === undefined
    ? `operations["${method.operationId}"]["responses"][${status}]["content"][${literal(name)}]`
    : `components["schemas"][${literal(schemaName)}]`;
}

/** Errors that all methods have in common, described once. */
const clientErrors =
  "Every method throws an `FrsApiError` if the service reports an error. `errorCodes` describes each documented code: meaning, fault, cause and remedy. The comment of a method lists only its specific codes that a caller can act on.";

function clientInterface(document: OpenApiDocument, methods: Method[]): string {
  const errors = ownErrors(document, methods);
  const signatures = methods.map(
    (method) => `${methodComment(document, method, errors.get(method.operationId) ?? [])}
  ${method.operationId}(${signature(method)}): Reply<${typeName(method, "Output")}>;
${iteratorSignature(method)}`,
  );
  return `${docComment([`Client of ${document.info.title}: one method for each operation of the document.`, clientErrors])}
export interface FrsClient {
${docComment(["The plain openapi-fetch client, with the same base URL and authentication. It returns error responses as values.", "It throws an `FrsConnectionError` without a response, and the runtime's error if a successful response is not valid JSON."], "  ")}
  readonly http: Client<paths>;

${signatures.join("\n")}}

${docComment(["Options of {@link createFrsClient}."])}
export type FrsClientOptions = ClientOptions<Region>;
`;
}

/** Returns the method that iterates over the pages of a list. */
function iteratorSignature(method: Method): string {
  const { iteration, maximum } = method.window ?? {};
  if (!iteration) return "";
  const { offset, limit } = iteration;
  const others = method.excludes.filter((side) => !side.includes(offset) && !side.includes(limit));
  // Every page is requested by offset and limit, which exclude these.
  const excluded = others.length < method.excludes.length ? others.flat() : [];
  const without = excluded.map((name) => ` & { ${literal(name)}?: undefined }`).join("");
  return `
${docComment(
  [
    `Iterates over all items of {@link FrsClient.${method.operationId}} and requests pages as needed. Deleting items during the iteration shifts the rest, so that some are skipped: delete afterwards.`,
    ...deprecation(method.deprecated),
    {
      tag: "param",
      text: `input - As for \`${method.operationId}\`; \`${iteration.limit}\` is the page size, 500 by default.`,
    },
    { tag: "param", text: "options - Options of each call." },
    {
      tag: "throws",
      text: `{FrsWindowError} After item ${maximum}, if there are more, which the service does not list.`,
    },
    { tag: "example", text: fenced(`for await (const item of frs.${iteration.iterator}(input)) console.log(item);`) },
  ],
  "  ",
)}
  ${iteration.iterator}(${signature(method, without)}): AsyncGenerator<${typeName(method, "Output")}[${literal(iteration.items)}][number], void, undefined>;
`;
}

function signature(method: Method, narrowed = ""): string {
  const required =
    method.inputs.some((parameter) => parameter.required) ||
    method.requestBody?.required === true ||
    method.exactlyOneOf.length > 0;
  return `input${required ? "" : "?"}: ${typeName(method, "Input")}${narrowed}, options?: CallOptions`;
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
    "Creates a client.",
    {
      tag: "example",
      text: fenced('const frs = createFrsClient({ region: "ap-southeast-1", projectId, auth: tokenAuth(token) });'),
    },
    { tag: "throws", text: "{FrsInputError} If an option is missing or wrong; the message says how to fix it." },
  ])}
export function createFrsClient(options: FrsClientOptions): FrsClient {
  const runtime = createRuntime(options, { server, permanentCodes, operations: operationTable, remedies });
  const { call } = runtime;
  return {
    http: createHttpClient<paths>(runtime),
${members.join("")}  };
}
`;
}
