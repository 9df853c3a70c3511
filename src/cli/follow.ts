import { counted, err, out } from "openapi-contract/cli";
import type { JsonObject, OpenApiDocument } from "openapi-contract/document";
import type { DocsServer } from "../docs/server.js";
import type { FrsServer } from "../emulator/server.js";
import { writeFiles } from "../generate/files.js";
import {
  bundleFile,
  docsDirectory,
  formatterFile,
  ignoreFile,
  rulesDirectory,
  rulesFile,
  sourceDirectory,
} from "../generate/layout.js";
import type { Artifacts } from "../generate/pipeline.js";
import type { Problem } from "../generate/problems.js";
import type { Session } from "../generate/session.js";
import type { Mock } from "../mock/server.js";
import { summarize } from "./change-summary.js";
import { printFailure } from "./command.js";
import { printProblems } from "./terminal.js";
import type { Edit } from "./watch.js";

/** Files and directories of which an edit changes what is generated, relative to the root of the repository. */
export const followedPaths: readonly string[] = [sourceDirectory, rulesDirectory, rulesFile, ignoreFile, formatterFile];

/** What follows the edits of the document. */
export interface Followers {
  /** Root of the repository. */
  root: string;
  session: Pick<Session, "generate">;
  mock: Pick<Mock, "use">;
  emulator: Pick<FrsServer, "use">;
  docs: Pick<DocsServer, "reload">;
  /** Called when a phase of an edit is over. */
  onPhase?: (phase: Phase) => void;
}

/**
 * Phases of an edit: types, client and mock are updated; the slow rules are checked, too; the docs are up to date.
 */
export type Phase = "updated" | "verified" | "documented";

/**
 * Returns what to do after each edit: the types, the client and the mock are updated first, then what changed is printed;
 * then the rules that take longer are checked, and at last the docs are rendered. If the document breaks a rule, the last
 * valid state stays, or is restored.
 *
 * @param initial - What was generated and written before.
 */
export function follower(followers: Followers, initial: Artifacts): (edit: Edit) => Promise<void> {
  const { root, session, mock, emulator, docs, onPhase = () => {} } = followers;
  /** The last state that all rules passed. */
  let valid = initial;
  /** The state that is written and that the mock serves. */
  let current = initial;
  /** The document that the docs show. */
  let documented = initial.document;
  let isFailed = false;

  /** Writes a state and gives it to mock and emulator. Returns the paths that were written. */
  const publish = async (next: Artifacts): Promise<string[]> => {
    const written = await writeFiles(root, next.files);
    // Compared with what the mock serves, not with the files: another process may have written them first.
    if (textOf(next) !== textOf(current)) {
      mock.use(next.document).catch(printFailure);
      try {
        emulator.use(next.document);
      } catch (error) {
        printFailure(error);
      }
    }
    current = next;
    return written;
  };

  /** Generates, writes and prints the state of the files. Returns what is to be verified, if nothing failed. */
  const update = async (edit: Edit): Promise<(() => Promise<Problem[]>) | undefined> => {
    const { document, files, verify } = await session.generate();
    const next = { document, files };
    const before = current;
    const written = await publish(next);
    const milliseconds = performance.now() - edit.start;
    onPhase("updated");
    const words = await changesIn(before, next, written);
    // Compared with the save before, taking a change back looks like a change.
    const isBack = textOf(next) === textOf(initial) && textOf(before) !== textOf(initial);
    const back = isBack ? [out.green("back to the state at the start")] : [];
    printLine([...(isFailed ? [out.green("fixed")] : []), words, ...back, out.dim(`${milliseconds.toFixed(0)} ms`)]);
    isFailed = false;
    return verify;
  };

  /** Restores the last valid state. */
  const restore = async (problems: readonly Problem[]): Promise<void> => {
    await publish(valid);
    printProblems(problems, process.stderr);
    const what = `${counted(problems.length, "problem")}: generated/, mock and emulator are as before the edit.`;
    console.error(err.red(`${now()} ${what}`));
  };

  const document = async (): Promise<void> => {
    if (documented === valid.document) return;
    const { generateDocs } = await import("../docs/site.js");
    const site = await generateDocs(root, valid.document, textOf(valid));
    await writeFiles(root, site, { owned: docsDirectory });
    documented = valid.document;
    docs.reload();
  };

  return async (edit) => {
    try {
      const verify = await update(edit);
      // A newer edit is checked by its own pass.
      if (!verify || edit.isSuperseded()) return;
      const problems = await verify();
      onPhase("verified");
      if (edit.isSuperseded()) return;
      if (problems.length === 0) valid = current;
      else {
        isFailed = true;
        await restore(problems);
      }
      await document();
      onPhase("documented");
    } catch (error) {
      // A half-written file is not an error: what comes next is.
      if (await edit.settled()) return;
      isFailed = true;
      console.error(err.dim(now()));
      printFailure(error);
    }
  };
}

/** Describes what an edit changed. */
async function changesIn(before: Artifacts, after: Artifacts, written: readonly string[]): Promise<string> {
  if (textOf(before) === textOf(after)) return written.length === 0 ? "no change in generated/" : written.join(", ");
  const { compareDocuments } = await import("../changes/compare.js");
  const versions = { base: asObject(before.document), revision: asObject(after.document) };
  const words = summarize(compareDocuments(versions.base, versions.revision), versions);
  // Such as another order of the keys.
  return words === "" ? `no change for callers, wrote ${written.join(", ")}` : words;
}

function asObject(document: OpenApiDocument): JsonObject {
  // A document is JSON by construction; its interface only names the parts that are used most.
  return document as unknown as JsonObject;
}

/** Returns the text of the bundle, which identifies a state. */
function textOf({ files }: Artifacts): string {
  return files.get(bundleFile) ?? "";
}

function printLine(parts: readonly string[]): void {
  console.log(`${out.dim(now())} ${parts.join(" · ")}`);
}

/** Returns the time of day, as a clock shows it. */
function now(): string {
  return new Date().toTimeString().slice(0, 8);
}
