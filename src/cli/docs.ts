import { join } from "node:path";
import { exitCode, interrupted, listen, portNumber } from "openapi-contract/cli";
import { serveDocs } from "../docs/server.js";
import { docsFile } from "../generate/layout.js";
import { runPipeline } from "../generate/pipeline.js";
import { command, defaultPorts, run } from "./command.js";
import { stepPrinter } from "./terminal.js";
import { writeGenerated } from "./write-generated.js";

/** `npm run docs`: generates the docs page. */
export async function main(args: string[]): Promise<number> {
  const program = command("docs", "Generate generated/docs/index.html from openapi/: one page that works offline.")
    .option("--serve", "serve the page until Ctrl-C")
    .option(
      "--port <port>",
      `port to serve it on (default: ${defaultPorts.docs}, or any free port if it is in use)`,
      portNumber,
    );
  return await run(program, args, async () => {
    const { serve = false, port } = program.opts<{ serve?: boolean; port?: number }>();
    if (port !== undefined && !serve) program.error("error: option '--port' needs '--serve'");
    const root = process.cwd();
    const { files } = await runPipeline({ root, docs: true, onStep: stepPrinter() });
    const path = "generated/docs/index.html";
    const page = files.get(path) ?? "";
    await writeGenerated(root, new Map([[path, page]]));
    console.log(
      `${path} (${(Buffer.byteLength(page) / 1024 / 1024).toFixed(1)} MB): open it in a browser, or publish it on any static host.`,
    );
    if (!serve) return exitCode.ok;
    const server = await listen(port, defaultPorts.docs, (free) =>
      serveDocs({ page: join(root, docsFile), port: free }),
    );
    console.log(`Serving the docs at ${server.url} until Ctrl-C.`);
    await interrupted();
    await server.close();
    return exitCode.ok;
  });
}
