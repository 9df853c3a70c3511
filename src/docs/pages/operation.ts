import {
  hasSchema,
  isReserved,
  type MediaType,
  type OpenApiDocument,
  type Operation,
  type OperationResponse,
  resolve,
} from "openapi-contract/document";
import type { Block, Page, Tab } from "../content.js";
import { type Field, fieldsOf, formsOf, typeText, valueText } from "../fields.js";
import { operationAddress } from "../guide-links.js";
import { fenced, tableOf } from "../markdown.js";
import { type Model, operationPath } from "../model.js";
import { type Sample, sampleLanguages } from "../samples/index.js";
import { sideEffectText } from "../side-effects.js";
import { tryItAddress } from "../try-it.js";

/** Languages of samples, as the highlighter knows them. */
const fences: { readonly [language in Sample["language"]]: string } = {
  typescript: "ts",
  "openapi-fetch": "ts",
  curl: "sh",
  "curl-signed": "sh",
  python: "python",
};

/** The page of an operation: all that the document says of it. */
export function operationPage(model: Model, operation: Operation): Page {
  const { linked } = model;
  const { operationId, method, path, summary } = operation;
  const blocks: Block[] = [
    { kind: "endpoint", markdown: `\`${method.toUpperCase()} ${path}\`` },
    { contents: "sections" },
    ...(operation.deprecated
      ? [{ kind: "note" as const, markdown: "This operation is **deprecated**: do not use it in new code." }]
      : []),
    linked(operation.description),
    factsOf(model, operation),
    ...parametersOf(model, operation),
    ...bodyOf(model, operation),
    ...sampleBlocks(model.samples.get(operation.pointer) ?? []),
    ...responsesOf(model, operation),
    ...errorsOf(model, operation),
  ];
  return {
    path: operationPath(operationId),
    title: summary || operationId,
    label: operationId,
    description: `${method.toUpperCase()} ${path}: ${summary}`,
    blocks,
  };
}

function factsOf({ document, guides }: Model, operation: Operation): string {
  const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ");
  const { exactlyOneOf, excludes, window, servers, regions, sdkOperations, externalDocs, sideEffects } = operation;
  const authentication = guides.find(({ name }) => name === "Authentication");
  const more = authentication ? ` See [${authentication.name}](page:${authentication.path}).` : "";
  const facts = [
    `**Side effects:** ${sideEffectText[sideEffects]}`,
    `**Credentials:** ${operation.security.length === 0 ? "none." : `${credentialsText(document, operation)}.${more}`}`,
    ...(servers ? serverFacts(servers.map(({ url }) => url)) : []),
    ...(regions.length > 0 ? [`**Regions:** ${code(regions)}`] : []),
    ...(exactlyOneOf.length > 0 ? [`**Exactly one of:** ${code(exactlyOneOf)}`] : []),
    ...(excludes.length > 0 ? [`**Mutually exclusive:** ${excludes.map(code).join(" — ")}`] : []),
    ...(window ? [`**Together at most ${window.maximum}:** ${code(window.parameters)}`] : []),
    ...(sdkOperations.length > 0 ? [`**In the official SDK:** ${code(sdkOperations)}`] : []),
    ...(externalDocs
      ? [`**Official page:** [${externalDocs.description || externalDocs.url}](${externalDocs.url})`]
      : []),
  ];
  const links = `[Try it](file:${tryItAddress(operation)}) · [In the reference](file:reference.html${encodeURI(operationAddress(operation))})`;
  return [...facts, links].map((fact) => `- ${fact}`).join("\n");
}

/** The servers of an operation that has others than the rest; one whose host is but a variable stands for any other. */
function serverFacts(urls: readonly string[]): string[] {
  const named = urls.filter((url) => !/^[^:/]+:\/\/\{[^{}]+\}/.test(url));
  const any = named.length < urls.length ? ["any other base URL, such as that of a mock"] : [];
  const [first, ...others] = named.map((url) => `\`${url}\``);
  if (first === undefined) return any.map((text) => `**Server:** ${text}.`);
  const own = `${first}, another one than that of the other operations`;
  return [`**Server:** ${[own, ...others, ...any].join(", or ")}.`];
}

/** The ways to authenticate, of which one is enough. */
function credentialsText(document: OpenApiDocument, { security }: Operation): string {
  const nameOf = (scheme: string) => {
    const { value } = resolve(document, { $ref: `#/components/securitySchemes/${scheme}` }, "/security");
    if (value["x-signature"] !== undefined) return "a signature by an access key";
    return value.type === "apiKey" ? `a token in \`${value.name}\`` : `\`${scheme}\``;
  };
  const ways = security.map((requirement) => Object.keys(requirement).map(nameOf).join(" and ") || "none");
  return ways.join(", or ");
}

function parametersOf({ document, linked }: Model, { parameters }: Operation): Block[] {
  const rows = parameters
    .filter((parameter) => !isReserved(parameter))
    .map((parameter) => {
      const { name, description, deprecated, clientOption, example } = parameter;
      const notes = [
        linked(description),
        ...(deprecated ? ["**Deprecated.**"] : []),
        ...(clientOption === undefined ? [] : [`The option \`${clientOption}\` of the client supplies it.`]),
        ...(example === undefined ? [] : [`Example: ${valueText(example)}`]),
      ];
      const type = typeText(document, [parameter.schema]);
      return [`\`${name}\``, parameter.in, type, parameter.required ? "yes" : "no", notes.join(" ")];
    });
  if (rows.length === 0) return [];
  return ["## Parameters", tableOf(["Name", "In", "Type", "Required", "Description"], rows)];
}

