import { join } from "node:path";
import { counted, exitCode, interrupted, listen, out, portNumber } from "openapi-contract/cli";
import { serveDocs } from "../docs/server.js";
import { bundleFile, docsDirectory, sourceDirectory } from "../generate/layout.js";
import { runPipeline, stepRunner } from "../generate/pipeline.js";
import { command, defaultPorts, printFailure, run } from "./command.js";
import { followedPaths } from "./follow.js";
import { stepPrinter } from "./terminal.js";
import { watch } from "./watch.js";
import { writeGenerated } from "./write-generated.js";

/** `npm run docs`: generates the docs site. */
export async function main(args: string[]): Promise<number> {
  const program = command("docs", "Generate generated/docs/ from openapi/: a static site that works offline.")
    .option("--serve", "serve the site until Ctrl-C, and follow edits of openapi/")
    .option(
      "--port <port>",
      `port to serve it on (default: ${defaultPorts.docs}, or any free port if it is in use)`,
      portNumber,
    );
  return await run(program, args, async () => {
    const { serve = false, port } = program.opts<{ serve?: boolean; port?: number }>();
    if (port !== undefined && !serve) program.error("error: option '--port' needs '--serve'");
    const root = process.cwd();
    const directory = join(root, docsDirectory);
    // A port that is taken is said before the work, not after it.
    const server = serve
      ? await listen(port, defaultPorts.docs, (free) => serveDocs({ directory, port: free, reload: true }))
      : undefined;
    try {
      const files = await build(root);
      const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
      const size = `${counted(files.size, "file")}, ${(bytes / 1024 / 1024).toFixed(1)} MB`;
      console.log(
        `${docsDirectory}/ (${size}): open index.html in a browser, or publish the directory on any static host.`,
      );
      if (!server) return exitCode.ok;
      const onChange = async () => {
        try {
          await build(root);
          server.reload();
        } catch (error) {
          // The last valid site stays.
          printFailure(error);
        }
      };
      const watcher = await watch({ root, paths: followedPaths, onChange, onError: printFailure });
      console.log(
        `Serving the docs at ${out.bold(server.url)} until Ctrl-C; they follow edits of ${sourceDirectory}/.`,
      );
      await interrupted();
      await watcher.close();
      return exitCode.ok;
    } finally {
      await server?.close();
    }
  });
}

/** Generates the site and writes what changed of it. */
async function build(root: string): Promise<Map<string, string>> {
  const onStep = stepPrinter();
  const { document, files } = await runPipeline({ root, onStep });
  const site = await stepRunner(onStep)("docs", async () => {
    const { generateDocs } = await import("../docs/site.js");
    return await generateDocs(root, document, files.get(bundleFile) ?? "");
  });
  await writeGenerated(root, site);
  return site;
}
