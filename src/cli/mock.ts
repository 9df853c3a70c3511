import { resolve } from "node:path";
import { exitCode, hostAddress, interrupted, listen, out, portNumber, refusing } from "openapi-contract/cli";
import { loadDocument } from "openapi-contract/document";
import { bundleFile, howToBundle } from "../generate/layout.js";
import { startMock } from "../mock/server.js";
import { command, defaultPorts, run } from "./command.js";

interface MockOptions {
  port?: number;
  host: string;
  document: string;
  quiet?: boolean;
}

/** `npm run mock`: runs the mock until Ctrl-C. */
export async function main(args: string[]): Promise<number> {
  const program = command(
    "mock",
    "Respond to requests with the document's examples, and report how requests violate the document.",
  )
    .option(
      "--port <port>",
      `port to listen on, 0 for any free port (default: ${defaultPorts.mock}, or any free port if it is in use)`,
      portNumber,
    )
    .option("--host <address>", "address to listen on", hostAddress, "127.0.0.1")
    .option("--document <file>", "bundled OpenAPI 3.0 or 3.1 document, as JSON or YAML", bundleFile)
    .option("--quiet", "do not print each request");
  return await run(program, args, () => refusing(() => mock(program.opts<MockOptions>())));
}

async function mock(options: MockOptions): Promise<number> {
  const document = await loadDocument(resolve(options.document), howToBundle);
  const server = await listen(options.port, defaultPorts.mock, (port) =>
    startMock(document, {
      port,
      host: options.host,
      onExchange: ({ method, url, status, violations, milliseconds }) => {
        if (options.quiet) return;
        const colour = violations.length > 0 ? out.yellow : status < 400 ? out.green : out.red;
        console.log(`${colour(String(status))} ${method} ${url} ${out.dim(`${milliseconds.toFixed(0)} ms`)}`);
        for (const { location, message } of violations)
          console.log(`    ${out.yellow(location.join("."))}: ${message}`);
      },
    }),
  );
  console.log(`Mock of ${document.info.title} ${document.info.version} at ${out.bold(server.url)} until Ctrl-C.`);
  console.log(
    out.dim(
      "Choose a response with a header: `Prefer: code=404`, `Prefer: example=noFaceSet`, `Prefer: dynamic=true`.",
    ),
  );
  await interrupted();
  await server.close();
  return exitCode.ok;
}
