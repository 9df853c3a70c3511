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
  makeDocumentFromString,
  type NormalizedProblem,
  YamlParseError,
} from "@redocly/openapi-core";
import { asDocument, type OpenApiDocument } from "openapi-contract/document";
import { describeKnownValues } from "./describe-known-values.js";
import { bundleFile, rulesFile, sourceFile } from "./layout.js";
import { InvalidDocumentError, type Problem } from "./problems.js";

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

/** A problem that stands at no certain line of a file. */
function noPlace(file: string): Omit<Problem, "rule" | "message"> {
  return { file, line: 1, column: 1, pointer: "#/", severity: "error", suggestions: [], codeframe: "" };
}

/** Reads the hand-written files, each only once: one reader serves linting and then bundling, but no second pass. */
export function createReader(rules: Config): BaseResolver {
  return new BaseResolver(rules.resolve);
}

/** Checks the hand-written files. */
export async function lintSources(root: string, rules: Config, reader: BaseResolver): Promise<Problem[]> {
  const ref = join(root, sourceFile);
  return toProblems(root, await readable(root, ref, () => lint({ ref, config: rules, externalRefResolver: reader })));
}

/** Checks the text of a bundle by the same rules. */
export async function lintBundle(root: string, rules: Config, text: string): Promise<Problem[]> {
  const document = makeDocumentFromString(text, join(root, bundleFile));
  const externalRefResolver = createReader(rules);
  return toProblems(root, await lintDocument({ document, config: rules, externalRefResolver }));
}

/**
 * Joins the hand-written files into one document. Components are sorted by name, so that the order in which they are
 * first referred to does not show.
 *
 * @throws {InvalidDocumentError} If a file cannot be read or a reference leads nowhere.
 */
export async function bundleSources(root: string, rules: Config, reader: BaseResolver): Promise<OpenApiDocument> {
  const result = await bundle({ ref: join(root, sourceFile), config: rules, externalRefResolver: reader });
  const problems = toProblems(root, result.problems).filter((problem) => problem.severity === "error");
  if (problems.length > 0) throw new InvalidDocumentError(problems);
  const document = asDocument(JSON.parse(JSON.stringify(result.bundle.parsed)));
  describeKnownValues(document);
  if (document.components) {
    document.components = Object.fromEntries(
      byName(document.components).map(([section, components]) => [section, Object.fromEntries(byName(components))]),
    );
  }
  return document;
}

function byName<Value>(values: { [name: string]: Value }): [string, Value][] {
  // Compared by code unit: the order must not depend on the language of the machine.
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Turns what Redocly reports into problems, leaving out those that the configuration ignores. */
function toProblems(root: string, reported: NormalizedProblem[]): Problem[] {
  return (
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
      })
  );
}
