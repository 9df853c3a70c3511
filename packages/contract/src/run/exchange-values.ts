import { isObject, type JsonValue } from "../document/document.js";
import type { ExpressionContext } from "../document/links.js";
import { isFormName } from "../document/media-type-name.js";
import type { Operation } from "../document/operations.js";
import { type Exchange, type Header, headerOf } from "../exchange.js";
import { parsedFields } from "../wire/body.js";
import { decodeContent } from "../wire/content-coding.js";
import { queryPairsOf } from "../wire/pairs.js";
import { pathValuesOf } from "../wire/path.js";
import { jsonOf, readJson } from "../wire/text.js";

/** Returns the values of an exchange that runtime expressions can use; each is read when it is asked for. */
export function exchangeValues(operation: Operation, exchange: Exchange): ExpressionContext {
  const { request, response } = exchange;
  const requestBody = once(() => bodyValue(request.body, request.headers));
  const responseBody = once(
    () => response && jsonValue(decodeContent(response.body, response.headers) ?? response.body),
  );
  return {
    request: {
      get path() {
        return pathValuesOf(operation.path, request.url);
      },
      get query() {
        return Object.fromEntries(queryPairsOf(request.url));
      },
      get header() {
        return byLowerName(request.headers);
      },
      get body() {
        return requestBody();
      },
    },
    ...(response && {
      response: {
        get header() {
          return byLowerName(response.headers);
        },
        get body() {
          return responseBody();
        },
      },
    }),
  };
}

function once<Value>(read: () => Value): () => Value {
  let known: { value: Value } | undefined;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

function byLowerName(headers: readonly Header[]): { [name: string]: string } {
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
}

/** A JSON body, or the text fields of a form. */
function bodyValue(body: Uint8Array, headers: readonly Header[]): JsonValue | undefined {
  const contentType = headerOf(headers, "Content-Type") ?? "";
  // Of a request that is malformed on purpose, it counts what a lenient endpoint reads.
  if (!isFormName(contentType)) return containerOf(jsonOf(new TextDecoder().decode(body)));
  // A case may send a malformed form on purpose: then it names nothing.
  const fields = parsedFields(contentType, body);
  return (
    fields &&
    Object.fromEntries(fields.flatMap(({ name, text }) => (text === undefined ? [] : [[name, text] as const])))
  );
}

function jsonValue(body: Uint8Array): JsonValue | undefined {
  const read = readJson(body);
  return "value" in read ? containerOf(read.value) : undefined;
}

function containerOf(value: JsonValue | undefined): JsonValue | undefined {
  return isObject(value) || Array.isArray(value) ? value : undefined;
}
