import { join } from "node:path";
import { exitCode, interrupted, listen, out, portNumber } from "openapi-contract/cli";
import { serveDocs } from "../docs/server.js";
import { startFrsServer } from "../emulator/server.js";
import { docsDirectory } from "../generate/layout.js";
import { stepRunner } from "../generate/pipeline.js";
import type { createFrsClient as CreateFrsClient, tokenAuth as TokenAuth } from "../index.js";
import { startMock } from "../mock/server.js";
import { command, defaultPorts, printFailure, run } from "./command.js";
import { firstPass } from "./first-pass.js";
import { followedPaths, follower } from "./follow.js";
import { load } from "./load.mjs";
import { stepPrinter, table } from "./terminal.js";
import { watch } from "./watch.js";

/** Project of the example call; the mock accepts any. */
const projectId = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";

/** `npm start`: does everything from linting the document to a first call. */
export async function main(args: string[]): Promise<number> {
  const program = command(
    "start",
    "Lint, bundle, generate, build the docs, start a mock, an emulator and a docs server, and make a first call.",
  )
    .option("--force", "lint, generate and build the docs even if nothing has changed since the last pass")
    .option("--once", "exit after the call instead of running until Ctrl-C")
    .option(
      "--mock-port <port>",
      `port of the mock (default: ${defaultPorts.mock}, or any free port if it is in use)`,
      portNumber,
    )
    .option(
      "--emulator-port <port>",
      `port of the emulator (default: ${defaultPorts.emulator}, or any free port if it is in use)`,
      portNumber,
    )
    .option(
      "--docs-port <port>",
      `port of the docs (default: ${defaultPorts.docs}, or any free port if it is in use)`,
      portNumber,
    );
  return await run(program, args, async () => {
    const options = program.opts<{
      force?: boolean;
      once?: boolean;
      mockPort?: number;
      emulatorPort?: number;
      docsPort?: number;
    }>();
    const root = process.cwd();
    const onStep = stepPrinter();
    const step = stepRunner(onStep);

    console.log("From the document to a call:");
    const { artifacts, session, isOutdated } = await firstPass(root, { force: options.force, onStep });

    const opened: { close(): Promise<void> }[] = [session];
    try {
      // Another process compiles it while this one loads the mock.
      const client = loadClient();
      // What fails here is reported where the client is called.
      const compiled = client.then(
        () => {},
        () => {},
      );
      opened.push({ close: () => compiled });
      const mock = await step(
        "start mock",
        () => listen(options.mockPort, defaultPorts.mock, (port) => startMock(artifacts.document, { port })),
        ({ url }) => url,
      );
      opened.push(mock);
      const emulator = await step(
        "start emulator",
        () =>
          listen(options.emulatorPort, defaultPorts.emulator, (port) =>
            startFrsServer({ document: artifacts.document, port, seed: true }),
          ),
        ({ url }) => url,
      );
      opened.push(emulator);
      const docs = await step(
        "start docs server",
        () =>
          listen(options.docsPort, defaultPorts.docs, (port) =>
            serveDocs({ directory: join(root, docsDirectory), port, reload: true, mock: mock.url }),
          ),
        ({ url }) => url,
      );
      opened.push(docs);

      console.log(`\n${table(await step("call listFaceSets()", async () => listFaceSets(await client, mock.url)))}\n`);
      console.log(`Mock      ${out.bold(mock.url)}`);
      console.log(`Emulator  ${out.bold(emulator.url)}`);
      console.log(`Docs      ${out.bold(docs.url)}`);
      if (options.once) return exitCode.ok;

      const onChange = follower({ root, session, mock, emulator, docs }, artifacts);
      const watching = await watch({ root, paths: followedPaths, onChange, onError: printWatchError });
      opened.push(watching);
      // What was edited before, while the servers started.
      if (isOutdated()) watching.notice();
      console.log(`
Next: edit a file in ${out.bold("openapi/")}: types, client, mock and emulator are updated at once, the docs reload.
      Each save is compared with the one before; ${out.bold("npm run changes")} compares with the last release.
      curl -H 'X-Auth-Token: any' ${mock.url}/v2/${projectId}/face-sets
      curl -H 'X-Auth-Token: ${emulator.token}' ${emulator.url}/v2/${emulator.projectId}/face-sets
Press Ctrl-C to stop.`);
      session.prepare().catch(printFailure);
      await interrupted();
      return exitCode.ok;
    } finally {
      await Promise.all(opened.map((server) => server.close()));
    }
  });
}

function printWatchError(error: unknown): void {
  console.error(`Cannot follow edits any longer (${String(error)}): start the command again.`);
}

/** What the example call needs of the client's module. */
interface Client {
  createFrsClient: typeof CreateFrsClient;
  tokenAuth: typeof TokenAuth;
}

/** Loads the client as it was just generated: a static import would load the previous one. */
async function loadClient(): Promise<Client> {
  return await load("src/index.ts");
}

/** Lists the face sets of an endpoint, as rows of a table with a head. */
async function listFaceSets({ createFrsClient, tokenAuth }: Client, endpoint: string): Promise<string[][]> {
  const frs = createFrsClient({ endpoint, projectId, auth: tokenAuth("the-mock-takes-any-token") });
  const { face_sets_info } = await frs.listFaceSets();
  const rows = face_sets_info.map((faceSet) => [
    faceSet.face_set_name,
    faceSet.face_set_id,
    `${faceSet.face_number} of ${faceSet.face_set_capacity}`,
    faceSet.create_date,
    Object.entries(faceSet.external_fields)
      .map(([name, { type }]) => `${name}: ${type}`)
      .join(", "),
  ]);
  return [["face set", "id", "faces", "created", "custom fields"], ...rows];
}
