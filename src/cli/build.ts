import { rm } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { stepRunner } from "../generate/pipeline.js";
import { CommandError, command, exitCode, run } from "./command.js";
import { stepPrinter } from "./terminal.js";

/** `npm run build`: compiles what the package ships, with its declarations, to `dist/`. */
export async function main(args: string[]): Promise<number> {
  const program = command("build", "Compile the published package to dist/, with type declarations.");
  return await run(program, args, async () => {
    const root = process.cwd();
    const step = stepRunner(stepPrinter());
    const config = ts.getParsedCommandLineOfConfigFile(
      join(root, "tsconfig.build.json"),
      {},
      {
        ...ts.sys,
        onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
          throw new CommandError(describe(root, [diagnostic]));
        },
      },
    );
    if (!config) throw new CommandError("tsconfig.build.json cannot be read.");
    const compiled = await step("compile", async () => {
      const program = ts.createProgram(config.fileNames, config.options);
      const diagnostics = [...config.errors, ...ts.getPreEmitDiagnostics(program)];
      if (diagnostics.length > 0) throw new CommandError(describe(root, diagnostics));
      return program;
    });
    await step("write dist/", async () => {
      await rm(join(root, "dist"), { recursive: true, force: true });
      compiled.emit();
    });
    return exitCode.ok;
  });
}

function describe(root: string, diagnostics: readonly ts.Diagnostic[]): string {
  return ts.formatDiagnostics(diagnostics, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => "\n",
  });
}
