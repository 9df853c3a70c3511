import { resolve } from "node:path";
import { InvalidArgumentError } from "commander";
import { checks } from "../checks/index.js";
import type { CaseResult } from "../event.js";
import type { Exchange } from "../exchange.js";
import type { Profile } from "../profile.js";
import { createExchangeChecker } from "../replay/replay.js";
import { unusedText } from "../report/plan-text.js";
import { basePathOf, readBaseUrl } from "../target/base-url.js";
import { startForwarder } from "../traffic/forwarder.js";
import { createExchangeRecorder } from "../traffic/recorded-exchange.js";
import { openRecording, type Recording } from "../traffic/recording.js";
import { err, out } from "./colours.js";
import { type CommandRunner, command, exitCode, hostAddress, plainRunner, portNumber } from "./command.js";
import { counted } from "./counted.js";
import { interrupted } from "./interrupt.js";
import { listen } from "./listen.js";
import { assertRecord, documentOf, documentOption, recordingOptions } from "./options.js";
import { refusing } from "./refusal.js";

interface ForwardOptions {
  target: string;
  port?: number;
  host: string;
  document: string;
  record?: string;
  force?: boolean;
  quiet?: boolean;
  cors?: boolean;
  corsOrigin?: string[];
}

/** The default port. */
const defaultPort = 4011;

/** Forwards requests to an endpoint until Ctrl-C, and checks and records the exchanges. */
export async function recordCommand(
  args: string[],
  profile: Profile,
  runner: CommandRunner = plainRunner,
): Promise<number> {
  const program = command(
    profile.commands.record,
    "Forward requests to an endpoint byte for byte, and report exchanges that do not conform to the document.",
  )
    .requiredOption("--target <url>", "base URL of the endpoint")
    .option(
      "--port <port>",
      `port to listen on, 0 for any free one (default: ${defaultPort}, or any if it is in use)`,
      portNumber,
    )
    .option("--host <address>", "address to listen on", hostAddress, "127.0.0.1")
    .option("--cors", "let web pages of this machine send requests, also pages opened as a file")
    .option("--cors-origin <origin>", "let web pages of this origin do so, too; may be repeated", origins)
    .addHelpText(
      "after",
      `
Every request is forwarded, whether it conforms to the document or not.

Exit codes:
  0  ended by Ctrl-C
  1  the port is in use, or an exchange could not be recorded
  2  the command line is wrong`,
    );
  recordingOptions(program).option("--quiet", "do not print each request");
  documentOption(program, profile);
  return await runner.run(program, args, () => {
    const options = program.opts<ForwardOptions>();
    assertRecord(program);
    return refusing(() => forward(options, profile, runner));
  });
}

/** Reads an origin, as browsers write it, and adds it to those before it. */
function origins(value: string, before: string[] = []): string[] {
  const origin = /^https?:\/\//i.test(value) && URL.canParse(value) ? new URL(value).origin : undefined;
  if (origin?.toLowerCase() !== value.toLowerCase()) {
    throw new InvalidArgumentError(
      `An origin must be a scheme and a host, such as https://docs.example.com${origin === undefined ? "" : `: write ${origin}`}.`,
    );
  }
  return [...before, origin];
}

async function forward(options: ForwardOptions, profile: Profile, { printFailure }: CommandRunner): Promise<number> {
  const { target, host, quiet = false, cors = false, corsOrigin } = options;
  const corsOrigins = cors || corsOrigin !== undefined ? (corsOrigin ?? []) : undefined;
  const { document, unused } = await documentOf(options, profile);
  process.stderr.write(unusedText(unused, err));
  const basePath = basePathOf(readBaseUrl(target));
  const check = createExchangeChecker(document, checks, { codeAliases: profile.codeAliases });
  let recorder: Pick<Recording, "add"> = { add: createExchangeRecorder(document, { basePath }) };
  let validating = Promise.resolve();
  const counts = { exchanges: 0, incomplete: 0, failed: 0, lost: 0 };

  const onExchange = (exchange: Exchange) => {
    const number = ++counts.exchanges;
    if (exchange.failure) counts.incomplete++;
    try {
      const redacted = recorder.add(exchange);
      validating = validating
        .then(async () => check.settle(await check.check(redacted, number)))
        .then((result) => {
          if (result.outcome === "failed") counts.failed++;
          if (!quiet) printExchange(redacted, result);
        })
        .catch(printFailure);
    } catch (error) {
      // Such as a full disk: requests are still forwarded.
      counts.lost++;
      printFailure(error);
    }
  };
  const forwarder = await listen(options.port, defaultPort, (port) =>
    startForwarder({ target, port, host, corsOrigins, onExchange }),
  );
  let recording: Recording | undefined;
  try {
    if (options.record !== undefined) {
      // Only now, so that a port in use leaves no empty recording; no request has been received yet.
      recording = openRecording(resolve(options.record), { document, basePath, force: options.force === true });
      recorder = recording;
    }
    console.log(`Forwarding ${out.bold(forwarder.url)} to ${target} until Ctrl-C.`);
    if (profile.help.record !== undefined) console.log(out.dim(profile.help.record));
    await interrupted();
  } finally {
    try {
      await forwarder.close();
      await validating;
    } finally {
      await recording?.close();
    }
  }
  const incompleteText = counts.incomplete === 0 ? "" : `, ${counts.incomplete} without a complete response`;
  console.log(`${counted(counts.exchanges, "exchange")}: ${counts.failed} with failures${incompleteText}.`);
  if (recording) console.log(`Recorded to ${recording.exchanges} and ${recording.archive}.`);
  return counts.lost === 0 ? exitCode.ok : exitCode.failed;
}

function printExchange({ request, response, failure, milliseconds }: Exchange, { problems, reason }: CaseResult): void {
  const failures = problems.filter(({ level }) => level === "failure");
  const status = failure === undefined ? String(response?.status) : failure.kind;
  const colour = failures.length > 0 || failure ? out.red : problems.length > 0 ? out.yellow : out.green;
  const path = request.url.replace(/^[a-z]+:\/\/[^/?#]*/i, "");
  const problemCount = problems.length === 0 ? "" : `  ${colour(counted(problems.length, "problem"))}`;
  console.log(`${colour(status)} ${request.method} ${path} ${out.dim(`${milliseconds.toFixed(0)} ms`)}${problemCount}`);
  if (reason !== undefined) console.log(`    ${out.dim(reason)}`);
  for (const { check, level, message } of problems) {
    console.log(`    ${(level === "failure" ? out.red : out.yellow)(check)}: ${message}`);
  }
}
