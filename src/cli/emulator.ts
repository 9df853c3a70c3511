import { InvalidArgumentError } from "commander";
import { exitCode, hostAddress, interrupted, listen, out, portNumber, refusing } from "openapi-contract/cli";
import { loadDocument } from "openapi-contract/document";
import { optionTexts } from "../emulator/command.js";
import type { EmulatorExchange } from "../emulator/exchange.js";
import { startFrsServer } from "../emulator/server.js";
import { exchangeLine, introduction } from "../emulator/texts.js";
import { bundleFile, howToBundle } from "../generate/layout.js";
import { command, defaultPorts, run } from "./command.js";

interface EmulatorCommandOptions {
  port?: number;
  host: string;
  seed: boolean;
  rate?: number;
  quiet?: boolean;
}

/** `npm run emulator`: runs the emulator until Ctrl-C. */
export async function main(args: string[]): Promise<number> {
  const program = command(
    "emulator",
    "Run the Face Recognition Service in memory: it stores face sets and faces, and fakes recognition.",
  )
    .option("--port <port>", optionTexts.port, portNumber)
    .option("--host <address>", optionTexts.host, hostAddress, "127.0.0.1")
    .option("--no-seed", optionTexts.seed)
    .option("--rate <number>", optionTexts.rate, requestRate)
    .option("--quiet", optionTexts.quiet);
  return await run(program, args, () => refusing(() => emulator(program.opts<EmulatorCommandOptions>())));
}

async function emulator({ port, quiet, ...options }: EmulatorCommandOptions): Promise<number> {
  const document = await loadDocument(bundleFile, howToBundle);
  const onExchange = (exchange: EmulatorExchange) => {
    const colour = exchange.status === 0 || exchange.status >= 400 ? out.red : out.green;
    const [status, ...rest] = exchangeLine(exchange).split(" ");
    console.log([colour(String(status)), ...rest].join(" "));
  };
  const server = await listen(port, defaultPorts.emulator, (free) =>
    startFrsServer({ ...options, document, port: free, onExchange: quiet ? undefined : onExchange }),
  );
  console.log(
    `Emulator of ${document.info.title} ${document.info.version} at ${out.bold(server.url)} until Ctrl-C.\n${introduction(server).join("\n")}`,
  );
  await interrupted();
  await server.close();
  return exitCode.ok;
}

/** Reads a number of requests per second from the command line. */
function requestRate(text: string): number {
  const rate = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || rate === 0) throw new InvalidArgumentError("The rate must be a number > 0.");
  return rate;
}
