import { readJson } from "../checks/answer/body.js";
import { isObject, type JsonObject, type JsonValue } from "../document/document.js";
import type { ExpressionContext } from "../document/links.js";
import type { Operation } from "../document/operations.js";
import { type Exchange, type Header, headerOf } from "../exchange.js";
import { decodeText } from "../record/content.js";
import { templatePattern } from "../template.js";

/** What runtime expressions can look into, from an exchange of an operation. */
export async function exchangeValues(operation: Operation, exchange: Exchange): Promise<ExpressionContext> {
  const { request, response } = exchange;
  return {
    request: {
      path: pathValues(operation.path, request.url),
      query: Object.fromEntries(new URLSearchParams(request.url.split("?")[1] ?? "")),
      header: byLowerName(request.headers),
      body: await bodyValue(request.body, request.headers),
    },
    ...(response && {
      response: { header: byLowerName(response.headers), body: jsonValue(response.body) },
    }),
  };
}

/** The values of a path's parameters in a URL that ends with that path. */
function pathValues(path: string, url: string): { [name: string]: string } {
  const { names, source } = templatePattern(path, "[^/]*");
  const match = new RegExp(`${source}$`).exec(url.split("?")[0] ?? "");
  return Object.fromEntries(names.map((name, index) => [name, decodeText(match?.[index + 1] ?? "")]));
}

function byLowerName(headers: readonly Header[]): { [name: string]: string } {
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
}

/** A JSON body, or the text fields of a form. */
async function bodyValue(body: Uint8Array, headers: readonly Header[]): Promise<JsonValue | undefined> {
  const contentType = headerOf(headers, "Content-Type") ?? "";
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(contentType)) return jsonValue(body);
  try {
    const form = await new Response(new Uint8Array(body), { headers: { "Content-Type": contentType } }).formData();
    const fields: JsonObject = {};
    for (const [name, value] of form) if (typeof value === "string") fields[name] = value;
    return fields;
  } catch {
    // A case may break the form on purpose: then it names nothing.
    return undefined;
  }
}

function jsonValue(body: Uint8Array): JsonValue | undefined {
  const read = readJson(body);
  return "value" in read && (isObject(read.value) || Array.isArray(read.value)) ? read.value : undefined;
}
