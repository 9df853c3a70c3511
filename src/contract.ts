import { createRequire } from "node:module";
import { serviceProfile } from "./contract/profile.js";

/** How the contract engine is called with this profile, installed or not. */
const engine = "npx -p openapi-contract -p frs-openapi openapi-contract";
const option = "--profile frs-openapi/contract";

/**
 * The profile of the Face Recognition Service for the contract engine, `openapi-contract`: the document of this package, its
 * credentials and its signature. It needs Node.
 *
 * @example
 * ```sh
 * npx -p openapi-contract -p frs-openapi openapi-contract run --profile frs-openapi/contract --region ap-southeast-1
 * ```
 */
export const frsProfile = {
  ...serviceProfile,
  commands: {
    run: `${engine} run ${option}`,
    plan: `${engine} plan ${option}`,
    replay: `${engine} replay ${option}`,
    merge: `${engine} merge ${option}`,
    record: `${engine} record ${option}`,
  },
  document: {
    file: createRequire(import.meta.url).resolve("frs-openapi/openapi.json"),
    ifMissing: "install frs-openapi again",
  },
  validators: {},
} as const;

export default frsProfile;
