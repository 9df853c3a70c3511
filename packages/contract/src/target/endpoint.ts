import type { OpenApiDocument } from "../document/document.js";
import { listOperations, type Operation } from "../document/operations.js";
import { ContractError } from "../errors.js";
import type { Header } from "../exchange.js";
import { type Profile, plainProfile } from "../profile.js";
import { readBaseUrl } from "./base-url.js";
import { type ClientOptions, flagOf } from "./client-values.js";
import { createCredentials } from "./credentials.js";
import { httpTarget } from "./http-target.js";
import type { Secrets } from "./secrets.js";
import { matchServer, regionalUrl, serverUrl } from "./servers.js";
import type { Target } from "./target.js";

/** Base URL, with a path prefix if there is one; or the region of the document's own server. */
export type Address = { url: string } | { region: string };

/** Settings of an endpoint. */
export interface EndpointOptions {
  at: Address;
  secrets: Secrets;
  /**
   * What the API of the document adds.
   *
   * @default nothing
   */
  profile?: Pick<Profile, "clientOptions" | "credentials">;
  /**
   * Values of client options, such as the id of a project. An address of the document's own server needs all that its
   * operations require.
   *
   * @default {}
   */
  values?: ClientOptions;
  /**
   * Headers of every request that does not set them otherwise.
   *
   * @default []
   */
  headers?: readonly Header[];
}

/** Base URLs of the operations of a document. */
export interface Addresses {
  /** Base URL of all operations without servers of their own; without a slash at its end. */
  base: string;
  /** Whether that is an address of the document's first server. */
  isOwn: boolean;
  /** Base URL of an operation. */
  of(operation: Operation | undefined): string;
}

/**
 * Opens an endpoint; nothing is sent yet.
 *
 * @throws {ContractError} If the URL or the region cannot be used, or if the value of a required client option is missing.
 */
export function openEndpoint(document: OpenApiDocument, options: EndpointOptions): Target {
  const { at, secrets, profile = plainProfile, values = {}, headers = [] } = options;
  const addresses = readAddress(document, at);
  const missing = profile.clientOptions.find(({ name }) => values[name] === undefined && requires(document, name));
  if (addresses.isOwn && missing) {
    throw new ContractError(
      `${addresses.base} is divided into ${missing.plural}: give the id of yours with ${flagOf(missing)} or in ${missing.variable}.`,
    );
  }
  return httpTarget({
    name: addresses.base,
    isMock: false,
    baseOf: addresses.of,
    credentials: createCredentials(document, secrets, { profile: profile.credentials, values }),
    headers,
  });
}

/**
 * Reads the base URLs of operations. Those with servers of their own use these if the base URL is an address of the
 * document's first server, in the same region; otherwise all use the base URL.
 *
 * @throws {ContractError} If the URL or the region cannot be used.
 */
export function readAddress(document: OpenApiDocument, at: Address): Addresses {
  const servers = document.servers ?? [];
  const base = "url" in at ? readBaseUrl(at.url).href.replace(/\/+$/, "") : regionalUrl(servers, at.region);
  const [main] = servers;
  const variables = main && matchServer(main, base);
  return {
    base,
    isOwn: variables !== undefined,
    of(operation) {
      const own = operation?.servers?.[0];
      // OpenAPI lets the URL of a server be relative.
      return own && variables ? new URL(serverUrl(own, variables), base).href.replace(/\/+$/, "") : base;
    },
  };
}

/** Whether an operation requires the value of a client option. */
function requires(document: OpenApiDocument, option: string): boolean {
  return listOperations(document).some(({ parameters }) =>
    parameters.some(({ clientOption, required }) => required && clientOption === option),
  );
}
