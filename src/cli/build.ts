import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { CommandError, exitCode } from "openapi-contract/cli";
import ts from "typescript";
import { hashOf } from "../generate/hash.js";
import { bundleFile } from "../generate/layout.js";
import { stepRunner } from "../generate/pipeline.js";
import { command, run } from "./command.js";
import { stepPrinter } from "./terminal.js";

/** The projects that make up the package: what runs everywhere, and what runs in Node alone. */
const projects = ["tsconfig.build.json", "tsconfig.build.node.json"];

/** `npm run build`: compiles what the package ships, with its declarations, to `dist/`. */
export async function main(args: string[]): Promise<number> {
  const program = command("build", "Compile the published package to dist/, with type declarations.");
  return await run(program, args, async () => {
    const root = process.cwd();
    const step = stepRunner(stepPrinter());
    const programs = await step("check", async () => projects.map((file) => compile(root, file)));
    await step("write dist/", async () => {
      await rm(join(root, "dist"), { recursive: true, force: true });
      for (const checked of programs) checked.emit();
      await bundle(root);
    });
    return exitCode.ok;
  });
}

/** Writes the code of the entries. In a few files, since the runtime loads many small ones several times as slowly. */
async function bundle(root: string): Promise<void> {
  const sha256 = hashOf(await readFile(join(root, bundleFile), "utf8"));
  await build({
    absWorkingDir: root,
    entryPoints: ["src/index.ts", "src/operations.ts", "src/node.ts", "src/testing.ts"],
    outdir: "dist/src",
    bundle: true,
    splitting: true,
    packages: "external",
    format: "esm",
    platform: "neutral",
    external: ["node:*"],
    target: "es2022",
    // A package that was installed tells by it which document it was made from.
    banner: { js: `// SHA-256 of ${bundleFile}: ${sha256}` },
  });
}

/** A project without errors, whose declarations can be written. */
function compile(root: string, file: string): ts.Program {
  const host = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic: ts.Diagnostic) => {
      throw new CommandError(describe(root, [diagnostic]));
    },
  };
  const config = ts.getParsedCommandLineOfConfigFile(join(root, file), {}, host);
  if (!config) throw new CommandError(`${file} cannot be read.`);
  const program = ts.createProgram(config.fileNames, config.options);
  const diagnostics = [...config.errors, ...ts.getPreEmitDiagnostics(program)];
  if (diagnostics.length > 0) throw new CommandError(describe(root, diagnostics));
  return program;
}

function describe(root: string, diagnostics: readonly ts.Diagnostic[]): string {
  return ts.formatDiagnostics(diagnostics, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => "\n",
  });
}
