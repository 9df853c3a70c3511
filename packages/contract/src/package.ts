import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Returns the directory of this package, also if it was compiled into another program. */
export function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve("openapi-contract/package.json"));
}

/** Returns name and version of this package. */
export async function packageName(): Promise<{ name: string; version: string }> {
  const { name, version }: { [field: string]: unknown } = JSON.parse(
    await readFile(join(packageFolder(), "package.json"), "utf8"),
  );
  return { name: String(name), version: String(version) };
}
