import { readFile } from "node:fs/promises";
import { isMap, isScalar } from "yaml";
import { actions, type Change, type Verdict, verdicts } from "./change.js";
import { LoadError } from "./load/load-error.js";
import { isRule } from "./rules/catalogue.js";
import { type ExtensionMeanings, extensionMeaning, extensionWays, standardExtensions } from "./rules/extensions.js";
import { memberText, parseYamlFile, scalarText } from "./yaml-file.js";

/** What a project decides about verdicts. */
export interface Policy {
  /** Verdicts that replace those of rules, by rule id. */
  verdicts: ReadonlyMap<string, Verdict>;
  /** How extensions are compared, by name. */
  extensions: ExtensionMeanings;
}

/** The policy of a project that decides nothing of its own. */
export const standardPolicy: Policy = { verdicts: new Map(), extensions: standardExtensions };

/**
 * Reads a policy: `rules` with a verdict for each rule id, and `extensions` with the way in which each is compared and,
 * unless it is what callers send, its direction.
 *
 * @param file - Path of the YAML file.
 * @param name - What messages call it.
 * @throws {LoadError} If it cannot be read, or says something that does not exist; the message names the line.
 */
export async function readPolicy(file: string, name: string): Promise<Policy> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new LoadError(`Cannot read the policy ${name}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  const { contents, problem, placeOf } = parseYamlFile(text, name);
  if (problem) throw new LoadError(`${problem.place}: ${problem.message}`);
  const fail = (at: unknown, message: string): never => {
    throw new LoadError(`${placeOf(at)}: ${message}`);
  };
  const chosen = new Map<string, Verdict>();
  const extensions = new Map(standardExtensions);
  if (contents === null) return standardPolicy;
  if (!isMap(contents)) return fail(contents, "A policy must be an object with `rules`, `extensions` or both.");
  for (const { key, value } of contents.items) {
    const section = scalarText(key);
    if (section !== "rules" && section !== "extensions") {
      fail(key, `\`${section}\` is not a part of a policy: use \`rules\` or \`extensions\`.`);
    }
    if (value === null || (isScalar(value) && value.value === null)) continue;
    if (!isMap(value)) return fail(key, `\`${section}\` must be an object.`);
    for (const { key: entry, value: said } of value.items) {
      const id = scalarText(entry);
      if (section === "rules") {
        const verdict = verdicts.find((each) => each === scalarText(said));
        if (!isRule(id)) fail(entry, `\`${id}\` is not a rule: \`npm run changes -- --rules\` lists all.`);
        chosen.set(id, verdict ?? fail(entry, `The verdict of \`${id}\` must be ${verdicts.join(", ")}.`));
      } else {
        if (!id.startsWith("x-")) fail(entry, `\`${id}\` is not an extension: its name must begin with \`x-\`.`);
        const way = isMap(said) ? memberText(said, "compare") : scalarText(said);
        const direction = isMap(said) ? (memberText(said, "direction") ?? "request") : "request";
        if (direction !== "request" && direction !== "response") {
          return fail(entry, `The direction of \`${id}\` must be request or response.`);
        }
        const meaning = extensionMeaning(way ?? "", direction);
        if (!meaning) return fail(entry, `\`${id}\` must be compared as ${extensionWays.join(", ")}.`);
        extensions.set(id, meaning);
      }
    }
  }
  return { verdicts: chosen, extensions };
}

/** Gives changes the verdicts that a policy chose. */
export function withVerdicts(changes: readonly Change[], { verdicts: chosen }: Policy): Change[] {
  return changes.map((change) => {
    const verdict = chosen.get(change.rule);
    if (verdict === undefined || verdict === change.verdict) return change;
    const isKnown = change.whom !== "nobody" && change.whom !== "code";
    const whom = verdict !== "breaking" ? "nobody" : isKnown ? change.whom : "both";
    return { ...change, verdict, whom, action: actions[whom], broken: verdict === "breaking" ? change.operations : [] };
  });
}
