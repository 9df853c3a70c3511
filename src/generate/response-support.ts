import type { OpenApiDocument } from "openapi-contract/document";
import { fileBelow, hasSchema, isOnly, type MediaType, type Operation, valueTypes } from "openapi-contract/document";
import type { ClientLimit } from "./client-limit.js";

/** JSON, by its name alone or with the one charset that it has. */
const jsonType = /^application\/json(\s*;\s*charset=("?)utf-8\2)?$/i;

/** What the responses of an operation ask for and the client cannot do. Those of errors may be anything. */
export function responseLimits(
  document: OpenApiDocument,
  { method, responses, window, pointer: at }: Operation,
): ClientLimit[] {
  const limits: ClientLimit[] = [];
  const successes = responses.filter(({ status }) => isSuccess(status));
  if (successes.length === 0) {
    limits.push({
      pointer: `${at}/responses`,
      message: "The operation must have a success status: describe a response such as 200.",
    });
  }
  if (window?.iteration && (successes.length > 1 || successes.some(({ content }) => content.length === 0))) {
    const message = "An operation whose list is iterated must have one success status, with a body.";
    limits.push({ pointer: `${at}/responses`, message });
  }
  for (const { status, content, pointer } of responses) {
    if (/^3/.test(status)) {
      const message = `The client does not follow redirects: remove the response ${status}.`;
      limits.push({ pointer, message });
    }
    if (!isSuccess(status)) continue;
    if (content.length > 0 && (method === "head" || /^20[45]$/.test(status))) {
      const which = method === "head" ? "to HEAD" : `with ${status}`;
      limits.push({ pointer, message: `A response ${which} has no body: remove its \`content\`.` });
      continue;
    }
    limits.push(...content.flatMap((mediaType) => mediaTypeLimits(document, mediaType)));
  }
  return limits;
}

/** Whether a status, or a range of them, is one of success. */
export function isSuccess(status: string): boolean {
  return /^2(\d\d|XX)$/.test(status);
}

function mediaTypeLimits(document: OpenApiDocument, mediaType: MediaType): ClientLimit[] {
  const { name, pointer, schema } = mediaType;
  if (!jsonType.test(name)) {
    return [{ pointer, message: `The media type must be application/json, not ${name}.` }];
  }
  if (!hasSchema(document, mediaType)) return [{ pointer, message: `${name} must have a schema.` }];
  if (!isOnly(valueTypes(document, [schema]), "object")) {
    return [{ pointer: schema, message: "The body of a successful response must be an object: `type: object`." }];
  }
  const file = fileBelow(document, schema);
  if (file === undefined) return [];
  return [{ pointer: file, message: "JSON cannot contain a file: describe a string with `contentEncoding: base64`." }];
}
