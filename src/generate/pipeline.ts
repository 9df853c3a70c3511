import { asDocument, type JsonObject, type OpenApiDocument, remembered } from "openapi-contract/document";
import type { KeptTypes } from "./kept-types.js";
import { bundleFile, sourceFile } from "./layout.js";
import { literal } from "./literal.js";
import { located, locatedProblems } from "./located.js";
import { InvalidDocumentError, type Problem } from "./problems.js";
import type { SourceFiles } from "./source-files.js";

/** The results of the pipeline, before anything is written. */
export interface Artifacts {
  document: OpenApiDocument;
  /** Text by path, relative to the root of the repository. */
  files: Map<string, string>;
}

/** A step of the pipeline, as it happens. */
export type StepEvent =
  | { type: "started"; step: string }
  | { type: "finished"; step: string; milliseconds: number; detail: string };

/** Settings of the pipeline. */
export interface PipelineOptions {
  /** Root of the repository. */
  root: string;
  /** Called as each step starts and finishes. */
  onStep?: (event: StepEvent) => void;
  /** How the document is checked. */
  lint?: LintOptions;
}

/** Runs steps one after the other and reports how long each took. */
export type StepRunner = <Value>(
  step: string,
  run: () => Promise<Value>,
  detail?: (value: Value) => string,
) => Promise<Value>;

/** Creates a runner that reports to a listener. A step that fails is not reported as finished. */
export function stepRunner(onStep: (event: StepEvent) => void = () => {}): StepRunner {
  return async (step, run, detail = () => "") => {
    onStep({ type: "started", step });
    const start = performance.now();
    const value = await run();
    onStep({ type: "finished", step, milliseconds: performance.now() - start, detail: detail(value) });
    return value;
  };
}

/** How a document is checked. */
export interface LintOptions {
  /** Parsed files to use and to keep; those of a session, which follows edits afterwards. */
  sources?: SourceFiles | undefined;
  /**
   * Whether to check the bundle by the rules that its sources passed, too, as a second line of defence.
   *
   * @default true
   */
  bundle?: boolean | undefined;
}

/** Checks the hand-written files, then the bundle of them. */
export async function lintDocument(
  root: string,
  step: StepRunner,
  { sources, bundle = true }: LintOptions = {},
): Promise<{ problems: Problem[]; document?: OpenApiDocument }> {
  // Here and below, a step loads what it needs: the commands start fast, and the time is counted where it is spent.
  const {
    bundleSources,
    lintBundle,
    lintSources,
    loadRules,
    SourceFiles: Sources,
  } = await step("load linter", () => import("./lint.js"));
  const rules = await step("rules", () => loadRules(root));
  const reader = (sources ?? new Sources()).read(rules.resolve);
  const count = (problems: Problem[]) => (problems.length === 0 ? "no problems" : `problems: ${problems.length}`);
  const problems = await step("lint sources", () => lintSources(root, rules, reader), count);
  if (problems.length > 0) return { problems };
  const document = await step("bundle", () => bundleSources(root, rules, reader));
  const checkBundle = async () => {
    const broken = bundle ? await lintBundle(root, rules, asJson(document)) : [];
    // What a rule refuses need not be of the form that is read here.
    return broken.length > 0 ? broken : await findLimits(root, document);
  };
  return { problems: await step(bundle ? "lint bundle" : "check bundle", checkBundle, count), document };
}

/** Returns what the generated client does not support, with its place in the hand-written files. */
export async function findLimits(root: string, document: OpenApiDocument): Promise<Problem[]> {
  const { clientLimits } = await import("./client-support.js");
  return locatedProblems(root, await located(root, async () => clientLimits(document)));
}

/**
 * Generates what is committed in `generated/` from the hand-written document, in memory.
 *
 * @throws {InvalidDocumentError} If the document breaks a rule; nothing further is generated then.
 * @throws {FormatError} If the code cannot be formatted.
 */
export async function runPipeline({ root, onStep, lint }: PipelineOptions): Promise<Artifacts> {
  const step = stepRunner(onStep);
  const { problems, document } = await lintDocument(root, step, lint);
  if (problems.length > 0 || document === undefined) throw new InvalidDocumentError(problems);
  return await located(root, () => generate(document, root, step));
}

async function generate(document: OpenApiDocument, root: string, step: StepRunner): Promise<Artifacts> {
  const bundle = bundleText(document);
  const code = await generateCode(document, step);
  const formatted = await step("format", async () => (await import("./format.js")).formatFiles(root, code));
  return { document, files: new Map([[bundleFile, bundle], ...formatted]) };
}

/**
 * Generates the TypeScript files, which are not formatted yet: their texts by path.
 *
 * @param kept - Types that were generated of an earlier state of the document.
 */
export async function generateCode(
  document: OpenApiDocument,
  step: StepRunner,
  kept?: KeptTypes,
): Promise<Map<string, string>> {
  const { version } = document.info;
  const header = `// Generated from ${sourceFile} by \`npm run generate\`. Do not edit.\n// Document version ${literal(version).slice(1, -1)}\n\n`;
  const types = await step("types", async () => (await import("./types.js")).generateTypes(document, undefined, kept));
  const operations = await step("operations", async () =>
    (await import("./operations.js")).generateOperations(document),
  );
  const client = await step("client", async () => (await import("./client.js")).generateClient(document));
  const { errorCodes, remedies } = await step("error codes", async () => {
    const { generateErrorCodes, generateRemedies } = await import("./error-codes.js");
    return { errorCodes: generateErrorCodes(document), remedies: generateRemedies(document) };
  });
  return new Map([
    ["generated/schema.ts", header + types],
    ["generated/operations.ts", header + operations],
    ["generated/client.ts", header + client],
    ["generated/error-codes.ts", header + errorCodes],
    ["generated/remedies.ts", header + remedies],
  ]);
}

/** Returns the text of the bundle's file. */
export function bundleText(document: OpenApiDocument): string {
  // No file here names the document's hash: two branches that change a description would always conflict.
  const origin = { source: sourceFile, command: "npm run generate", version: document.info.version };
  return asJson(withOrigin(document, origin));
}

/** Returns the document from which a text of the bundle's file was made; it must not be changed. */
export function documentOf(text: string): OpenApiDocument {
  const { "x-generated": _, ...document } = JSON.parse(text);
  return remembered(asDocument(document));
}

/** Writes the value as indented JSON text with a newline at the end. */
export function asJson(value: OpenApiDocument | JsonObject): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Returns the document with a note of its origin in second place. */
function withOrigin(document: OpenApiDocument, origin: JsonObject): JsonObject {
  const { openapi, ...rest } = document;
  // The document is JSON by construction.
  return { openapi, "x-generated": origin, ...(rest as unknown as JsonObject) };
}
