import { type AccessKey, accessKeyAuth } from "./access-key-auth.js";
import { FrsInputError } from "./errors.js";
import type { Authentication } from "./token-auth.js";

/**
 * Returns an environment variable; `undefined` if it is not set or empty, or if the runtime has no environment. It is read
 * through `globalThis`, so that bundles for browsers contain nothing of Node.
 */
export function environmentVariable(name: string): string | undefined {
  const host: unknown = Reflect.get(globalThis, "process");
  const variables: unknown = Reflect.get(Object(host), "env");
  const value: unknown = Reflect.get(Object(variables), name);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/**
 * Authenticates with an access key from environment variables, named as in the official SDKs and tools:
 * `HUAWEICLOUD_SDK_AK`, `HUAWEICLOUD_SDK_SK`, and for a temporary key `HUAWEICLOUD_SDK_SECURITY_TOKEN`. They are read once,
 * when the function is called.
 *
 * @throws {FrsInputError} If one of the first two is not set, or the runtime has no environment variables.
 */
export function authFromEnv(): Authentication {
  const accessKey = environmentVariable("HUAWEICLOUD_SDK_AK");
  const secretKey = environmentVariable("HUAWEICLOUD_SDK_SK");
  const securityToken = environmentVariable("HUAWEICLOUD_SDK_SECURITY_TOKEN");
  if (accessKey === undefined || secretKey === undefined) {
    throw new FrsInputError(
      "",
      "auth",
      "HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK must be set. Without environment variables, pass `auth`, such as " +
        "tokenAuth(token) or accessKeyAuth({ accessKey, secretKey }).",
    );
  }
  const key: AccessKey = { accessKey, secretKey };
  return accessKeyAuth(securityToken === undefined ? key : { ...key, securityToken });
}
