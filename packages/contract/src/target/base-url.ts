import type { ServerObject } from "../document/document.js";
import { ContractError } from "../errors.js";
import { serverUrl } from "./servers.js";

/**
 * Reads the base URL of an endpoint.
 *
 * @throws {ContractError} If it is not an HTTP URL, or has credentials, a query or a fragment.
 */
export function readBaseUrl(text: string): URL {
  // Whatever stands before an @ may be a password.
  const shown = text.replace(/[^/]*@/g, "…@");
  let url: URL;
  try {
    url = new URL(text);
  } catch (error) {
    throw new ContractError(`${shown} is not a URL: it must be like https://api.example.com/prefix.`, { cause: error });
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new ContractError(`${shown} is not an HTTP URL: it must start with http:// or https://.`);
  }
  if (url.username || url.password) {
    throw new ContractError("The URL must not have credentials: set them in the environment, or in the requests.");
  }
  if (url.search || url.hash) throw new ContractError(`${shown} must end before \`?\` and \`#\`.`);
  return url;
}

/**
 * Returns the path of the first server of a document if a base URL does not end with it; `undefined` if it does, or if the
 * server has no path.
 */
export function missingBasePath(servers: readonly ServerObject[], base: string): string | undefined {
  const [first] = servers;
  if (!first || !URL.canParse(base)) return undefined;
  const url = serverUrl(first, {});
  const path = URL.canParse(url, base) ? basePathOf(new URL(url, base)) : "";
  return path === "" || basePathOf(new URL(base)).endsWith(path) ? undefined : path;
}

/** The path that a base URL puts before the paths of requests, without a slash at its end; empty if there is none. */
export function basePathOf({ pathname }: URL): string {
  return pathname.replace(/\/+$/, "");
}
