import { type Emulator, type EmulatorOptions, startEmulator } from "frs-openapi/emulator";
import { onTestFinished } from "vitest";
import { createFrsClient, type FrsClient, type FrsClientOptions, tokenAuth } from "../../src/index.js";

/** Starts an emulator that is closed when the test ends. */
export async function start(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator(options);
  onTestFinished(() => emulator.close());
  return emulator;
}

/** Creates a client that does not retry, for an emulator. */
export function clientOf(
  { url: endpoint, projectId, token }: Pick<Emulator, "url" | "projectId" | "token">,
  auth: FrsClientOptions["auth"] = tokenAuth(token),
): FrsClient {
  return createFrsClient({ endpoint, projectId, auth, retry: false });
}
