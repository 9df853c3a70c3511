import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { BaseResolver, Config, type Document, lintConfig, loadConfig, type Source } from "@redocly/openapi-core";
import { isObject } from "openapi-contract/document";
import { hashOf } from "./hash.js";
import { ignoreFile, rulesDirectory, rulesFile } from "./layout.js";
import { PluginCopies } from "./plugin-copies.js";
import { InvalidDocumentError } from "./problems.js";
import { noPlace, readable, toProblems } from "./redocly-problems.js";

/**
 * Reads `redocly.yaml` at the root of the repository.
 *
 * @param copies - Where to load plugins from that were changed since the process loaded them, and their state.
 * @throws {InvalidDocumentError} If it cannot be read, or names a rule or an option that does not exist: a misspelt rule
 *   would be disabled silently.
 */
export async function loadRules(root: string, copies?: { plugins: PluginCopies; state: string }): Promise<Config> {
  const file = join(root, rulesFile);
  const externalRefResolver = copies ? new CopiedPlugins(file, copies.plugins, copies.state) : new BaseResolver();
  const rules = await readable(root, file, () => loadConfig({ configPath: file, externalRefResolver }));
  const problems = toProblems(root, await lintConfig({ config: rules, severity: "error" }));
  const unknown = unknownRules(rules).map((rule) => ({
    ...noPlace(rulesFile),
    rule: "rules",
    message: `Unknown rule ${rule}: correct its name, or add it to lint/plugin.js.`,
  }));
  if (problems.length + unknown.length > 0) throw new InvalidDocumentError([...problems, ...unknown]);
  return rules;
}

/** Reads the configuration with the paths of the copies of plugins. */
class CopiedPlugins extends BaseResolver {
  readonly #file: string;
  readonly #copies: PluginCopies;
  readonly #state: string;

  constructor(file: string, copies: PluginCopies, state: string) {
    super();
    this.#file = file;
    this.#copies = copies;
    this.#state = state;
  }

  override async loadExternalRef(path: string): Promise<Source> {
    const source = await super.loadExternalRef(path);
    if (path === this.#file) await this.#copies.make(pluginsOf(super.parseDocument(source, true)), this.#state);
    return source;
  }

  override parseDocument(source: Source, isRoot = false): Document {
    const document = super.parseDocument(source, isRoot);
    const plugins = pluginsOf(document);
    if (source.absoluteRef !== this.#file || plugins.length === 0) return document;
    const copies = plugins.map((plugin) => this.#copies.pathOf(plugin));
    return { ...document, parsed: { ...Object(document.parsed), plugins: copies } };
  }
}

function pluginsOf({ parsed }: Document): unknown[] {
  return isObject(parsed) && Array.isArray(parsed.plugins) ? parsed.plugins : [];
}

/** Returns the names of rules of the project's plugin that are configured but do not exist. */
function unknownRules(rules: Config): string[] {
  // Redocly has put the id of the plugin before the names by now.
  const known = new Set(rules.plugins.flatMap(({ rules: sets }) => Object.keys(sets?.oas3 ?? {})));
  const configured = Object.keys(rules.resolvedConfig.rules ?? {});
  return configured.filter((rule) => rule.includes("/") && !rule.startsWith("rule/") && !known.has(rule));
}

/** Rules that compile a validator for each schema with an example: most of the time that a check takes. */
const slowRules = ["no-invalid-media-type-examples", "no-invalid-parameter-examples", "no-invalid-schema-examples"];

/** The configured rules in two parts, which together check what all of them do. */
export interface SplitRules {
  quick: Config;
  slow: Config;
}

/** Splits rules by the time that they take. */
export function splitRules(rules: Config): SplitRules {
  const others = new Set(
    Object.values(rules.rules).flatMap((set) => [
      ...Object.keys(set),
      ...assertionsOf(set).map(({ assertionId }) => assertionId),
    ]),
  );
  for (const rule of slowRules) others.delete(rule);
  return { quick: without(rules, slowRules), slow: without(rules, [...others]) };
}

function assertionsOf(set: object): { assertionId: string }[] {
  const assertions: unknown = Reflect.get(set, "assertions");
  return Array.isArray(assertions) ? assertions : [];
}

function without(rules: Config, names: string[]): Config {
  const { resolvedConfig, configPath, document, resolvedRefMap, plugins, ignore } = rules;
  const copy = new Config(structuredClone(resolvedConfig), {
    ...(configPath !== undefined && { configPath }),
    ...(document !== undefined && { document }),
    ...(resolvedRefMap !== undefined && { resolvedRefMap }),
    plugins,
    ignore,
  });
  copy.skipRules(names);
  return copy;
}

/** The rules, kept as long as none of their files changes. */
export class KeptRules {
  readonly #root: string;
  readonly #plugins: PluginCopies;
  #kept: { state: string; rules: SplitRules } | undefined;

  constructor(root: string) {
    this.#root = root;
    this.#plugins = new PluginCopies(root, this.#stateOfPlugins());
  }

  /**
   * Returns the rules as their files have them now.
   *
   * @throws {InvalidDocumentError} If they cannot be used.
   */
  async load(): Promise<SplitRules> {
    const plugins = this.#stateOfPlugins();
    const state = plugins + stateOf(this.#root, [rulesFile, ignoreFile]);
    if (this.#kept?.state === state) return this.#kept.rules;
    this.#kept = undefined;
    const rules = splitRules(await loadRules(this.#root, { plugins: this.#plugins, state: plugins }));
    this.#kept = { state, rules };
    return rules;
  }

  /** Deletes what was written to load edited rules. */
  close(): void {
    this.#plugins.close();
  }

  #stateOfPlugins(): string {
    return stateOf(this.#root, filesIn(this.#root, rulesDirectory));
  }
}

/** Returns the paths of the files in a directory, relative to the root; none if the directory does not exist. */
function filesIn(root: string, directory: string): string[] {
  try {
    const entries = readdirSync(join(root, directory), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)));
  } catch {
    return [];
  }
}

/** Returns what identifies the state of small files: a hash of their contents. */
function stateOf(root: string, files: readonly string[]): string {
  const contents = files.toSorted().map((file) => {
    try {
      return [file, readFileSync(join(root, file), "utf8")];
    } catch {
      return [file];
    }
  });
  return hashOf(JSON.stringify(contents));
}
