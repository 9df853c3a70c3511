import { isObject, type JsonValue } from "openapi-contract/document";
import { literal as quotedLiteral } from "./javascript.js";
import { type Code, layOut, type Named, type Syntax } from "./layout.js";
import type { FormPart, SampleRequest } from "./request.js";
import { encode, pairsOf, textOf } from "./text.js";
import { variables } from "./variables.js";

const syntax: Syntax = { padding: "", equals: "=", hasTrailingComma: true, indent: "    " };

/** Writes a call of Python's `requests`. */
export function python(request: SampleRequest): string {
  const { operation, server, parameters, body } = request;
  const given = [...parameters];
  const project = given.find(([{ clientOption }]) => clientOption === "projectId");
  const path = operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const found = given.find(([parameter]) => parameter.in === "path" && parameter.name === name);
    return found !== undefined && found === project ? "{project_id}" : encode(found ? textOf(found[1]) : name);
  });
  const { start, first } = callOf(operation.method);
  const url = `f"{endpoint}${path}"`;
  const call: Code = {
    call: [...first, ["", url], ...queryOf(request), ...headersOf(request), ...bodyOf(request), ["timeout", "60"]],
  };
  const hasFile = body?.kind === "form" && body.parts.some(({ value }) => typeof value !== "string");
  return [
    "import json",
    "import os",
    ...(hasFile ? ["from pathlib import Path"] : []),
    "",
    "import requests",
    "",
    `endpoint = ${environment(server.variable, server.url)}`,
    ...(project ? [`project_id = ${environment(variables.project, encode(textOf(project[1])))}`] : []),
    "",
    start + layOut(call, syntax, 0, start.length),
    "response.raise_for_status()",
    ...request.resultHeaders.map((name) => `print(response.headers[${literal(name)}])`),
    "print(json.dumps(response.json(), indent=2, ensure_ascii=False))",
    "",
  ].join("\n");
}

/** Methods for which `requests` has a function. */
const functions: readonly string[] = ["get", "put", "post", "delete", "options", "head", "patch"];

function callOf(method: string): { start: string; first: Named[] } {
  if (functions.includes(method)) return { start: `response = requests.${method}`, first: [] };
  return { start: "response = requests.request", first: [["", literal(method.toUpperCase())]] };
}

function environment(variable: string, fallback: string): string {
  return `os.environ.get(${literal(variable)}, ${literal(fallback)})`;
}

function queryOf({ parameters }: SampleRequest): Named[] {
  const pairs = [...parameters]
    .filter(([parameter]) => parameter.in === "query")
    .flatMap(([parameter, value]) =>
      pairsOf(parameter, value).map(([name, text]): Named => [literal(name), literal(text)]),
    );
  return pairs.length === 0 ? [] : [["params", pairsCode(pairs)]];
}

function headersOf({ parameters, body, credentials, typeWithoutBody }: SampleRequest): Named[] {
  const type = body === undefined ? typeWithoutBody : body.kind === "json" ? body.type : undefined;
  const headers: Named[] = [
    ...(credentials.tokenHeader === undefined
      ? []
      : [[literal(credentials.tokenHeader), `os.environ[${literal(variables.token)}]`] satisfies Named]),
    ...(type === undefined || (body !== undefined && type === "application/json")
      ? []
      : [[literal("Content-Type"), literal(type)] satisfies Named]),
    ...[...parameters]
      .filter(([parameter]) => parameter.in === "header")
      .map(([{ name }, value]): Named => [literal(name), literal(textOf(value))]),
  ];
  return headers.length === 0 ? [] : [["headers", { members: headers }]];
}

function bodyOf({ body }: SampleRequest): Named[] {
  if (body === undefined) return [];
  if (body.kind === "json") return [["json", valueCode(body.value)]];
  // Whatever stands in `files` travels as a form, in this order; a text is a file without a name.
  return [["files", pairsCode(body.parts.map((part): Named => [literal(part.name), partCode(part)]))]];
}

function partCode({ value, type }: FormPart): Code {
  if (typeof value === "string") {
    return {
      call: [literal(null), literal(value), ...(type === undefined ? [] : [literal(type)])].map(
        (item): Named => ["", item],
      ),
    };
  }
  const content = `Path(${literal(value.name)}).read_bytes()`;
  return { call: [literal(value.name), content, literal(value.type)].map((item): Named => ["", item]) };
}

/** A dictionary, or, where a name stands twice, a list of pairs. */
function pairsCode(pairs: readonly Named[]): Code {
  if (new Set(pairs.map(([name]) => name)).size === pairs.length) return { members: pairs };
  return {
    list: pairs.map(([name, value]) => ({
      call: [
        ["", name],
        ["", value],
      ],
    })),
  };
}

function valueCode(value: JsonValue): Code {
  if (Array.isArray(value)) return { list: value.map(valueCode) };
  if (isObject(value))
    return { members: Object.entries(value).map(([name, item]) => [literal(name), valueCode(item)]) };
  return literal(value);
}

/** Writes a single value: strings and numbers are written as in JSON, whose escapes Python has, too. */
function literal(value: string | number | boolean | null): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "string" ? quotedLiteral(value) : JSON.stringify(value);
}
