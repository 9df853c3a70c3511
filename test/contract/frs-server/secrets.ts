import type { Secrets } from "../../../packages/contract/src/target/secrets.js";
import { algorithm } from "../../../src/client/signature.js";
import { type AccessKey, signingKey } from "../../../src/contract/signer.js";

/** Credentials of the service: a token, an access key, or both. */
export function frsSecrets({ token, accessKey }: { token?: string; accessKey?: AccessKey }): Secrets {
  return {
    ...(token !== undefined && { values: { iamToken: token } }),
    ...(accessKey && { keys: { [algorithm]: signingKey(accessKey) } }),
  };
}
