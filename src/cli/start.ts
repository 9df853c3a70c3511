import { join } from "node:path";
import { serveDocs } from "../docs/server.js";
import { writeFiles } from "../generate/files.js";
import { docsFile } from "../generate/layout.js";
import { runPipeline, stepRunner } from "../generate/pipeline.js";
import type { createFrsClient as CreateFrsClient, tokenAuth as TokenAuth } from "../index.js";
import { startMock } from "../mock/server.js";
import { out } from "./colours.js";
import { command, exitCode, portNumber, printFailure, run } from "./command.js";
import { interrupted } from "./interrupt.js";
import { defaultPorts, listen } from "./listen.js";
import { load } from "./load.mjs";
import { stepPrinter, table } from "./terminal.js";
import { watch } from "./watch.js";

/** `npm start`: the whole way from the document to a call. */
export async function main(args: string[]): Promise<number> {
  const program = command(
    "start",
    "Lint, bundle, generate, build the docs, start a mock and a docs server, and make a call.",
  )
    .option("--once", "end after the call instead of staying up until Ctrl-C")
    .option("--mock-port <port>", `port of the mock (default: ${defaultPorts.mock}, or any that is free)`, portNumber)
    .option("--docs-port <port>", `port of the docs (default: ${defaultPorts.docs}, or any that is free)`, portNumber);
  return await run(program, args, async () => {
    const options = program.opts<{ once?: boolean; mockPort?: number; docsPort?: number }>();
    const root = process.cwd();
    const onStep = stepPrinter();
    const step = stepRunner(onStep);

    console.log("From the document to a call:");
    const { document, files } = await runPipeline({ root, docs: true, onStep });
    await step(
      "write generated/",
      () => writeFiles(root, files),
      (written) => (written.length === 0 ? "nothing had changed" : `${written.length} files`),
    );

    const mock = await step(
      "start mock",
      () => listen(options.mockPort, defaultPorts.mock, (port) => startMock(document, { port })),
      ({ url }) => url,
    );
    const docs = await step(
      "start docs server",
      () => listen(options.docsPort, defaultPorts.docs, (port) => serveDocs({ page: join(root, docsFile), port })),
      ({ url }) => url,
    );
    const stop = async () => {
      await Promise.all([mock.close(), docs.close()]);
    };

    try {
      // Compiled only now: the client that is called is the one that was just generated.
      const client: Promise<{ createFrsClient: typeof CreateFrsClient; tokenAuth: typeof TokenAuth }> =
        load("src/index.ts");
      const { createFrsClient, tokenAuth } = await step("load client", () => client);
      const frs = createFrsClient({
        endpoint: mock.url,
        projectId: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
        auth: tokenAuth("the-mock-takes-any-token"),
      });
      const { face_sets_info } = await step("call listFaceSets()", () => frs.listFaceSets());
      const rows = face_sets_info.map((faceSet) => [
        faceSet.face_set_name,
        faceSet.face_set_id,
        `${faceSet.face_number} of ${faceSet.face_set_capacity}`,
        faceSet.create_date,
        Object.entries(faceSet.external_fields)
          .map(([name, { type }]) => `${name}: ${type}`)
          .join(", "),
      ]);
      console.log(`\n${table([["library", "id", "faces", "created", "custom fields"], ...rows])}\n`);
      console.log(`Mock  ${out.bold(mock.url)}`);
      console.log(`Docs  ${out.bold(docs.url)}`);
      if (options.once) return exitCode.ok;

      const follow = await watch(join(root, "openapi"), async () => {
        const start = performance.now();
        try {
          const next = await runPipeline({ root, docs: true });
          const written = await writeFiles(root, next.files);
          if (written.length === 0) return;
          await mock.use(next.document);
          const time = `${((performance.now() - start) / 1000).toFixed(2)} s`;
          console.log(`${out.green("✓")} ${written.join(", ")} ${out.dim(`in ${time}`)}`);
        } catch (error) {
          // A half-edited document is no reason to end: the old files and the old mock stay.
          printFailure(error);
        }
      });
      console.log(`
Next: edit a file in ${out.bold("openapi/")}: types, client, docs and mock follow at once.
      curl -H 'X-Auth-Token: any' ${mock.url}/v2/0a1b2c3d4e5f60718293a4b5c6d7e8f9/face-sets
Ctrl-C ends all of it.`);
      await interrupted();
      await follow.close();
      return exitCode.ok;
    } finally {
      await stop();
    }
  });
}
