import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { CommandError, exitCode } from "openapi-contract/cli";
import ts from "typescript";
import { hashOf } from "../generate/hash.js";
import { bundleFile } from "../generate/layout.js";
import { stepRunner } from "../generate/pipeline.js";
import { command, run } from "./command.js";
import { stepPrinter } from "./terminal.js";

/** The projects of the package: code for every runtime, and code for Node only. */
const projects = ["tsconfig.build.json", "tsconfig.build.node.json"];

/** `npm run build`: compiles the published package, with its type declarations, to `dist/`. */
export async function main(args: string[]): Promise<number> {
  const program = command("build", "Compile the published package to dist/, with type declarations.");
  return await run(program, args, async () => {
    const root = process.cwd();
    const step = stepRunner(stepPrinter());
    const programs = await step("check", async () => projects.map((file) => compile(root, file)));
    await step("write dist/", async () => {
      const files = new Map<string, string | Uint8Array>([
        ...declarationsOf(root, programs.flatMap(declarations)),
        ...(await bundle(root)),
      ]);
      await rm(join(root, "dist"), { recursive: true, force: true });
      for (const [path, contents] of files) {
        await mkdir(dirname(path), { recursive: true });
        // npm sets the mode of a command when it packs the package; in a clone, only this does.
        await writeFile(path, contents, { mode: path === join(root, "dist/src/bin.js") ? 0o777 : 0o666 });
      }
    });
    return exitCode.ok;
  });
}

/** The modules that the package exports, by the path of their source without its extension. */
const emulatorEntry = "src/emulator";
const entries = ["src/contract", emulatorEntry, "src/index", "src/node", "src/operations", "src/testing", "src/undici"];

/** Returns the declarations that those of the entries need. The others are of modules that are bundled, and nobody imports. */
function declarationsOf(root: string, all: readonly [path: string, text: string][]): Map<string, string> {
  const texts = new Map(all);
  const needed = new Map<string, string>();
  const add = (path: string) => {
    const text = texts.get(path);
    if (text === undefined || needed.has(path)) return;
    needed.set(path, text);
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (fileName.startsWith(".")) add(resolve(dirname(path), fileName.replace(/\.js$/, ".d.ts")));
    }
  };
  for (const entry of entries) add(join(root, "dist", `${entry}.d.ts`));
  return needed;
}

/** Returns the type declarations of a project, by path. */
function declarations(program: ts.Program): [path: string, text: string][] {
  const files: [string, string][] = [];
  program.emit(undefined, (path, text) => files.push([path, text]));
  return files;
}

/** Bundles the code of the entries, by path. In a few files, because a runtime loads many small ones several times slower. */
async function bundle(root: string): Promise<[path: string, contents: Uint8Array][]> {
  const sha256 = hashOf(await readFile(join(root, bundleFile), "utf8"));
  const options = {
    absWorkingDir: root,
    outdir: "dist/src",
    bundle: true,
    splitting: true,
    packages: "external",
    format: "esm",
    platform: "neutral",
    external: ["node:*"],
    target: "es2022",
    // Names the document that an installed package was generated from.
    banner: { js: `// SHA-256 of ${bundleFile}: ${sha256}` },
    // Written by this command, so that a system error is reported once, in its own words.
    write: false,
    logLevel: "silent",
  } satisfies BuildOptions;
  const bundles = await Promise.all([
    // Not minified: bundlers of consumers need the comments that mark calls as free of side effects.
    build({ ...options, entryPoints: entries.filter((entry) => entry !== emulatorEntry).map(sourceOf) }),
    build({
      ...options,
      entryPoints: [emulatorEntry, "src/bin"].map(sourceOf),
      // A third of the package otherwise, of which callers see the declarations only.
      minify: true,
      // The one package that is not installed with this one: the little that is used of it is bundled.
      alias: { "openapi-contract/document": "./packages/contract/src/document/index.ts" },
    }),
  ]);
  return bundles.flatMap(({ outputFiles }) => outputFiles).map(({ path, contents }) => [path, contents]);
}

function sourceOf(entry: string): string {
  return `${entry}.ts`;
}

/** Compiles a project, whose declarations can be written then. */
function compile(root: string, file: string): ts.Program {
  const host = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic: ts.Diagnostic) => {
      throw new CommandError(describe(root, [diagnostic]));
    },
  };
  const config = ts.getParsedCommandLineOfConfigFile(join(root, file), {}, host);
  if (!config) throw new CommandError(`Cannot read ${file}: check its path and permissions.`);
  // Without valid settings, every file of the project would have errors.
  const invalid = ts.getConfigFileParsingDiagnostics(config);
  if (invalid.length > 0) throw new CommandError(describe(root, invalid));
  const program = ts.createProgram(config.fileNames, config.options);
  const diagnostics = ts.getPreEmitDiagnostics(program);
  if (diagnostics.length > 0) throw new CommandError(describe(root, diagnostics));
  return program;
}

function describe(root: string, diagnostics: readonly ts.Diagnostic[]): string {
  const host = {
    getCanonicalFileName: (name: string) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => "\n",
  };
  return ts.formatDiagnostics(diagnostics, host).trimEnd();
}
