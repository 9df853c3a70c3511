import { FrsInputError } from "./errors.js";

/** How the document says that the base URL of a region is made. */
export interface ServerDefinition<Region extends string = string> {
  /** URL with `{region}` where the region's id goes. */
  readonly url: string;
  /** Ids of the documented regions. */
  readonly regions: readonly Region[];
}

/** Where a client sends its calls: to a documented region, or to any other endpoint. */
export type Target<Region extends string = string> =
  | {
      /** Region to call, such as `ap-southeast-1`. */
      region: Region;
      endpoint?: never;
    }
  | {
      /** Base URL to call instead of a region's: scheme, host, and, where needed, port and path prefix. */
      endpoint: string | URL;
      region?: never;
    };

/**
 * Tells the base URLs that a target stands for, without a slash at the end: that of the document's server, or of an
 * operation's own. An endpoint stands for all of them.
 *
 * @throws {FrsInputError} If neither or both are given, the region is unknown, or the endpoint is no usable URL.
 */
export function baseUrls(
  target: { region?: string; endpoint?: string | URL },
  server: ServerDefinition,
): (operationServer?: string) => string {
  const { region, endpoint } = target;
  if ((region === undefined) === (endpoint === undefined)) {
    throw new FrsInputError("", "region", "Pass either `region` or `endpoint` to createFrsClient.");
  }
  if (endpoint !== undefined) {
    const url = endpointUrl(String(endpoint));
    return () => url;
  }
  if (!server.regions.some((known) => known === region)) {
    throw new FrsInputError(
      "",
      "region",
      `Unknown region ${JSON.stringify(region)}: use one of ${server.regions.join(", ")}, or pass its URL as \`endpoint\`.`,
    );
  }
  return (url = server.url) => url.replace("{region}", String(region));
}

function endpointUrl(endpoint: string): string {
  let url: URL;
  try {
    url = new URL(endpoint);
  } catch (cause) {
    throw new FrsInputError("", "endpoint", "`endpoint` is no URL: write it like http://127.0.0.1:4010.", { cause });
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new FrsInputError("", "endpoint", `\`endpoint\` must start with https:// or http://, not ${url.protocol}//.`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new FrsInputError("", "endpoint", "`endpoint` must not contain a user name or password: pass `auth`.");
  }
  if (/[?#]/.test(url.href)) {
    throw new FrsInputError("", "endpoint", "`endpoint` must end with its path: it has a query or a fragment.");
  }
  return url.href.replace(/\/+$/, "");
}
