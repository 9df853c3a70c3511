import type { Parameter } from "openapi-contract/document";
import {
  type BodyAlternative,
  bodyMediaTypes,
  carriers,
  DocumentError,
  isOnly,
  type OpenApiDocument,
  readErrorCatalogue,
  recall,
  valueTypes,
} from "openapi-contract/document";
import { codeOf } from "./code.js";
import { criteriaOf } from "./criteria.js";
import { deprecation, docComment } from "./doc-comment.js";
import { literal, objectLiteral } from "./literal.js";
import { isConfidential, listMethods, type Method, responseFields } from "./method.js";
import { checkNames, mediaName } from "./names.js";

/**
 * Generates the definitions for the runtime of the client: servers, operations, and the codes that decide whether a request
 * is retried.
 *
 * @throws {DocumentError} If the document does not describe what a client needs, such as a server with regions.
 */
export function generateOperations(document: OpenApiDocument): string {
  const methods = listMethods(document);
  checkNames(document, methods);
  const body = [
    regions(document),
    permanentCodes(document),
    mediaKinds(methods),
    ...methods.map((method) => recall(document, "definition", method.pointer, () => definition(document, method))),
    operationTable(methods),
  ].join("\n");
  const code = codeOf(body);
  // Complete words: an operation may be named `listFields`.
  const needed = imports.filter(([name]) => new RegExp(`\\b${name}\\b`).test(code)).map(([, line]) => `${line}\n`);
  return `${needed.join("")}\n${body}`;
}

/** Names that the definitions may use, with their imports. */
const imports = [
  ["checkChoice", 'import { checkChoice } from "../src/client/choice.js";'],
  ["checkCriteria", 'import { checkCriteria } from "../src/client/criteria.js";'],
  ["ServerDefinition", 'import type { ServerDefinition } from "../src/client/endpoint.js";'],
  ["checkExcludes", 'import { checkExcludes } from "../src/client/excludes.js";'],
  ["fileField", 'import { fileField } from "../src/client/form-fields.js";'],
  ["listField", 'import { listField } from "../src/client/form-fields.js";'],
  ["nullableField", 'import { nullableField } from "../src/client/form-fields.js";'],
  ["objectField", 'import { objectField } from "../src/client/form-fields.js";'],
  ["textField", 'import { textField } from "../src/client/form-fields.js";'],
  ["encodeMediaBody", 'import { encodeMediaBody, mediaContent } from "../src/client/media-body.js";'],
  ["checkTotals", 'import { checkTotals } from "../src/client/media.js";'],
  ["fileBlob", 'import { fileBlob } from "../src/client/media.js";'],
  ["MediaDefinition", 'import type { MediaDefinition } from "../src/client/media.js";'],
  ["encodeMultipart", 'import { encodeMultipart } from "../src/client/multipart.js";'],
  ["OperationDefinition", 'import type { OperationDefinition } from "../src/client/operation.js";'],
  ["projectOf", 'import { projectOf } from "../src/client/project.js";'],
  ["explodeItems", 'import { explodeItems } from "../src/client/query-values.js";'],
  ["explodeMembers", 'import { explodeMembers } from "../src/client/query-values.js";'],
  ["joinItems", 'import { joinItems } from "../src/client/query-values.js";'],
  ["joinMembers", 'import { joinMembers } from "../src/client/query-values.js";'],
  ["secretFields", 'import { secretFields } from "../src/client/secret-fields.js";'],
  ["encodeUrlencoded", 'import { encodeUrlencoded } from "../src/client/urlencoded.js";'],
] as const;

function regions(document: OpenApiDocument): string {
  const server = document.servers?.find(({ variables }) => variables?.region?.enum);
  const ids = server?.variables?.region?.enum;
  if (!server || !ids) throw new DocumentError("/servers must have an entry with a variable `region` and its enum.");
  return `${docComment(["Ids of the documented regions."])}
export const regions = [\n${ids.map((id) => `  ${literal(id)},\n`).join("")}] as const;

${docComment(["Id of a documented region."])}
export type Region = (typeof regions)[number];

/** Server of the service. */
export const server = {
  url: ${literal(server.url)},
  regions,
} as const satisfies ServerDefinition<Region>;
`;
}

