import { join, relative } from "node:path";
import {
  BaseResolver,
  bundle,
  type Config,
  getCodeframe,
  getLineColLocation,
  lint,
  lintDocument,
  loadConfig,
  makeDocumentFromString,
  type NormalizedProblem,
} from "@redocly/openapi-core";
import { asDocument, type OpenApiDocument } from "../spec/document.js";
import { bundleFile, sourceFile } from "./layout.js";
import { InvalidDocumentError, type Problem } from "./problems.js";

/** Reads `redocly.yaml` at the root of the repository. */
export async function loadRules(root: string): Promise<Config> {
  return loadConfig({ configPath: join(root, "redocly.yaml") });
}

/** Reads the hand-written files, each only once: one reader serves linting and then bundling, but no second pass. */
export function createReader(rules: Config): BaseResolver {
  return new BaseResolver(rules.resolve);
}

/** Judges the hand-written files by the rules. */
export async function lintSources(root: string, rules: Config, reader: BaseResolver): Promise<Problem[]> {
  const reported = await lint({ ref: join(root, sourceFile), config: rules, externalRefResolver: reader });
  return toProblems(root, reported);
}

/** Judges the text of a bundle by the same rules. */
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
  return reported
    .filter((problem) => !problem.ignored)
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
    });
}
