import type { OpenApiDocument } from "../document/document.js";
import type { CredentialProfile, MockProfile, RunningMock } from "../profile.js";
import { readBaseUrl } from "./base-url.js";
import { createCredentials, placeholderSecrets } from "./credentials.js";
import { httpTarget } from "./http-target.js";
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

/**
 * Prepares requests to a Prism mock that is already running, such as the stock one. It accepts any credentials.
 *
 * @throws {ContractError} If the URL cannot be used.
 */
export function openRunningMock(document: OpenApiDocument, url: string, credentials: CredentialProfile): Target {
  return mockTarget(document, credentials, { url: readBaseUrl(url).href.replace(/\/+$/, "") });
}

function mockTarget(
  document: OpenApiDocument,
  credentials: CredentialProfile,
  mock: Pick<RunningMock, "url"> & Partial<RunningMock>,
): Target {
  return httpTarget({
    name: "mock",
    isMock: true,
    baseOf: () => mock.url,
    credentials: createCredentials(document, placeholderSecrets(document, credentials), { profile: credentials }),
    close: async () => await mock.close?.(),
  });
}
