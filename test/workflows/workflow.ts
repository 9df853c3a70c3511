import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { data, Evaluator, Lexer, Parser, wellKnownFunctions } from "@actions/expressions";
import { expect } from "vitest";
import { parse } from "yaml";
import { root } from "../root.js";

/** A step of a job, as far as the tests read it. */
export interface Step {
  id?: string;
  name?: string;
  if?: string;
  uses?: string;
  run?: string;
  env?: { [name: string]: string };
}

/** A job of a workflow, or a call of another workflow in its place. */
export interface Job {
  permissions: { [name: string]: string };
  needs?: string | string[];
  if?: string;
  outputs?: { [name: string]: string };
  env?: { [name: string]: string };
  concurrency?: Concurrency;
  strategy?: { matrix: { [name: string]: unknown[] } };
  steps?: Step[];
  uses?: string;
  with?: Values;
}

interface Concurrency {
  group: string;
  "cancel-in-progress"?: boolean | string;
}

/** A workflow, as far as the tests read it. */
export interface Workflow {
  on: { [event: string]: { branches?: string[]; tags?: string[] } | null };
  permissions: unknown;
  concurrency: Concurrency;
  jobs: { [name: string]: Job };
}

type Value = string | boolean | number | null;
interface Values {
  [name: string]: Value | Values;
}

/** Directory of the workflows, relative to the root of the repository. */
export const workflowDirectory = ".github/workflows";

/** The text of a workflow. */
export function workflowText(name: string): Promise<string> {
  return readFile(join(root, workflowDirectory, name), "utf8");
}

/** Reads a workflow by the name of its file. */
export async function readWorkflow(name: string): Promise<Workflow> {
  return parse(await workflowText(name));
}

/** What happened at GitHub, and how the jobs went that this started. */
export interface Happened {
  /** The context `github`. */
  github: { event_name: string; ref: string; ref_name: string; base_ref?: string; sha?: string };
  /** Outputs of jobs. */
  outputs?: { [job: string]: { [name: string]: string } };
  /** Jobs of which a step fails. */
  failing?: string[];
}

/** A push to a branch. */
export const pushed = (branch: string): Happened => ({
  github: { event_name: "push", ref: `refs/heads/${branch}`, ref_name: branch, sha: "c0ffee" },
});

/** A pushed tag. */
export const tagged = (tag: string, more: Omit<Happened, "github"> = {}): Happened => ({
  github: { event_name: "push", ref: `refs/tags/${tag}`, ref_name: tag, sha: "c0ffee" },
  ...more,
});

/** A pull request to a branch. */
export const pullRequest = (base: string): Happened => ({
  github: { event_name: "pull_request", ref: "refs/pull/7/merge", ref_name: "7/merge", base_ref: base, sha: "c0ffee" },
});

/** Whether a workflow starts by itself then. */
export function starts({ on }: Workflow, { github: { event_name, ref, ref_name } }: Happened): boolean {
  const filter = on[event_name];
  if (filter === undefined) return false;
  const patterns = ref.startsWith("refs/tags/") ? filter?.tags : filter?.branches;
  // A filter of tags alone leaves out branches, and the other way round.
  if (patterns === undefined) return filter?.tags === undefined && filter?.branches === undefined;
  return patterns.some((pattern) => patternOf(pattern).test(ref_name));
}

