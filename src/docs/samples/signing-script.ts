import { readAsset } from "../assets.js";

/** Name of the script that signs a request and sends it, as it is offered for download. */
export const signingScript = "frs-curl.sh";

/** Reads the script. */
export async function readSigningScript(): Promise<string> {
  return await readAsset(signingScript);
}
