import { startMock } from "../../../../src/mock/server.js";
import type { OpenApiDocument } from "../document/document.js";
import { createCredentials, placeholderSecrets } from "./credentials.js";
import { httpTarget } from "./http-target.js";
import type { Target } from "./target.js";

/**
 * Starts the mock in this process. It takes any credentials.
 *
 * @throws {Error} If the document has no operation.
 */
export async function openMock(document: OpenApiDocument): Promise<Target> {
  const mock = await startMock(document);
  return httpTarget({
    name: "mock",
    isMock: true,
    baseOf: () => mock.url,
    credentials: createCredentials(document, placeholderSecrets),
    close: () => mock.close(),
  });
}