/** A pattern of a filter, of which the workflows here use `*` and ranges such as `[0-9]`. */
function patternOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll(/[.+?^$(){}|\\]/g, "\\$&").replaceAll("*", "[^/]*")}$`);
}

/** What an expression gives; text around `${{ }}` counts as text. */
export function evaluate(expression: string, contexts: Values): string | boolean | number | null {
  const inner = expression.match(/^\$\{\{(.*)\}\}$/s)?.[1] ?? expression;
  const { tokens } = new Lexer(inner).lex();
  const status = ["success", "failure", "always", "cancelled"].map((name) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(contexts[name] === true),
  }));
  const functions = [...Object.values(wellKnownFunctions), ...status];
  const tree = new Parser(tokens, Object.keys(contexts), functions).parse();
  const values = JSON.parse(JSON.stringify(contexts), data.reviver);
  const found = new Evaluator(tree, values, new Map(functions.map((each) => [each.name, each]))).evaluate();
  return found.kind === data.Kind.Null || !("value" in found) ? null : found.value;
}

/** Replaces each `${{ }}` of a text. */
export function interpolate(text: string, contexts: Values): string {
  return text.replaceAll(/\$\{\{.*?\}\}/gs, (expression) => String(evaluate(expression, contexts) ?? ""));
}

/** Whether a job or step with this condition runs, if what came before it succeeded or not. */
function isMet(condition: string | undefined, contexts: Values, isSuccess: boolean): boolean {
  const status = { success: isSuccess, failure: !isSuccess, always: true, cancelled: false };
  const isOfStatus = /\b(success|failure|always|cancelled)\(\)/.test(condition ?? "");
  if (!isSuccess && !isOfStatus) return false;
  const found = condition === undefined ? true : evaluate(condition, { ...contexts, ...status });
  return found !== false && found !== null && found !== "" && found !== 0;
}

/** A job that ran, with those of its steps that ran and have a name; a job of a called workflow as `job / its job`. */
export type Ran = [job: string, ...steps: string[]];

/** Which jobs run, in the order of the file, with their named steps. */
export async function jobsOf(name: string, happened: Happened, inputs: Values = {}): Promise<Ran[]> {
  const { jobs } = await readWorkflow(name);
  const ran: Ran[] = [];
  const succeeded = new Set<string>();
  for (const [id, job] of Object.entries(jobs)) {
    const needs = Object.fromEntries(
      [job.needs ?? []].flat().map((need) => {
        return [need, { outputs: happened.outputs?.[need] ?? {}, result: succeeded.has(need) ? "success" : "skipped" }];
      }),
    );
    const contexts = { github: happened.github, inputs, needs };
    const isReady = Object.keys(needs).every((need) => succeeded.has(need));
    if (!isMet(job.if, contexts, isReady)) continue;
    const isFailing = happened.failing?.includes(id) ?? false;
    if (!isFailing) succeeded.add(id);
    if (job.uses !== undefined) {
      const called = job.uses.replace(`./${workflowDirectory}/`, "");
      for (const [each, ...steps] of await jobsOf(called, happened, job.with)) ran.push([`${id} / ${each}`, ...steps]);
      continue;
    }
    const steps = job.steps ?? [];
    // The last step without a condition is the one that fails, which is what the others were for.
    const failed = isFailing ? steps.findLastIndex((step) => step.if === undefined) : steps.length;
    const met = steps.filter((step, index) => step.name && isMet(step.if, contexts, index <= failed));
    ran.push([id, ...met.map((step) => step.name ?? "")]);
  }
  return ran;
}

/** How a script of a step went. */
export interface ScriptResult {
  status: number | null;
  output: string;
  /** What the step wrote to `GITHUB_OUTPUT`. */
  outputs: { [name: string]: string };
}

/**
 * Runs the script of a step as the runner does, in a shell of its own. Programs in `bin` of the directory stand in for those of
 * the machine, and find the path of a log in `LOG`.
 *
 * @param folder - What was checked out.
 * @param env - The variables of the step, and those of the runner that it reads.
 */
export async function runScript(
  script: string,
  folder: string,
  env: { [name: string]: string },
): Promise<ScriptResult> {
  // What comes from outside reaches a script by its environment alone.
  expect(script).not.toContain("${{");
  const output = join(folder, "output");
  await writeFile(output, "");
  const shell = ["--noprofile", "--norc", "-eo", "pipefail", "-c", script];
  const { status, stdout, stderr } = spawnSync("bash", shell, {
    cwd: folder,
    encoding: "utf8",
    env: {
      PATH: `${join(folder, "bin")}:${process.env.PATH}`,
      HOME: folder,
      LOG: join(folder, "log"),
      GITHUB_OUTPUT: output,
      ...env,
    },
  });
  const lines = (await readFile(output, "utf8")).split("\n");
  const outputs = lines.flatMap((line) => {
    const [, key, value = ""] = line.match(/^(\w+)=(.*)$/) ?? [];
    return key === undefined ? [] : [[key, value] as const];
  });
  return { status, output: `${stdout}${stderr}`, outputs: Object.fromEntries(outputs) };
}

/** The lines of the log in a directory. */
export async function logOf(folder: string): Promise<string[]> {
  const log = join(folder, "log");
  return existsSync(log) ? (await readFile(log, "utf8")).trimEnd().split("\n") : [];
}
