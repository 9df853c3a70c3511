import type { OpenApiDocument } from "../document/document.js";
import type { CredentialPlace, Reproduction } from "../event.js";
import type { Profile } from "../profile.js";
import { carrierOf, schemeVariable } from "./secrets.js";

/**
 * Returns the parts of command lines that reproduce a case.
 *
 * @param command - The command that runs a case again.
 */
export function reproductionOf(document: OpenApiDocument, profile: Profile, command: string): Reproduction {
  const { credentials, mock, emulator } = profile;
  const { headerForCurl: header, signers } = credentials;
  const places = Object.keys(document.components?.securitySchemes ?? {}).flatMap((scheme): CredentialPlace[] => {
    const carrier = carrierOf(document, scheme, credentials);
    if (carrier.type === "signature" || carrier.type === "unsupported") return [];
    const { type, name, prefix } = carrier;
    return [{ in: type, name, prefix, variable: credentials.variable ?? schemeVariable(scheme) }];
  });
  const dropped = Object.values(signers).flatMap((signer) => signer.headers);
  return {
    command,
    credentials: places,
    ...(header !== undefined &&
      credentials.variable !== undefined && { signature: { header, variable: credentials.variable, dropped } }),
    ...(mock && { mockUrl: mock.url }),
    ...(emulator && { emulatorUrl: emulator.url }),
  };
}
