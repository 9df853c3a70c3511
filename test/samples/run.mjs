// Runs compiled samples one after another, and stores what each printed.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "node:util";

/** @type {{ folder: string, environment: Record<string, string> }[]} */
const jobs = JSON.parse(await readFile(process.argv[2] ?? "", "utf8"));
for (const { folder, environment } of jobs) {
  Object.assign(process.env, environment);
  process.chdir(folder);
  let stdout = "";
  let stderr = "";
  console.log = (...values) => {
    stdout += `${format(...values)}\n`;
  };
  try {
    await import(pathToFileURL(join(folder, "sample.mjs")).href);
  } catch (error) {
    stderr = format(error);
  }
  const code = stderr === "" ? "0" : "1";
  for (const [name, text] of Object.entries({ stdout, stderr, code })) await writeFile(join(folder, name), text);
}
