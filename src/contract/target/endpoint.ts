import type { OpenApiDocument } from "../../spec/document.js";
import { listOperations } from "../../spec/operations.js";
import { ContractError } from "../errors.js";
import { createCredentials, type Secrets } from "./credentials.js";
import { httpTarget } from "./http-target.js";
import { matchServer, regionalUrl, serverUrl } from "./servers.js";
import type { Target } from "./target.js";

/** Settings of an endpoint. */
export interface EndpointOptions {
  /** Base URL, with a path prefix if there is one; or the region of the document's own server. */
  at: { url: string } | { region: string };
  secrets: Secrets;
  /** Id of the project to work in. An address of the document's own server needs one. */
  projectId?: string;
}

/**
 * Prepares requests to an endpoint; none is sent yet. Operations that have servers of their own are sent there if the
 * base URL is an address of the document's first server, in the same region; otherwise all go to the base URL.
 *
 * @throws {ContractError} If the URL or the region is none that can be used, or if a project is needed and missing.
 */
export function openEndpoint(document: OpenApiDocument, { at, secrets, projectId }: EndpointOptions): Target {
  const servers = document.servers ?? [];
  const base = "url" in at ? baseUrl(at.url) : regionalUrl(servers, at.region);
  const [main] = servers;
  const variables = main && matchServer(main, base);
  if (variables && projectId === undefined && wantsProject(document)) {
    throw new ContractError(
      `${base} works in projects: give the id of yours with --project-id or in HUAWEICLOUD_SDK_PROJECT_ID.`,
    );
  }
  return httpTarget({
    name: base,
    isMock: false,
    baseOf(operation) {
      const own = operation?.servers?.[0];
      return own && variables ? serverUrl(own, variables) : base;
    },
    credentials: createCredentials(document, secrets, { ...(projectId !== undefined && { projectId }) }),
  });
}

/** A base URL as requests begin with it. */
function baseUrl(text: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch (error) {
    throw new ContractError(`${text} is no URL: give one such as https://api.example.com/prefix.`, { cause: error });
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new ContractError(`${text} is not a URL of HTTP: it must start with http:// or https://.`);
  }
  // The text is not shown, for it holds a password.
  if (url.username || url.password) {
    throw new ContractError("The URL holds credentials: give them in the environment instead.");
  }
  if (url.search || url.hash) throw new ContractError(`${text} must end before \`?\` and \`#\`.`);
  return url.href.replace(/\/+$/, "");
}

function wantsProject(document: OpenApiDocument): boolean {
  return listOperations(document).some(({ parameters }) =>
    parameters.some(({ clientOption, required }) => required && clientOption === "projectId"),
  );
}
