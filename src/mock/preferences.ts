import type { Preferences } from "./engine.js";

/** Thrown when a caller asks for a response in a way that cannot be understood. */
export class PreferenceError extends Error {
  override readonly name = "PreferenceError";
}

/**
 * Reads what a caller asks of the response: `Prefer: code=404, example=apiUnknown`, or the same as query parameters
 * `?__code=404&__example=apiUnknown`. The header wins as a whole.
 *
 * @throws {PreferenceError} If `code` is no status or `dynamic` neither `true` nor `false`.
 */
export function readPreferences(header: string | undefined, query: URLSearchParams): Preferences {
  const asked =
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
  const code = asked.get("code");
  if (code !== undefined) {
    if (!/^[2-5]\d\d$/.test(code)) {
      throw new PreferenceError(`code=${code} is no HTTP status from 200 to 599: write, say, code=404.`);
    }
    preferences.code = Number(code);
  }
  const dynamic = asked.get("dynamic");
  if (dynamic !== undefined) {
    if (dynamic !== "true" && dynamic !== "false") {
      throw new PreferenceError(`dynamic=${dynamic} is neither true nor false.`);
    }
    preferences.dynamic = dynamic === "true";
  }
  const example = asked.get("example");
  if (example !== undefined) preferences.exampleKey = example;
  const seed = asked.get("seed");
  if (seed !== undefined) preferences.seed = seed;
  return preferences;
}