/** Generates the codes of server errors that are not retryable. */
function permanentCodes(document: OpenApiDocument): string {
  const codes = readErrorCatalogue(document)
    .filter(({ status, retryable }) => !retryable && status.some((value) => value >= 500))
    .map(({ code }) => code);
  return `${docComment(["Codes of server errors that a retry cannot resolve."])}
export const permanentCodes: readonly string[] = ${literal(codes)};
`;
}

/** Generates the kinds of images and videos, each once. */
function mediaKinds(methods: Method[]): string {
  const kinds = new Map<string, string>();
  for (const { schema, formats, maxBytes, base64 } of methods.flatMap(({ alternatives }) =>
    alternatives.flatMap(({ media }) => media),
  )) {
    const fields = [`formats: ${literal(formats)}`, `maxBytes: ${maxBytes}`];
    if (base64) fields.push("base64: true");
    fields.push(`schema: ${literal(schema)}`);
    kinds.set(schema, `const ${mediaName(schema)} = { ${fields.join(", ")} } as const satisfies MediaDefinition;\n`);
  }
  return [...kinds.values()].join("\n");
}

/** Generates the table of all definitions. */
function operationTable(methods: Method[]): string {
  return `${docComment(["All operations of the document, by name."])}
export const operationTable = {
${methods.map(({ operationId }) => `  ${operationId},\n`).join("")}} as const satisfies { readonly [operationId: string]: OperationDefinition };
`;
}

/** Generates the definition of an operation as a constant of its own, so that a bundle can contain one without the others. */
function definition(document: OpenApiDocument, method: Method): string {
  const parameters = method.parameters.map((parameter) => {
    const { name, in: location, required, clientOption } = parameter;
    const write = queryWriter(document, parameter);
    const fields = [`name: ${literal(name)}`, `in: "${location}"`, `required: ${required}`];
    if (write !== undefined) fields.push(`write: ${write}`);
    if (clientOption !== undefined) fields.push(`clientOption: ${literal(clientOption)}`);
    return `    { ${fields.join(", ")} },\n`;
  });
  const lines = [
    `operationId: "${method.operationId}"`,
    `method: "${method.method.toUpperCase()}"`,
    `path: ${literal(method.path)}`,
    `sideEffects: "${method.sideEffects}"`,
    `parameters: [\n${parameters.join("")}  ]`,
  ];
  const server = method.servers?.find(({ variables }) => variables?.region);
  if (server) lines.push(`server: ${literal(server.url)}`);
  if (method.security.length === 0) lines.push(`auth: "none"`);
  const choice = choices(method);
  if (choice.length > 0) lines.push(`exactlyOneOf: ${literal(choice)}`);
  const criteria = criteriaOf(document, method);
  if (Object.keys(criteria).length > 0) lines.push(`criteria: ${literal(criteria)}`, "check: checkCriteria");
  else if (choice.length > 0) lines.push("check: checkChoice");
  if (method.excludes.length > 0) {
    lines.push(`excludes: ${literal(method.excludes)}`, "checkExcludes: checkExcludes");
  }
  if (method.alternatives.length > 0) lines.push(`body: ${bodyDefinition(method)}`);
  const { usual, nullable, responses } = responseFields(document, method);
  if (usual.length > 0) lines.push(`response: ${literal(usual)}`);
  if (nullable.length > 0) lines.push(`nullable: ${literal(nullable)}`);
  if (Object.keys(responses).length > 0) lines.push(`responses: ${literal(responses)}`);
  if (isConfidential(document, method)) lines.push("confidential: true");
  // The runtime requests the project of a region with this operation.
  if (method.operationId === "listProjects") lines.push("projectOf");
  if (method.window?.iteration) {
    const { maximum, iteration } = method.window;
    const { iterator: _, total, ...window } = iteration;
    const path = total.pointer.split("/").slice(1);
    lines.push(`window: ${literal({ ...window, maximum, total: { operationId: total.operationId, path } })}`);
  }
  return `${docComment([`${method.summary || method.operationId}: definition for the runtime.`, ...deprecation(method.deprecated)])}
export const ${method.operationId} = {
${lines.map((line) => `  ${line},\n`).join("")}} as const satisfies OperationDefinition;
`;
}

