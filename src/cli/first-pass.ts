import { counted } from "openapi-contract/cli";
import { bundleFile } from "../generate/layout.js";
import { type Artifacts, runPipeline, type StepEvent, stepRunner } from "../generate/pipeline.js";
import type { Session } from "../generate/session.js";
import type { FileState } from "./file-state.mjs";
import { lastPass, readInputs, recordPass } from "./last-pass.js";
import { writeGenerated } from "./write-generated.js";

/** What follows edits after the first pass. */
export interface FollowingSession extends Pick<Session, "generate"> {
  /** Loads what edits need, unless the pass has loaded it. */
  prepare(): Promise<void>;
  /** Deletes what was written to follow edits. */
  close(): Promise<void>;
}

/** A finished pass from linting to the docs. */
export interface FirstPass {
  artifacts: Artifacts;
  session: FollowingSession;
  /** Whether a file that the pass reads has changed since it began. */
  isOutdated(): boolean;
}

/** Settings of a pass. */
export interface FirstPassOptions {
  /**
   * Whether to do the pass even if nothing has changed since the last one.
   *
   * @default false
   */
  force?: boolean | undefined;
  /** Called as each step starts and finishes. */
  onStep: (event: StepEvent) => void;
}

/**
 * Lints the document, generates code and docs and writes them; if nothing has changed since the last pass, returns what that
 * one generated.
 *
 * @param root - Root of the repository.
 * @throws {InvalidDocumentError} If the document breaks a rule.
 */
export async function firstPass(root: string, { force = false, onStep }: FirstPassOptions): Promise<FirstPass> {
  const begin = performance.now();
  const inputs = readInputs(root);
  const isOutdated = () => readInputs(root)?.hash !== inputs?.hash;
  const last = force ? undefined : await lastPass(root, inputs);
  if (last === undefined) return { ...(await completePass(root, inputs, onStep)), isOutdated };
  const detail = "lint, generated/ and docs are those of the last pass";
  onStep({ type: "finished", step: "inputs unchanged", milliseconds: performance.now() - begin, detail });
  return { artifacts: last, session: lateSession(root), isOutdated };
}

async function completePass(
  root: string,
  inputs: FileState | undefined,
  onStep: (event: StepEvent) => void,
): Promise<Omit<FirstPass, "isOutdated">> {
  const step = stepRunner(onStep);
  const session = await step("load generator", async () =>
    (await import("../generate/session.js")).createSession(root),
  );
  // As after each edit, the sources are checked; `generate` and `lint` also check the bundle.
  const lint = { sources: session.sources, bundle: false };
  const artifacts = await runPipeline({ root, onStep, lint });
  const site = await step("docs", async () => {
    const { generateDocs } = await import("../docs/site.js");
    return await generateDocs(root, artifacts.document, artifacts.files.get(bundleFile) ?? "");
  });
  const files = new Map([...artifacts.files, ...site]);
  await step(
    "write generated/",
    () => writeGenerated(root, files),
    (written) => (written.length === 0 ? "nothing changed" : counted(written.length, "file")),
  );
  await recordPass(root, inputs, session.sources.paths, files);
  const { generate } = session;
  return { artifacts, session: { generate, prepare: loadFollowers, close: async () => session.close() } };
}

/** Loads what follows an edit besides the session: the compiled command may be removed before the first one comes. */
async function loadFollowers(): Promise<void> {
  await import("../changes/compare.js");
  await import("../docs/site.js");
}

/** Returns a session that starts when it is prepared, or with the first edit. */
function lateSession(root: string): FollowingSession {
  let started: Promise<Session> | undefined;
  const start = async (): Promise<Session> => {
    const session = (await import("../generate/session.js")).createSession(root);
    // Parses the document, and loads rules and generator. If an edit has just broken it, the pass of that edit says so.
    await session.generate().catch(() => {});
    return session;
  };
  return {
    async generate() {
      started ??= start();
      return await (await started).generate();
    },
    async prepare() {
      started ??= start();
      await started;
      await loadFollowers();
    },
    async close() {
      (await started?.catch(() => undefined))?.close();
    },
  };
}
