import type { JsonObject, OpenApiDocument } from "openapi-contract/document";
import { hashOf } from "./hash.js";
import { bundleFile, docsFile, sourceFile } from "./layout.js";
import { literal } from "./literal.js";
import { located, locatedProblems } from "./located.js";
import { InvalidDocumentError, type Problem } from "./problems.js";

/** What the pipeline made, before anything is written. */
export interface Artifacts {
  document: OpenApiDocument;
  /** Text by path, relative to the root of the repository. */
  files: Map<string, string>;
}

/** A step of the pipeline, as it happens. */
export type StepEvent =
  | { type: "started"; step: string }
  | { type: "finished"; step: string; milliseconds: number; detail: string };

/** What the pipeline is to do. */
export interface PipelineOptions {
  /** Root of the repository. */
  root: string;
  /**
   * Whether the docs page is made, too.
   *
   * @default false
   */
  docs?: boolean;
  /** Called as each step starts and finishes. */
  onStep?: (event: StepEvent) => void;
}

/** Runs steps one after the other and reports how long each took. */
export type StepRunner = <Value>(
  step: string,
  run: () => Promise<Value>,
  detail?: (value: Value) => string,
) => Promise<Value>;

/** A runner that reports to a listener. A step that fails is not reported as finished. */
export function stepRunner(onStep: (event: StepEvent) => void = () => {}): StepRunner {
  return async (step, run, detail = () => "") => {
    onStep({ type: "started", step });
    const start = performance.now();
    const value = await run();
    onStep({ type: "finished", step, milliseconds: performance.now() - start, detail: detail(value) });
    return value;
  };
}

/** Checks the hand-written files, then the bundle of them. */
export async function lintDocument(
  root: string,
  step: StepRunner,
): Promise<{ problems: Problem[]; document?: OpenApiDocument }> {
  // Here and below, a step loads what it needs: the commands start fast, and the time is counted where it is spent.
  const { bundleSources, lintBundle, lintSources, loadRules } = await step("load linter", () => import("./lint.js"));
  const { SourceFiles } = await import("./source-files.js");
  const rules = await step("rules", () => loadRules(root));
  const reader = new SourceFiles().read(rules.resolve);
  const count = (problems: Problem[]) => (problems.length === 0 ? "no problems" : `problems: ${problems.length}`);
  const problems = await step("lint sources", () => lintSources(root, rules, reader), count);
  if (problems.length > 0) return { problems };
  const document = await step("bundle", () => bundleSources(root, rules, reader));
  const checkBundle = async () => {
    const broken = await lintBundle(root, rules, asJson(document));
    // What a rule refuses need not be of the form that is read here.
    return broken.length > 0 ? broken : await findLimits(root, document);
  };
  return { problems: await step("lint bundle", checkBundle, count), document };
}

/** Returns what the generated client does not support, with its place in the hand-written files. */
async function findLimits(root: string, document: OpenApiDocument): Promise<Problem[]> {
  const { clientLimits } = await import("./client-support.js");
  return locatedProblems(root, await located(root, async () => clientLimits(document)));
}

/**
 * Makes everything in `generated/` from the hand-written document, in memory.
 *
 * @throws {InvalidDocumentError} If the document breaks a rule; nothing further is made then.
 * @throws {FormatError} If the code cannot be formatted.
 */
export async function runPipeline({ root, docs = false, onStep }: PipelineOptions): Promise<Artifacts> {
  const step = stepRunner(onStep);
  const { problems, document } = await lintDocument(root, step);
  if (problems.length > 0 || document === undefined) throw new InvalidDocumentError(problems);
  return await located(root, () => generate(document, { root, docs, step }));
}

async function generate(
  document: OpenApiDocument,
  { root, docs, step }: { root: string; docs: boolean; step: StepRunner },
): Promise<Artifacts> {
  const { version } = document.info;
  const header = `// Generated from ${sourceFile} by \`npm run generate\`. Do not edit.\n// Document version ${literal(version).slice(1, -1)}\n\n`;
  const files = new Map<string, string>();
  // No file here names the document's hash: two branches that change a description would always conflict.
  const bundle = asJson(withOrigin(document, { source: sourceFile, command: "npm run generate", version }));
  files.set(bundleFile, bundle);

  const code = new Map<string, string>();
  const types = await step("types", async () => (await import("./types.js")).generateTypes(document));
  code.set("generated/schema.ts", header + types);
  const operations = await step("operations", async () =>
    (await import("./operations.js")).generateOperations(document),
  );
  code.set("generated/operations.ts", header + operations);
  const client = await step("client", async () => (await import("./client.js")).generateClient(document));
  code.set("generated/client.ts", header + client);
  const { errorCodes, remedies } = await step("error codes", async () => {
    const { generateErrorCodes, generateRemedies } = await import("./error-codes.js");
    return { errorCodes: generateErrorCodes(document), remedies: generateRemedies(document) };
  });
  code.set("generated/error-codes.ts", header + errorCodes);
  code.set("generated/remedies.ts", header + remedies);
  const formatted = await step("format", async () => (await import("./format.js")).formatFiles(root, code));
  for (const [path, text] of formatted) files.set(path, text);
  if (docs) {
    const page = await step("docs", async () => (await import("../docs/page.js")).renderDocs(document, hashOf(bundle)));
    files.set(docsFile, page);
  }
  return { document, files };
}

/** The value as indented JSON text with a newline at the end. */
export function asJson(value: OpenApiDocument | JsonObject): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The document with a note of its origin in second place. */
function withOrigin(document: OpenApiDocument, origin: JsonObject): JsonObject {
  const { openapi, ...rest } = document;
  // The document is JSON by construction.
  return { openapi, "x-generated": origin, ...(rest as unknown as JsonObject) };
}
