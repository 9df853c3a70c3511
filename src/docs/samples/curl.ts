import { isObject, type JsonValue } from "openapi-contract/document";
import type { SampleFile } from "./file.js";
import { type Code, layOut, type Syntax } from "./layout.js";
import type { FormPart, SampleRequest } from "./request.js";
import { quoted, withDefault } from "./shell.js";
import { signingScript } from "./signing-script.js";
import { encode, jsonText, pairsOf, textOf } from "./text.js";
import { variables } from "./variables.js";

const json: Syntax = {
  padding: " ",
  equals: ": ",
  hasTrailingComma: false,
  indent: "  ",
};

/** Writes a command of curl that authenticates by a token. */
export function curl(request: SampleRequest): string {
  const { operation, credentials, body } = request;
  const method = operation.method.toUpperCase();
  const isImplied = method === "GET" || (method === "POST" && body !== undefined);
  const words = [
    `curl --silent --show-error --fail-with-body${request.resultHeaders.length > 0 && method !== "HEAD" ? " --include" : ""}`,
    ...(method === "HEAD" ? ["--head"] : isImplied ? [] : [`--request ${method}`]),
    `"${urlOf(request)}"`,
  ];
  const token = credentials.tokenHeader;
  const header = token === undefined ? [] : [`--header "${token}: $${variables.token}"`];
  return settingsOf(request) + command(words, [...header, ...optionsOf(request)]) + inputOf(request);
}

/** Writes a command of the signing script; `undefined` if the operation takes no signature. */
export function signedCurl(request: SampleRequest): string | undefined {
  if (!request.credentials.canSign) return undefined;
  const words = [`sh ${signingScript} ${request.operation.method.toUpperCase()}`, `"${urlOf(request)}"`];
  const note = `# ${signingScript} is among the downloads. It signs with ${variables.accessKey} and ${variables.secretKey}.\n`;
  return note + settingsOf(request) + command(words, optionsOf(request)) + inputOf(request);
}

/** Writes a command, with each of its options on a line of its own. */
function command(words: readonly string[], options: readonly string[]): string {
  return [words.join(" "), ...options].join(" \\\n  ");
}

/** Variables that the command uses. */
function settingsOf({ server, parameters }: SampleRequest): string {
  const project = [...parameters].find(([{ clientOption }]) => clientOption === "projectId");
  const lines = [`endpoint="${withDefault(server.variable, server.url)}"`];
  if (project) lines.push(`project_id="${withDefault(variables.project, encode(textOf(project[1])))}"`);
  return `${lines.join("\n")}\n\n`;
}

/** The address, within double quotes: what is not encoded in it are variables. */
function urlOf({ operation, parameters }: SampleRequest): string {
  const given = [...parameters];
  const path = operation.path.replace(/\{([^{}]+)\}(\w?)/g, (_, name: string, next: string) => {
    const found = given.find(([parameter]) => parameter.in === "path" && parameter.name === name);
    if (found?.[0].clientOption !== "projectId") return encode(found ? textOf(found[1]) : name) + next;
    // In braces only where the name would go on.
    return next === "" ? "$project_id" : `\${project_id}${next}`;
  });
  const query = given
    .filter(([parameter]) => parameter.in === "query")
    .flatMap(([parameter, value]) => pairsOf(parameter, value))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return `$endpoint${path}${query.length === 0 ? "" : `?${query.join("&")}`}`;
}

function optionsOf({ parameters, body, typeWithoutBody }: SampleRequest): string[] {
  const type = body === undefined ? typeWithoutBody : body.kind === "json" ? body.type : undefined;
  const headers = [
    ...(type === undefined ? [] : [`Content-Type: ${type}`]),
    ...[...parameters]
      .filter(([parameter]) => parameter.in === "header")
      .map(([{ name }, value]) => `${name}: ${textOf(value)}`),
  ];
  return [
    ...headers.map((header) => `--header ${/["$`\\!]/.test(header) ? quoted(header) : `"${header}"`}`),
    ...(body?.kind === "form" ? body.parts.map(formOption) : []),
    ...(body?.kind === "json" ? ["--data-binary @- <<'JSON'"] : []),
  ];
}

/** The body behind the command: what stands between the two words is sent as it is, and is in no list of processes. */
function inputOf({ body }: SampleRequest): string {
  return body?.kind === "json" ? `\n${layOut(jsonCode(body.value), json)}\nJSON\n` : "\n";
}

function jsonCode(value: JsonValue): Code {
  if (Array.isArray(value)) return { list: value.map(jsonCode) };
  if (!isObject(value)) return typeof value === "string" ? jsonText(value) : JSON.stringify(value);
  return { members: Object.entries(value).map(([name, item]) => [jsonText(name), jsonCode(item)]) };
}

function formOption({ name, value, type }: FormPart): string {
  if (typeof value !== "string") return `--form ${quoted(`${name}=@${pathOf(value)};type=${value.type}`)}`;
  // A text of this option stands for itself, also with a leading @ or <.
  if (type === undefined) return `--form-string ${quoted(`${name}=${value}`)}`;
  return `--form ${quoted(`${name}=${inQuotes(value)};type=${type}`)}`;
}

/** The path of a file, as curl reads it within a form. */
function pathOf({ name }: SampleFile): string {
  // A dash alone is the standard input.
  const path = name === "-" ? "./-" : name;
  return /^[\w./-]+$/.test(path) ? path : inQuotes(path);
}

function inQuotes(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
