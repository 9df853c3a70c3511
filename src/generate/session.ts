import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenApiDocument } from "openapi-contract/document";
import { formatFiles } from "./format.js";
import { KeptTypes } from "./kept-types.js";
import { bundleFile, formatterFile } from "./layout.js";
import { bundleSources, KeptRules, lintSources, SourceFiles } from "./lint.js";
import { located } from "./located.js";
import { takeOverOperations } from "./parts.js";
import { type Artifacts, bundleText, findLimits, generateCode, stepRunner } from "./pipeline.js";
import { InvalidDocumentError, type Problem } from "./problems.js";
import { joined } from "./redocly-problems.js";
import type { SplitRules } from "./rules.js";
import type { SourceReader } from "./source-files.js";

/** What a session generated, which passed the quick rules. */
export interface Draft extends Artifacts {
  /** Checks the hand-written files, as they were read for the draft, by the rules that take longer. */
  verify(): Promise<Problem[]>;
}

/** Generates everything again and again while the document is edited. */
export interface Session {
  /** The parsed files, for a complete first pass. */
  readonly sources: SourceFiles;
  /**
   * Generates everything but the docs from the files as they are now: byte by byte what a new process generates. The rules
   * that take longest are left to {@link Draft.verify}, and the bundle is not checked again by the rules that its sources
   * passed.
   *
   * @throws {InvalidDocumentError} If the document breaks a rule; it then lists the problems by all rules.
   * @throws {FormatError} If the code cannot be formatted.
   */
  generate(): Promise<Draft>;
  /** Deletes what the session wrote to load edited rules. */
  close(): void;
}

/** Settings and text that a result depends on, and the result. */
interface Result {
  text: string;
  settings: string | undefined;
  artifacts: Artifacts;
}

/**
 * Starts a session: parsed files, rules and results are kept while they do not change.
 *
 * @param root - Root of the repository.
 */
export function createSession(root: string): Session {
  const sources = new SourceFiles();
  const rules = new KeptRules(root);
  const types = new KeptTypes();
  let last: Result | undefined;

  const generate = async (): Promise<Draft> => {
    const split = await rules.load();
    const reader = sources.read(split.quick.resolve);
    const document = await bundled(root, split, reader);
    if (last) takeOverOperations(document, last.artifacts.document);
    const text = bundleText(document);
    const settings = settingsOf(root);
    const known = last?.text === text && last.settings === settings ? last.artifacts : undefined;
    // Whatever fails in a document that breaks rules is a consequence of that: the rules come first.
    const attempt = known ? undefined : await outcomeOf(() => generateCode(document, stepRunner(), types));
    // Biome runs while the rules do.
    const formatting = attempt?.value && outcomeOf(() => formatFiles(root, attempt.value));
    const problems = await lintSources(root, split.quick, reader);
    if (problems.length > 0) {
      throw new InvalidDocumentError(joined([...problems, ...(await lintSources(root, split.slow, reader))]));
    }
    const formatted = await formatting;
    const artifacts =
      known ??
      (await completed(root, document, text, attempt, formatted).catch(async (error: unknown) => {
        // The rules come first here, too.
        const found = await lintSources(root, split.slow, reader);
        throw found.length > 0 ? new InvalidDocumentError(joined(found), { cause: error }) : error;
      }));
    last = { text, settings, artifacts };
    return { ...artifacts, verify: () => lintSources(root, split.slow, reader) };
  };

  return {
    sources,
    generate: () => located(root, generate),
    close: () => rules.close(),
  };
}

/** Bundles the hand-written files; if that fails, the problems are those that the rules find. */
async function bundled(root: string, { quick, slow }: SplitRules, reader: SourceReader): Promise<OpenApiDocument> {
  try {
    return await bundleSources(root, quick, reader);
  } catch (error) {
    const found = [...(await lintSources(root, quick, reader)), ...(await lintSources(root, slow, reader))];
    throw found.length > 0 ? new InvalidDocumentError(joined(found), { cause: error }) : error;
  }
}

async function completed(
  root: string,
  document: OpenApiDocument,
  text: string,
  generated: Outcome<Map<string, string>> | undefined,
  formatted: Outcome<Map<string, string>> | undefined,
): Promise<Artifacts> {
  const limits = await findLimits(root, document);
  if (limits.length > 0) throw new InvalidDocumentError(limits);
  for (const outcome of [generated, formatted]) if (outcome && "error" in outcome) throw outcome.error;
  return { document, files: new Map([[bundleFile, text], ...(formatted?.value ?? [])]) };
}

/** How something ended. */
type Outcome<Value> = { value: Value } | { value?: undefined; error: unknown };

async function outcomeOf<Value>(run: () => Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { value: await run() };
  } catch (error) {
    return { error };
  }
}

/** Returns the settings of the formatter; `undefined` if they cannot be read. */
function settingsOf(root: string): string | undefined {
  try {
    return readFileSync(join(root, formatterFile), "utf8");
  } catch {
    return undefined;
  }
}
