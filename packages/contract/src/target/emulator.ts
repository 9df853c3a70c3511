import type { OpenApiDocument } from "../document/document.js";
import { emulatorName } from "../event.js";
import type { EmulatorProfile, Profile } from "../profile.js";
import { clientValuesFrom, withClientValues } from "./client-values.js";
import { createCredentials } from "./credentials.js";
import { httpTarget } from "./http-target.js";
import { readSecrets } from "./secrets.js";
import type { Target } from "./target.js";

/** A started emulator, and the document with the values that it expects. */
export interface OpenEmulator {
  document: OpenApiDocument;
  target: Target;
}

/**
 * Starts the emulator of a profile in this process.
 *
 * @throws {Error} If it cannot be started for this document.
 */
export async function openEmulator(
  document: OpenApiDocument,
  { clientOptions, credentials: profile }: Pick<Profile, "clientOptions" | "credentials">,
  emulator: EmulatorProfile,
): Promise<OpenEmulator> {
  const { url, environment, close } = await emulator.start(document);
  const values = clientValuesFrom(clientOptions, {}, environment);
  const adapted = withClientValues(document, values);
  const credentials = createCredentials(adapted, readSecrets(adapted, environment, profile, []), { profile, values });
  const target = httpTarget({
    name: emulatorName,
    isMock: false,
    baseOf: () => url,
    credentials,
    // It runs in this process.
    environment: {},
    close,
  });
  return { document: adapted, target };
}
