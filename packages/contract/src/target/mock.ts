import type { OpenApiDocument } from "../document/document.js";
import type { CredentialProfile, MockProfile } from "../profile.js";
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
  return httpTarget({
    name: "mock",
    isMock: true,
    baseOf: () => running.url,
    credentials: createCredentials(document, placeholderSecrets(document, credentials), { profile: credentials }),
    close: () => running.close(),
  });
}
