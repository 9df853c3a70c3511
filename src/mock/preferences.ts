import type { Preferences } from "./engine.js";

/** Thrown when a preference of the caller has a value that is not allowed. */
export class PreferenceError extends Error {
  override readonly name = "PreferenceError";
}

/**
 * Reads the caller's preferences: `Prefer: code=404, example=apiUnknown`, or the same as query parameters
 * `?__code=404&__example=apiUnknown`. If there is a header, the query parameters are ignored.
 *
 * @throws {PreferenceError} If `code` is not a status, or `dynamic` is neither `true` nor `false`.
 */
export function readPreferences(header: string | undefined, query: URLSearchParams): Preferences {
  const requested =
    header === undefined
      ? new Map(["code", "example", "dynamic", "seed"].map((name) => [name, query.get(`__${name}`) ?? undefined]))
      : new Map(
          header.split(/[,;]/).map((preference) => {
            const [name = "", ...value] = preference.split("=");
            return [
              name.trim().toLowerCase(),
              value
                .join("=")
                .trim()
                .replace(/^"(.*)"$/, "$1"),
            ];
          }),
        );
  const preferences: Preferences = {};
  const code = requested.get("code");
  if (code !== undefined) {
    if (!/^[2-5]\d\d$/.test(code)) {
      throw new PreferenceError(`code=${code} must be an HTTP status from 200 to 599, such as code=404.`);
    }
    preferences.code = Number(code);
  }
  const dynamic = requested.get("dynamic");
  if (dynamic !== undefined) {
    if (dynamic !== "true" && dynamic !== "false") {
      throw new PreferenceError(`dynamic=${dynamic} must be dynamic=true or dynamic=false.`);
    }
    preferences.dynamic = dynamic === "true";
  }
  const example = requested.get("example");
  if (example !== undefined) preferences.exampleKey = example;
  const seed = requested.get("seed");
  if (seed !== undefined) preferences.seed = seed;
  return preferences;
}
