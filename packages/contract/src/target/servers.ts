import type { ServerObject } from "../document/document.js";
import { ContractError } from "../errors.js";
import { suggestion } from "../nearest-name.js";
import { templatePattern } from "../wire/template.js";

/** Values of the variables of a server's URL. */
export interface ServerVariables {
  readonly [name: string]: string;
}

const variable = /\{([^{}]+)\}/g;

/** The URL of a server, with these values for its variables and the defaults of all others; without a slash at its end. */
export function serverUrl({ url, variables = {} }: ServerObject, values: ServerVariables): string {
  return url
    .replace(variable, (whole, name: string) => values[name] ?? variables[name]?.default ?? whole)
    .replace(/\/+$/, "");
}

/** What the variables of a server's URL stand for in a URL; `undefined` if that is not an address of this server. */
export function matchServer({ url }: ServerObject, base: string): ServerVariables | undefined {
  const { names, source } = templatePattern(url.replace(/\/+$/, ""), "[^./]+");
  const match = new RegExp(`^${source}$`, "i").exec(base);
  return match ? Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? ""])) : undefined;
}

/**
 * The URL of the first server that stands in a region.
 *
 * @throws {ContractError} If no server has a variable `region`, or if it cannot have that value.
 */
export function regionalUrl(servers: readonly ServerObject[], region: string): string {
  const server = servers.find(({ variables }) => variables?.region);
  if (!server) throw new ContractError("No server of the document has a region: give the URL of the endpoint instead.");
  const regions = server.variables?.region?.enum;
  if (regions && !regions.includes(region)) {
    throw new ContractError(
      `Unknown region ${region}.${suggestion(region, regions)} For a region that the document does not list yet, give the URL of the endpoint.`,
    );
  }
  return serverUrl(server, { region });
}
