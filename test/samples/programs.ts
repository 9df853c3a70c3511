import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { SampleLanguage } from "../../src/docs/samples/index.js";
import { quoted } from "../../src/docs/samples/shell.js";
import { readSigningScript, signingScript } from "../../src/docs/samples/signing-script.js";
import { root } from "../root.js";

/** A program to run. */
export interface Program {
  source: string;
  /** Files that lie beside it, by name. */
  files: ReadonlyMap<string, Uint8Array>;
  /** Environment variables besides those of all programs. */
  environment: { readonly [name: string]: string };
}

/** How a program ended. */
export interface Ended {
  ok: boolean;
  stdout: string;
  stderr: string;
}

/** Ends of the names of programs, by language. */
const extensions: { readonly [language in SampleLanguage]: string } = {
  typescript: "ts",
  "openapi-fetch": "ts",
  curl: "sh",
  "curl-signed": "sh",
  python: "py",
};

/** Variables of every program: invented credentials, and nothing of the machine's own settings. */
const variables = (folder: string): { [name: string]: string } => ({
  PATH: process.env.PATH ?? "",
  HOME: folder,
  TMPDIR: folder,
  NO_PROXY: "127.0.0.1",
  LANG: "C.UTF-8",
  FRS_TOKEN: "an-invented-token",
  HUAWEICLOUD_SDK_AK: "AN-INVENTED-ACCESS-KEY",
  HUAWEICLOUD_SDK_SK: "an-invented-secret-key",
});

/** Why programs of a language cannot run here; `undefined` if they can. */
export async function obstacleOf(language: SampleLanguage): Promise<string | undefined> {
  if (language !== "python") return undefined;
  const { ok, stderr } = await run("python3", ["-c", "import requests"], process.cwd(), { ...process.env });
  return ok ? undefined : `python3 cannot import requests: ${stderr.trim().split("\n").at(-1)}`;
}

/** Runs programs of one language one after another, all of them in one process. */
export async function runPrograms(
  language: SampleLanguage,
  folder: string,
  programs: readonly Program[],
): Promise<Ended[]> {
  const extension = extensions[language];
  const places = programs.map((_, index) => join(folder, String(index)));
  for (const [index, { source, files }] of programs.entries()) {
    const place = places[index] ?? "";
    await mkdir(place);
    await writeFile(join(place, `sample.${extension}`), source);
    for (const [name, bytes] of files) await writeFile(join(place, name), bytes);
    if (language === "curl-signed") await writeFile(join(place, signingScript), await readSigningScript());
  }
  if (extension === "ts") await compile(places);
  const jobs = programs.map(({ environment }, index) => ({ folder: places[index] ?? "", environment }));
  const [command, args] = await runnerOf(language, folder, jobs);
  const { ok, stderr } = await run(command, args, folder, variables(folder));
  if (!ok) throw new Error(`The programs of ${language} cannot be run: ${stderr}`);
  return await Promise.all(
    places.map(async (place) => {
      const [stdout = "", errors = "", code = ""] = await Promise.all(
        ["stdout", "stderr", "code"].map((name) => readFile(join(place, name), "utf8")),
      );
      return { ok: code.trim() === "0", stdout, stderr: errors };
    }),
  );
}

/** Compiles programs of TypeScript, with the packages that they import. */
async function compile(places: readonly string[]): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: places.map((place) => ({ in: join(place, "sample.ts"), out: join(place, "sample") })),
    outdir: join(places[0] ?? "", ".."),
    outExtension: { ".js": ".mjs" },
    alias: { "frs-openapi": "./src/index.ts" },
    nodePaths: [join(root, "node_modules")],
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "silent",
  });
}

interface Job {
  folder: string;
  environment: { readonly [name: string]: string };
}

/** The one process that runs all programs; each leaves behind what it printed and how it ended. */
async function runnerOf(
  language: SampleLanguage,
  folder: string,
  jobs: readonly Job[],
): Promise<[command: string, args: string[]]> {
  if (extensions[language] === "sh") {
    const lines = jobs.map(({ folder: place, environment }) => {
      const settings = Object.entries(environment).map(([name, value]) => `export ${name}=${quoted(value)}`);
      return `( cd '${place}' && ${[...settings, ". ./sample.sh"].join(" && ")} ) >'${place}/stdout' 2>'${place}/stderr'; echo $? >'${place}/code'`;
    });
    const file = join(folder, "run.sh");
    await writeFile(file, `${lines.join("\n")}\n`);
    return [language === "curl" ? "bash" : "sh", [file]];
  }
  const list = join(folder, "jobs.json");
  await writeFile(list, JSON.stringify(jobs));
  const runner = (name: string) => join(root, "test/samples", name);
  return language === "python" ? ["python3", [runner("run.py"), list]] : [process.execPath, [runner("run.mjs"), list]];
}

function run(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ ok: error === null, stdout, stderr: stderr || String(error ?? "") });
    });
  });
}
