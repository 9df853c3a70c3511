import type { OpenApiDocument } from "../document/document.js";
import type { Header } from "../exchange.js";
import type { CredentialProfile, MockProfile, RunningMock } from "../profile.js";
import { readBaseUrl } from "./base-url.js";
import { createCredentials, placeholderSecrets } from "./credentials.js";
import { httpTarget } from "./http-target.js";
import { readSecrets } from "./secrets.js";
import type { Target } from "./target.js";

/**
 * Starts the mock of a profile in this process. It takes any credentials.
 *
 * @throws {Error} If the mock cannot be started for this document.
 */
export async function openMock(
  document: OpenApiDocument,
  { mock, credentials }: { mock: MockProfile; credentials: CredentialProfile },
): Promise<Target> {
  const running = await mock.start(document);
  return mockTarget(document, credentials, running);
}

/** Headers of every request to a running mock. */
export interface MockHeaders {
  /** Those that carry the credential of a security scheme. */
  credentials: readonly Header[];
  /** All others. */
  plain: readonly Header[];
}

/**
 * Prepares requests to a Prism mock that is already running, such as the stock one. It accepts any credentials.
 *
 * @throws {ContractError} If the URL cannot be used.
 */
export function openRunningMock(
  document: OpenApiDocument,
  url: string,
  credentials: CredentialProfile,
  headers: MockHeaders = { credentials: [], plain: [] },
): Target {
  return mockTarget(document, credentials, { url: readBaseUrl(url).href.replace(/\/+$/, "") }, headers);
}

function mockTarget(
  document: OpenApiDocument,
  credentials: CredentialProfile,
  mock: Pick<RunningMock, "url"> & Partial<RunningMock>,
  headers: MockHeaders = { credentials: [], plain: [] },
): Target {
  const placeholders = placeholderSecrets(document, credentials);
  // A proxy in front of the mock may want real ones.
  const given = readSecrets(document, {}, credentials, headers.credentials);
  const secrets = { ...placeholders, values: { ...placeholders.values, ...given.values } };
  return httpTarget({
    name: "mock",
    isMock: true,
    baseOf: () => mock.url,
    credentials: createCredentials(document, secrets, { profile: credentials }),
    headers: headers.plain,
    close: async () => await mock.close?.(),
  });
}
