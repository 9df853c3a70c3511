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
      /**
       * Region to call, such as `ap-southeast-1`.
       *
       * @default `HUAWEICLOUD_SDK_REGION`
       */
      region?: Region | undefined;
      /** Base URL to call instead of a region's; not beside `region`. */
      endpoint?: undefined;
    }
  | {
      /** Base URL to call instead of a region's: scheme, host, and, where needed, port and path prefix. */
      endpoint: string | URL;
      /** Region to call; not beside `endpoint`. */
      region?: undefined;
    };

/**
 * Tells the base URLs that a target stands for, without a slash at the end: that of the document's server, or of an
 * operation's own. An endpoint stands for all of them.
 *
 * @throws {FrsInputError} If neither is given, the region is unknown, or the endpoint is no usable URL.
 */
export function baseUrls(
  { region, endpoint }: { region: string | undefined; endpoint: string | URL | undefined },
  server: ServerDefinition,
): (operationServer?: string) => string {
  if (endpoint !== undefined) {
    const url = endpointUrl(String(endpoint), "endpoint");
    return () => url;
  }
  if (region === undefined) {
    throw new FrsInputError("", "region", "No region: pass `region` or `endpoint`, or set HUAWEICLOUD_SDK_REGION.");
  }
  if (!server.regions.some((known) => known === region)) {
    throw new FrsInputError(
      "",
      "region",
      `Unknown region ${JSON.stringify(region)}: use one of ${server.regions.join(", ")}, or pass its URL as \`endpoint\`.`,
    );
  }
  return (url = server.url) => url.replace("{region}", region);
}

/**
 * A base URL without a slash at its end.
 *
 * @param field - Name of the option that holds it.
 * @throws {FrsInputError} If it is no URL by HTTP, or has a part that a base URL cannot have.
 */
export function endpointUrl(endpoint: string, field: string): string {
  let url: URL | undefined;
  try {
    url = new URL(endpoint);
  } catch {
    // Without the runtime's error as a cause: it repeats the text, in which there may be a password.
  }
  if (!url || !/^https?:/.test(url.protocol) || url.username || url.password || /[?#]/.test(url.href)) {
    const form = "a URL by http:// or https:// with host, port and path alone, such as http://127.0.0.1:4010";
    throw new FrsInputError("", field, `\`${field}\` must be ${form}.`);
  }
  return url.href.replace(/\/+$/, "");
}
