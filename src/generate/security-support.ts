import type { Operation } from "openapi-contract/document";
import { isObject, type OpenApiDocument, pointer, resolve } from "openapi-contract/document";
import type { ClientLimit } from "./client-limit.js";

/** What an operation asks of credentials and the client cannot give. */
export function securityLimits(
  document: OpenApiDocument,
  { method, path, security, pointer: at }: Operation,
): ClientLimit[] {
  const isPossible = (requirement: object) => {
    const names = Object.keys(requirement);
    return names.length === 0 || (names.length === 1 && names.every((name) => isKnown(document, name)));
  };
  if (security.length === 0 || security.some(isPossible)) return [];
  const operation = resolve(document, document.paths[path], pointer("paths", path)).value[method];
  const isOwn = isObject(operation) && operation.security !== undefined;
  const message =
    "The client authenticates by a token in the header X-Auth-Token, or by a signature (`x-signature`): name one such scheme alone, or none.";
  return [{ pointer: isOwn ? `${at}/security` : "/security", message }];
}

/** Whether the client has an authentication for a scheme. */
function isKnown(document: OpenApiDocument, name: string): boolean {
  const found = document.components?.securitySchemes?.[name];
  if (found === undefined) return false;
  const scheme = resolve(document, found, pointer("components", "securitySchemes", name)).value;
  if (scheme.type !== "apiKey" || scheme.in !== "header") return false;
  return /^x-auth-token$/i.test(String(scheme.name)) || scheme["x-signature"] === "SDK-HMAC-SHA256";
}
