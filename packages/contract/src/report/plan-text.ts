import { sideEffectClasses } from "../document/operations.js";
import type { Plan } from "../event.js";
import type { Colours } from "./console.js";
import { numberText } from "./wording.js";

/** How a plan is going to be followed, as far as it tells how long that takes. */
export interface Pace {
  /** Requests in a second at most. */
  rate: number;
  /** Where the document sends its readers for more, such as what a call costs. */
  documentation?: string | undefined;
  /** What the names of created things begin with. */
  namePrefix: string;
}

/** What a run is going to do: how many cases of each class of side effects, what they cost, and how long it takes. */
export function planText(plan: Plan, { rate, documentation, namePrefix }: Pace, colours: Colours): string {
  const { document, target, seed, shard, cases, withheld, counts, removes = true } = plan;
  const isMock = target === "mock";
  const lines = [
    `${colours.bold(`${document.title} ${document.version}`)} at ${target}, seed ${seed}${shard ? `, part ${shard.index} of ${shard.count}` : ""}`,
    `${numberText(cases.length)} cases: ${numberText(counts.none)} without side effects, ${numberText(counts.billable)} billable, ${numberText(counts.writes)} that write${counts.credentials === 0 ? "" : `, ${numberText(counts.credentials)} that log in or issue credentials`}`,
  ];
  if (withheld.length > 0) {
    const named = withheldBy(withheld).map(([names, count]) => `${numberText(count)} with --side-effects ${names}`);
    lines.push(`${numberText(withheld.length)} more are withheld: ${named.join(", ")}`);
  }
  if (!isMock && counts.billable > 0) {
    const charged = cases.filter(
      ({ sideEffects, expectation }) => sideEffects === "billable" && expectation.outcome !== "refused",
    );
    const where = documentation === undefined ? "" : ` Prices stand with the service: start from ${documentation}`;
    lines.push(
      `${colours.yellow("Costs money:")} only calls that succeed are charged. ${numberText(charged.length)} of the ${numberText(counts.billable)} billable cases are meant to succeed: ${operationsOf(charged)}.${where}`,
    );
  }
  if (!isMock && counts.writes > 0) {
    lines.push(
      `${colours.yellow("Writes:")} the run works on things of its own, named ${namePrefix}-…${removes ? ", and removes them at the end" : "; what it makes stays, for the document does not say how it is removed (x-removes)"}. Some of these calls may be charged, too.`,
    );
  }
  if (!isMock && counts.credentials > 0) {
    const tried = cases.filter(({ sideEffects }) => sideEffects === "credentials");
    lines.push(
      `${colours.yellow("Logs in:")} ${operationsOf(tried)}. Refused logins can lock the account, and what is issued stays valid until it expires.`,
    );
  }
  if (Number.isFinite(rate)) {
    const seconds = cases.length / rate;
    const time = seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
    lines.push(`At ${numberText(rate)} requests a second it takes at least ${time}.`);
  }
  return `${lines.join("\n")}\n`;
}

/** What is going to be judged again: nothing is sent, so that there are neither costs nor a rate. */
export function replayText({ document, target, cases, damage }: Plan, colours: Colours): string {
  const count = cases.length === 1 ? "1 exchange" : `${numberText(cases.length)} exchanges`;
  return `${colours.bold(`${document.title} ${document.version}`)}, ${target}: ${count} to judge again, without network\n${damage === undefined ? "" : `${colours.yellow(damage)}\n`}`;
}

/** How many cases each choice of classes would add, the least classes first. */
function withheldBy(withheld: Plan["withheld"]): [names: string, count: number][] {
  const counts = new Map<string, { rank: string; count: number }>();
  for (const { requires } of withheld) {
    const names = requires.join(",");
    const rank = requires.map((effect) => sideEffectClasses.indexOf(effect)).join();
    counts.set(names, { rank, count: (counts.get(names)?.count ?? 0) + 1 });
  }
  return [...counts]
    .sort(([, one], [, other]) => (one.rank < other.rank ? -1 : 1))
    .map(([names, { count }]) => [names, count]);
}

/** The operations of cases, each with its count. */
function operationsOf(cases: Plan["cases"]): string {
  const counts = new Map<string, number>();
  for (const { operationId } of cases) counts.set(operationId, (counts.get(operationId) ?? 0) + 1);
  return [...counts].map(([operationId, count]) => `${operationId} ${numberText(count)}`).join(", ") || "none";
}
