import { join, relative } from "node:path";
import {
  BaseResolver,
  bundle,
  type Config,
  getCodeframe,
  getLineColLocation,
  lint,
  lintConfig,
  lintDocument,
  loadConfig,
  type NormalizedProblem,
  Source,
  YamlParseError,
} from "@redocly/openapi-core";
import { asDocument, type OpenApiDocument, remembered } from "openapi-contract/document";
import { describeKnownValues } from "./describe-known-values.js";
import { bundleFile, rulesFile, sourceFile } from "./layout.js";
import { distinct, InvalidDocumentError, type Problem } from "./problems.js";
import type { SourceReader } from "./source-files.js";

/**
 * Reads `redocly.yaml` at the root of the repository.
 *
 * @throws {InvalidDocumentError} If it cannot be read, or names a rule or an option that does not exist: a misspelt rule
 *   would be disabled silently.
 */
export async function loadRules(root: string): Promise<Config> {
  const file = join(root, rulesFile);
  const rules = await readable(root, file, () => loadConfig({ configPath: file }));
  const problems = toProblems(root, await lintConfig({ config: rules, severity: "error" }));
  const unknown = unknownRules(rules).map((rule) => ({
    ...noPlace(rulesFile),
    rule: "rules",
    message: `Unknown rule ${rule}: correct its name, or add it to lint/plugin.js.`,
  }));
  if (problems.length + unknown.length > 0) throw new InvalidDocumentError([...problems, ...unknown]);
  return rules;
}

/** Names of rules of the project's plugin that are configured but do not exist. */
function unknownRules(rules: Config): string[] {
  // Redocly has put the id of the plugin before the names by now.
  const known = new Set(rules.plugins.flatMap(({ rules: sets }) => Object.keys(sets?.oas3 ?? {})));
  const configured = Object.keys(rules.resolvedConfig.rules ?? {});
  return configured.filter((rule) => rule.includes("/") && !rule.startsWith("rule/") && !known.has(rule));
}

/** Runs a step of Redocly; a file that it cannot read or parse becomes a problem with its place. */
async function readable<Value>(root: string, file: string, run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof YamlParseError) {
      const { line, col } = error;
      const place = { ...noPlace(relative(root, error.source.absoluteRef)), line, column: col };
      throw new InvalidDocumentError([{ ...place, rule: "yaml", message: firstLine(error) }]);
    }
    if (error instanceof Error) {
      throw new InvalidDocumentError([
        { ...noPlace(relative(root, file)), rule: "readable", message: firstLine(error) },
      ]);
    }
    throw error;
  }
}

function firstLine(error: Error): string {
  return error.message.split("\n")[0] ?? error.name;
}

/** Returns the place of a problem that belongs to no particular line of a file. */
function noPlace(file: string): Omit<Problem, "rule" | "message"> {
  return { file, line: 1, column: 1, pointer: "#/", severity: "error", suggestions: [], codeframe: "" };
}

/** Checks the hand-written files. */
export async function lintSources(root: string, rules: Config, reader: SourceReader): Promise<Problem[]> {
  const ref = join(root, sourceFile);
  return toProblems(root, await readable(root, ref, () => lint({ ref, config: rules, externalRefResolver: reader })));
}

/** Checks a bundle by the same rules. */
export async function lintBundle(root: string, rules: Config, text: string): Promise<Problem[]> {
  // The text is JSON, which is read several times faster than YAML.
  const document = { source: new Source(join(root, bundleFile), text), parsed: JSON.parse(text) };
  const externalRefResolver = new BaseResolver(rules.resolve);
  return toProblems(root, await lintDocument({ document, config: rules, externalRefResolver }));
}

/**
 * Joins the hand-written files into one document, which must not be changed. Components are sorted by name, so that it
 * does not depend on the order in which they are first referred to.
 *
 * @throws {InvalidDocumentError} If a file cannot be read or a reference leads nowhere.
 */
export async function bundleSources(root: string, rules: Config, reader: SourceReader): Promise<OpenApiDocument> {
  const ref = join(root, sourceFile);
  // What is bundled is changed by it.
  const externalRefResolver = reader.copies();
  const result = await readable(root, ref, () => bundle({ ref, config: rules, externalRefResolver }));
  const problems = toProblems(root, result.problems).filter((problem) => problem.severity === "error");
  if (problems.length > 0) throw new InvalidDocumentError(problems);
  const document = asDocument(JSON.parse(JSON.stringify(result.bundle.parsed)));
  describeKnownValues(document);
  if (document.components) {
    document.components = Object.fromEntries(
      byName(document.components).map(([section, components]) => [section, Object.fromEntries(byName(components))]),
    );
  }
  return remembered(document);
}

function byName<Value>(values: { [name: string]: Value }): [string, Value][] {
  // Compared by code unit: the order must not depend on the language of the machine.
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Turns what Redocly reports into problems, each once, without those that the configuration ignores. */
function toProblems(root: string, reported: NormalizedProblem[]): Problem[] {
  return distinct(
    reported
      .filter((problem) => !problem.ignored)
      // An example that cannot be checked because of an unresolved reference is not a second problem.
      .filter(
        ({ message }) =>
          !message.startsWith("Example validation errored") ||
          !reported.some(({ ruleId }) => ruleId === "no-unresolved-refs"),
      )
      .map((problem) => {
        const [first] = problem.location;
        const place = first ? getLineColLocation(first) : undefined;
        return {
          file: first ? relative(root, first.source.absoluteRef).replaceAll("\\", "/") : "",
          line: place?.start.line ?? 1,
          column: place?.start.col ?? 1,
          pointer: first?.pointer ?? "#/",
          rule: problem.ruleId,
          severity: problem.severity === "warn" ? "warning" : "error",
          message: problem.message,
          suggestions: problem.suggest,
          codeframe: place ? getCodeframe(place, false) : "",
        };
      }),
  );
}
