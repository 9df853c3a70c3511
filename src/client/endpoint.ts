import { FrsInputError } from "./errors.js";

/** Server of the document, with the regions that its URL can have. */
export interface ServerDefinition<Region extends string = string> {
  /** URL with the placeholder `{region}`. */
  readonly url: string;
  /** Ids of the documented regions. */
  readonly regions: readonly Region[];
}

/** Selects where a client sends requests: a documented region, or any other endpoint. */
export type Target<Region extends string = string> =
  | {
      /**
       * Region to call, such as `ap-southeast-1`.
       *
       * @default `HUAWEICLOUD_SDK_REGION`
       */
      region?: Region | undefined;
      /** Base URL to call instead of that of a region; not with `region`. */
      endpoint?: undefined;
    }
  | {
      /** Base URL to call instead of that of a region: scheme, host, and optionally port and path prefix. */
      endpoint: string | URL;
      /** Region to call; not with `endpoint`. */
      region?: undefined;
    };

/**
 * Returns a function that resolves the base URL, without a trailing slash, of the document's server or of an operation's
 * own server. An endpoint replaces all of them.
 *
 * @throws {FrsInputError} If neither is set, the region is unknown, or the endpoint is not a valid base URL.
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
    throw new FrsInputError("", "region", "`region` or `endpoint` is required; HUAWEICLOUD_SDK_REGION is not set.");
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
 * Checks a base URL and removes its trailing slash.
 *
 * @param field - Name of the option.
 * @throws {FrsInputError} If it is not an HTTP URL, or has credentials, a query or a fragment.
 */
export function endpointUrl(endpoint: string, field: string): string {
  let url: URL | undefined;
  try {
    url = new URL(endpoint);
  } catch {
    // Without the runtime's error as the cause: it repeats the text, which may contain a password.
  }
  if (!url || !/^https?:/.test(url.protocol) || url.username || url.password || /[?#]/.test(url.href)) {
    throw new FrsInputError("", field, `\`${field}\` must be an HTTP URL without credentials, query or fragment.`);
  }
  return url.href.replace(/\/+$/, "");
}