/** Returns the writer of a parameter that is an array or an object; otherwise `undefined`. */
function queryWriter(document: OpenApiDocument, { schema, explode }: Parameter): string | undefined {
  const types = valueTypes(document, [schema]);
  if (isOnly(types, "array", true)) return explode ? "explodeItems" : "joinItems";
  if (isOnly(types, "object", true)) return explode ? "explodeMembers" : "joinMembers";
  return undefined;
}

/** Returns the writer of a body, and that of a body without files if it is not JSON. */
function bodyWriters(alternatives: readonly BodyAlternative[], mayHoldMedia: boolean): string[] {
  const offered = alternatives.flatMap(({ mediaTypes }) => mediaTypes);
  const plain = offered.includes(bodyMediaTypes.json)
    ? undefined
    : offered.includes(bodyMediaTypes.urlencoded)
      ? "encodeUrlencoded"
      : "encodeMultipart";
  if (!mayHoldMedia) return plain === undefined ? [] : [`encode: ${plain}`];
  return ["encode: encodeMediaBody", "content: mediaContent", ...(plain === undefined ? [] : [`plain: ${plain}`])];
}

/** Returns the writers of form fields that are neither scalars nor single files, or that may be `null`. */
function fieldWriters(alternatives: readonly BodyAlternative[]): [name: string, code: string][] {
  const writers = alternatives.flatMap(({ files, lists, objects, nullable }) =>
    [...new Set([...lists, ...objects, ...nullable])].map((name): [string, string] => {
      const item = files.includes(name) ? "fileField" : objects.includes(name) ? "objectField" : "textField";
      const writer = lists.includes(name) ? `/* @__PURE__ */ listField(${item})` : item;
      return [name, nullable.includes(name) ? `/* @__PURE__ */ nullableField(${writer})` : writer];
    }),
  );
  return [...new Map(writers)];
}

function bodyDefinition({ alternatives, requestBody }: Method): string {
  const files = [...new Set(alternatives.flatMap((alternative) => alternative.files))];
  const fields = requestBody?.required === true ? [] : ["optional: true"];
  if (files.length > 0) fields.push(`files: ${literal(files)}`);
  const writers = fieldWriters(alternatives);
  if (writers.length > 0) fields.push(`fields: ${objectLiteral(writers)}`);
  const media = alternatives.flatMap((alternative) => alternative.media);
  if (media.length > 0) {
    fields.push(`media: ${objectLiteral(media.map(({ name, schema }) => [name, mediaName(schema)]))}`);
  }
  const totals = alternatives.flatMap(({ media: parts, maxTotal }) =>
    parts.length === 0 || maxTotal === undefined
      ? []
      : [{ fields: parts.map(({ name }) => name), maxBytes: maxTotal.bytes, pointer: maxTotal.pointer }],
  );
  if (files.length > 0) fields.push("toBlob: fileBlob");
  fields.push(...bodyWriters(alternatives, media.length + files.length > 0));
  if (totals.length > 0) fields.push(`totals: ${literal(totals)}`, "checkTotals");
  const secrets = [...new Set(alternatives.flatMap((alternative) => alternative.secrets))];
  if (secrets.length > 0) fields.push(`secrets: /* @__PURE__ */ secretFields(${literal(secrets)})`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

/** Returns the groups of fields of which exactly one is required: the carriers of a body, or exclusive parameters. */
function choices({ alternatives, exactlyOneOf }: Method): string[][] {
  return exactlyOneOf.length > 0 ? exactlyOneOf.map((name) => [name]) : carriers(alternatives);
}
