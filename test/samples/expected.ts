import { createHash, createHmac } from "node:crypto";
import { isObject, type JsonValue, type OpenApiDocument, type Operation } from "openapi-contract/document";
import { authorizationHeader, canonicalRequest, stringToSign } from "../../src/client/signature.js";
import { fileOf } from "../../src/docs/samples/file.js";
import type { Sample } from "../../src/docs/samples/index.js";
import type { Received } from "./recorder.js";

/** A part of a form. */
export interface Part {
  name: string;
  value: string;
  /** Name and type of a file; its content is in base64. */
  filename?: string;
  type?: string;
}

/** What a request comes down to. */
export interface Sent {
  method: string;
  path: string;
  query: [string, string][];
  contentType: string | undefined;
  token: string | undefined;
  json?: unknown;
  parts?: Part[];
}

/** The request of a sample, as the document shows it. */
export function expectedOf(document: OpenApiDocument, operation: Operation, sample: Sample): Sent {
  const { parameters, window, requestBody } = operation;
  const path = operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    return String(parameters.find((parameter) => parameter.in === "path" && parameter.name === name)?.example);
  });
  const mediaType = requestBody?.content.find(({ name }) => name === sample.mediaType);
  const body = mediaType?.examples.find(({ name }) => name === sample.example)?.value;
  const named = parameters.flatMap((parameter) =>
    parameter.examples.filter(({ name }) => name === sample.example).map(({ value }) => ({ parameter, value })),
  );
  const query = parameters
    .filter((parameter) => parameter.in === "query")
    .flatMap((parameter): [string, JsonValue][] => {
      const { name, example = null, required } = parameter;
      const chosen = sample.example === "" ? undefined : named.find((each) => each.parameter === parameter);
      if (mediaType === undefined && chosen) {
        return isObject(chosen.value) ? Object.entries(chosen.value) : [[name, chosen.value]];
      }
      const isOfWindow = mediaType === undefined && sample.example === "" && window?.parameters.includes(name) === true;
      return required || isOfWindow ? [[name, example]] : [];
    });
  const isForm = mediaType?.name === "multipart/form-data";
  const type = mediaType?.name ?? Reflect.get(document, "x-content-type-without-body");
  return {
    method: operation.method.toUpperCase(),
    path,
    query: query.map(([name, value]): [string, string] => [name, String(value)]).sort(),
    contentType: type,
    token: sample.language === "curl-signed" || operation.security.length === 0 ? undefined : "an-invented-token",
    ...(mediaType && !isForm && { json: body }),
    ...(isForm && isObject(body) && { parts: Object.entries(body).map(([name, value]) => expectedPart(name, value)) }),
  };
}

function expectedPart(name: string, value: JsonValue): Part {
  const file = fileOf(name, value);
  if (file) return { name, value: file.base64, filename: file.name, type: file.type };
  return { name, value: typeof value === "string" ? value : JSON.stringify(value) };
}

/** The files that a program of a request finds beside itself. */
export function filesOf(operation: Operation, sample: Sample): Map<string, Uint8Array> {
  const mediaType = operation.requestBody?.content.find(({ name }) => name === sample.mediaType);
  const body = mediaType?.examples.find(({ name }) => name === sample.example)?.value;
  const files = Object.entries(isObject(body) ? body : {}).flatMap(([name, value]) => fileOf(name, value) ?? []);
  return new Map(files.map(({ name, base64 }) => [name, Buffer.from(base64, "base64")]));
}

/** What a received request comes down to. */
export async function sentBy({ method, path, query, headers, body }: Received): Promise<Sent> {
  const contentType = headers["content-type"];
  const isForm = contentType?.startsWith("multipart/form-data") === true;
  return {
    method,
    path: decodeURIComponent(path.replace(/^\/\d+/, "")),
    query: [...new URLSearchParams(query)].sort(),
    contentType: contentType?.split(";")[0],
    token: headers["x-auth-token"],
    ...(!isForm && body.length > 0 && { json: JSON.parse(body.toString("utf8")) }),
    ...(isForm && { parts: await partsOf(body, contentType) }),
  };
}

async function partsOf(body: Buffer, contentType: string): Promise<Part[]> {
  const form = await new Response(new Uint8Array(body), { headers: { "Content-Type": contentType } }).formData();
  return await Promise.all(
    [...form].map(async ([name, value]): Promise<Part> => {
      if (typeof value === "string") return { name, value };
      const content = Buffer.from(await value.arrayBuffer()).toString("base64");
      return { name, value: content, filename: value.name, type: value.type };
    }),
  );
}

/** The signature that a request must have, by the client's own signer. */
export function signatureOf(
  { method, path, query, headers, body }: Received,
  accessKey: string,
  secretKey: string,
): string {
  const names = headers.authorization?.match(/SignedHeaders=([^,]*)/)?.[1]?.split(";") ?? [];
  const canonical = canonicalRequest({
    method,
    url: new URL(`http://${headers.host}${path}${query === "" ? "" : `?${query}`}`),
    headers: Object.fromEntries(names.map((name) => [name, headers[name] ?? ""])),
    payloadHash: headers["x-sdk-content-sha256"] ?? createHash("sha256").update(body).digest("hex"),
  });
  const hash = createHash("sha256").update(canonical.text).digest("hex");
  const signature = createHmac("sha256", secretKey)
    .update(stringToSign(headers["x-sdk-date"] ?? "", hash))
    .digest("hex");
  return authorizationHeader(accessKey, canonical.signedHeaders, signature);
}
