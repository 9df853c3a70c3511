import type { OpenApiDocument } from "../document/document.js";
import { listOperations, type Operation } from "../document/operations.js";
import { ContractError } from "../errors.js";
import { readBaseUrl } from "./base-url.js";
import { createCredentials, type Secrets } from "./credentials.js";
import { httpTarget } from "./http-target.js";
import { matchServer, regionalUrl, serverUrl } from "./servers.js";
import type { Target } from "./target.js";

/** Base URL, with a path prefix if there is one; or the region of the document's own server. */
export type Address = { url: string } | { region: string };

/** Settings of an endpoint. */
export interface EndpointOptions {
  at: Address;
  secrets: Secrets;
  /** Id of the project to work in. An address of the document's own server needs one. */
  projectId?: string;
}

/** Where the operations of a document are reached. */
export interface Addresses {
  /** Base URL of all operations that have none of their own; without a slash at its end. */
  base: string;
  /** Whether that is an address of the document's first server. */
  isOwn: boolean;
  /** Base URL of an operation. */
  of(operation: Operation | undefined): string;
}

/**
 * Prepares requests to an endpoint; none is sent yet.
 *
 * @throws {ContractError} If the URL or the region is none that can be used, or if a project is needed and missing.
 */
export function openEndpoint(document: OpenApiDocument, { at, secrets, projectId }: EndpointOptions): Target {
  const addresses = readAddress(document, at);
  if (addresses.isOwn && projectId === undefined && wantsProject(document)) {
    throw new ContractError(
      `${addresses.base} works in projects: give the id of yours with --project-id or in HUAWEICLOUD_SDK_PROJECT_ID.`,
    );
  }
  return httpTarget({
    name: addresses.base,
    isMock: false,
    baseOf: addresses.of,
    credentials: createCredentials(document, secrets, { ...(projectId !== undefined && { projectId }) }),
  });
}

/**
 * Reads where operations are reached. Those that have servers of their own are reached there if the base URL is an address
 * of the document's first server, in the same region; otherwise all are reached at the base URL.
 *
 * @throws {ContractError} If the URL or the region is none that can be used.
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

function wantsProject(document: OpenApiDocument): boolean {
  return listOperations(document).some(({ parameters }) =>
    parameters.some(({ clientOption, required }) => required && clientOption === "projectId"),
  );
}
