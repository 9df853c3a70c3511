import { type AccessKey, accessKeyAuth } from "./access-key-auth.js";
import { FrsInputError } from "./errors.js";
import type { Authentication } from "./token-auth.js";

/**
 * The value of an environment variable; `undefined` if it is not set or empty, or if the runtime has no environment.
 * The environment is reached through `globalThis`, so that bundles for browsers hold nothing of Node.
 */
export function environmentVariable(name: string): string | undefined {
  const host: unknown = Reflect.get(globalThis, "process");
  const variables: unknown = typeof host === "object" && host !== null ? Reflect.get(host, "env") : undefined;
  const value: unknown = typeof variables === "object" && variables !== null ? Reflect.get(variables, name) : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
}

/**
 * Authenticates with the access key that the environment holds, under the names that the official SDKs and tools use:
 * `HUAWEICLOUD_SDK_AK`, `HUAWEICLOUD_SDK_SK`, and for a temporary key `HUAWEICLOUD_SDK_SECURITY_TOKEN`. They are read once,
 * when this is called.
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
      "No credentials: set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or, where there are no environment variables, pass " +
        "`auth`, such as tokenAuth(token) or accessKeyAuth({ accessKey, secretKey }).",
    );
  }
  const key: AccessKey = { accessKey, secretKey };
  return accessKeyAuth(securityToken === undefined ? key : { ...key, securityToken });
}