function bodyOf(model: Model, { requestBody }: Operation): Block[] {
  if (!requestBody) return [];
  const { required, description, content } = requestBody;
  const tabs = content.map((mediaType): Tab => ({ label: mediaType.name, blocks: formBlocks(model, mediaType) }));
  const intro = `${model.linked(description)} ${required ? "The body is required." : "The body is optional."}`.trim();
  return ["## Request body", intro, ...tabbed(tabs)];
}

/** The fields of each form that a body can have. */
function formBlocks({ document, linked }: Model, mediaType: MediaType): Block[] {
  if (!hasSchema(document, mediaType)) return ["The document does not describe this body."];
  const forms = formsOf(document, mediaType.schema);
  const tables = forms.flatMap(({ title, pointer }): Block[] => {
    const table = fieldTable(fieldsOf(document, pointer, "request"), linked, "Required");
    return [
      ...(title === "" ? [] : [`**${title}**`]),
      table || `The body is of type ${typeText(document, [pointer])}.`,
    ];
  });
  return [...(forms.length > 1 ? ["One of these forms:"] : []), ...tables];
}

function fieldTable(fields: readonly Field[], linked: (text: string) => string, presence: string): string {
  const rows = fields.map((field) => [
    `\`${field.name}\``,
    field.type,
    field.presence,
    `${linked(field.description)}${field.isDeprecated ? " **Deprecated.**" : ""}`,
  ]);
  return tableOf(["Field", "Type", presence, "Description"], rows);
}

function sampleBlocks(samples: readonly Sample[]): Block[] {
  if (samples.length === 0) return [];
  const tabs = sampleLanguages.flatMap((language): Tab[] => {
    const own = samples.filter((sample) => sample.language === language);
    const [first] = own;
    if (!first) return [];
    const examples = own.map(
      (sample): Tab => ({
        label: sampleLabel(sample, own),
        blocks: [fenced(sample.source, fences[language])],
      }),
    );
    return [{ label: first.label, blocks: tabbed(examples) }];
  });
  return ["## Samples", "Each of them sends an example of this page and prints the response.", ...tabbed(tabs)];
}

/** What an example is called, with its media type where another one has the same name. */
function sampleLabel({ example, mediaType = "" }: Sample, samples: readonly Sample[]): string {
  const isUnique = samples.filter((other) => other.example === example).length === 1;
  return isUnique || mediaType === "" ? example || "plain" : `${example} (${mediaType})`;
}

function responsesOf(model: Model, { responses }: Operation): Block[] {
  const successes = responses.filter(({ status }) => status.startsWith("2"));
  return successes.flatMap((response): Block[] => [
    `## Response ${response.status}`,
    model.linked(response.description),
    ...headersOf(model, response),
    ...response.content.flatMap((mediaType) => contentBlocks(model, mediaType)),
  ]);
}

function headersOf({ document }: Model, { headers }: OperationResponse): Block[] {
  if (headers.length === 0) return [];
  const rows = headers.map(({ name, required, schema, pointer }) => {
    const { description } = resolve(document, { $ref: `#${pointer}` }, pointer).value;
    return [
      `\`${name}\``,
      typeText(document, [schema]),
      required ? "yes" : "no",
      typeof description === "string" ? description : "",
    ];
  });
  return ["### Headers", tableOf(["Header", "Type", "Always there", "Description"], rows)];
}

function contentBlocks({ document, linked }: Model, mediaType: MediaType): Block[] {
  const fields = hasSchema(document, mediaType) ? fieldsOf(document, mediaType.schema, "response") : [];
  const table = fieldTable(fields, linked, "Always there");
  const examples = mediaType.examples.map(
    ({ name, summary, value }): Tab => ({
      label: summary || name || "Example",
      blocks: [fenced(JSON.stringify(value, null, 2), "json")],
    }),
  );
  return [
    ...(table === "" ? [] : ["### Fields", table]),
    ...(examples.length === 0 ? [] : [examples.length === 1 ? "### Example" : "### Examples", ...tabbed(examples)]),
  ];
}

function errorsOf(model: Model, { responses, errorCodes }: Operation): Block[] {
  const failures = responses.filter(({ status }) => !status.startsWith("2"));
  if (failures.length === 0) return [];
  const statuses = failures.map(({ status, description }) => [
    status === "default" ? "any other" : status,
    model.linked(description),
  ]);
  const entries = model.codes.filter(({ code }) => errorCodes.includes(code));
  const sorted = entries.sort((one, other) => (one.status[0] ?? 0) - (other.status[0] ?? 0));
  const codes = sorted.map(({ code, status, meaning, retryable }) => [
    `\`${code}\``,
    status.join(", "),
    meaning,
    retryable ? "yes" : "no",
  ]);
  const content = failures.flatMap((response) => response.content)[0];
  const fields =
    content && hasSchema(model.document, content) ? fieldsOf(model.document, content.schema, "response") : [];
  return [
    "## Errors",
    tableOf(["Status", "When"], statuses),
    ...(codes.length === 0
      ? []
      : [
          "### Error codes",
          "Each code leads to its cause and remedy.",
          tableOf(["Code", "Status", "Meaning", "Can be retried"], codes),
        ]),
    ...(fields.length === 0 ? [] : ["### Fields of an error", fieldTable(fields, model.linked, "Always there")]),
  ];
}

/** Alternatives as tabs; a single one stands by itself. */
function tabbed(tabs: readonly Tab[]): Block[] {
  const [first] = tabs;
  return tabs.length > 1 || first === undefined ? (first ? [{ tabs }] : []) : [...first.blocks];
}
