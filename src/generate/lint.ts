import { join } from "node:path";
import { BaseResolver, bundle, type Config, lint, lintDocument, Source } from "@redocly/openapi-core";
import { asDocument, type OpenApiDocument, remembered } from "openapi-contract/document";
import { describeKnownValues } from "./describe-known-values.js";
import { bundleFile, sourceFile } from "./layout.js";
import { InvalidDocumentError, type Problem } from "./problems.js";
import { readable, toProblems } from "./redocly-problems.js";
import type { SourceReader } from "./source-files.js";

export { KeptRules, loadRules } from "./rules.js";
export { SourceFiles } from "./source-files.js";

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
