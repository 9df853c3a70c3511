import { createHash } from "node:crypto";
import { DocumentError, isObject, type JsonValue } from "../../spec/document.js";
import type { Parameter } from "../../spec/operations.js";
import type { CaseRequest } from "../case.js";
import type { Header } from "../exchange.js";
import { fill, type Scope } from "./expression.js";
import type { StepRequest } from "./scenario.js";

/** Values of parameters that the run supplies for all requests, such as the id of a project. */
export interface RunValues {
  readonly [parameter: string]: string;
}

/** A file in a form, as the document's examples write it: the data URI of its bytes. */
const dataUri = /^data:([^;,]+);base64,(.*)$/s;

/**
 * The request of a step.
 *
 * @returns `undefined` if an expression has no value, because the answer that it looks into lacks it.
 * @throws {DocumentError} If a path parameter has no value anywhere.
 */
export function buildRequest(step: StepRequest, scope: Scope, values: RunValues): CaseRequest | undefined {
  const { operation, body } = step;
  const given = new Map<string, JsonValue>();
  for (const { name, in: location, value } of step.parameters) {
    const filled = fill(value, scope);
    if (filled === undefined) return undefined;
    given.set(`${location} ${name}`, filled);
  }
  const payload = body && fill(body.payload, scope);
  if (body !== undefined && payload === undefined) return undefined;

  const valueFor = ({ name, in: location, clientOption, example, required }: Parameter): JsonValue | undefined =>
    given.get(`${location} ${name}`) ??
    (clientOption === undefined ? undefined : (values[name] ?? (required ? example : undefined)));
  const path = operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const parameter = operation.parameters.find((own) => own.in === "path" && own.name === name);
    const value = parameter && valueFor(parameter);
    if (value === undefined) throw new DocumentError(`${step.pointer} has no value for the path parameter ${name}.`);
    return encodeURIComponent(asText(value));
  });
  const of = (location: Parameter["in"]) =>
    operation.parameters
      .filter((parameter) => parameter.in === location)
      .flatMap((parameter) => {
        const value = valueFor(parameter);
        return value === undefined ? [] : [[parameter, value] as const];
      });
  const query = of("query").flatMap(([{ name, exploded }, value]) =>
    exploded && isObject(value)
      ? Object.entries(value).map(([member, item]) => queryPart(member, item))
      : (Array.isArray(value) ? value : [value]).map((item) => queryPart(name, item)),
  );
  const content = body && payload !== undefined ? encodeBody(body.contentType, payload) : undefined;
  return {
    method: operation.method.toUpperCase(),
    path: query.length === 0 ? path : `${path}?${query.join("&")}`,
    headers: [
      ...of("header").map(([{ name }, value]): Header => [name, asText(value)]),
      // Services that want a content type on every request take this one where there is no body.
      ["Content-Type", content?.type ?? "application/json"],
    ],
    body: content?.bytes,
    credentials: "valid",
  };
}

function queryPart(name: string, value: JsonValue): string {
  return `${encodeURIComponent(name)}=${encodeURIComponent(asText(value))}`;
}

function encodeBody(contentType: string, payload: JsonValue): { type: string; bytes: Uint8Array } {
  if (contentType === "multipart/form-data" && isObject(payload)) return encodeForm(Object.entries(payload));
  return { type: contentType, bytes: Buffer.from(JSON.stringify(payload)) };
}

function encodeForm(fields: [string, JsonValue][]): { type: string; bytes: Uint8Array } {
  // Made of the content, so that it is the same in each run and, being a hash, does not occur in it.
  const boundary = `frs-${createHash("sha256").update(JSON.stringify(fields)).digest("hex").slice(0, 32)}`;
  const parts = fields.flatMap(([name, value]) => {
    const [, type, data] = (typeof value === "string" && dataUri.exec(value)) || [];
    const isFile = type !== undefined && data !== undefined;
    const head = isFile
      ? `Content-Disposition: form-data; name="${name}"; filename="${name}"\r\nContent-Type: ${type}`
      : `Content-Disposition: form-data; name="${name}"`;
    const content = isFile ? Buffer.from(data, "base64") : Buffer.from(asText(value));
    return [Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), content, Buffer.from("\r\n")];
  });
  const bytes = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
  return { type: `multipart/form-data; boundary=${boundary}`, bytes };
}

function asText(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
