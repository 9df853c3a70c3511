import { exitCode } from "openapi-contract/cli";
import { findOutdated } from "../generate/files.js";
import { runPipeline } from "../generate/pipeline.js";
import { command, run } from "./command.js";
import { stepPrinter } from "./terminal.js";
import { writeGenerated } from "./write-generated.js";

/** `npm run generate`: generates `generated/` from `openapi/`. */
export async function main(args: string[]): Promise<number> {
  const program = command(
    "generate",
    "Generate the bundle, the types and the client in generated/ from openapi/.",
  ).option("--check", "write nothing; fail if anything in generated/ is out of date");
  return await run(program, args, async () => {
    const { check = false } = program.opts<{ check?: boolean }>();
    const root = process.cwd();
    const { files } = await runPipeline({ root, onStep: stepPrinter() });
    if (!check) {
      const written = await writeGenerated(root, files);
      console.log(written.length === 0 ? "generated/ was already up to date." : `Wrote ${written.join(", ")}.`);
      return exitCode.ok;
    }
    const outdated = await findOutdated(root, files);
    if (outdated.length === 0) {
      console.log("generated/ is up to date.");
      return exitCode.ok;
    }
    console.error(`Out of date: ${outdated.join(", ")}. Run \`npm run generate\` and commit the result.`);
    return exitCode.failed;
  });
}
