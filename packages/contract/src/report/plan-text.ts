import { sideEffectClasses } from "../document/operations.js";
import type { Plan, UnlinkedOperation, UnusedPlace } from "../event.js";
import type { Colours } from "./console.js";
import { numberText, targetText } from "./wording.js";

/** What the text of a plan says besides the plan: the rate and names. */
export interface Pace {
  /** Requests/s at most. */
  rate: number;
  /** URL of the documentation of the API, where prices are found. */
  documentation?: string | undefined;
  /** Prefix of the names of created resources. */
  namePrefix: string;
}

/** Describes what a run will do: the number of cases of each class of side effects, what they cost, and how long it takes. */
export function planText(plan: Plan, { rate, documentation, namePrefix }: Pace, colours: Colours): string {
  const { document, target, seed, shard, cases, withheld, counts, unlinked = [], unused = [], resources } = plan;
  const isMock = target === "mock";
  const lines = [
    `${colours.bold(`${document.title} ${document.version}`)} at ${targetText(plan)}, seed ${seed}${shard ? `, part ${shard.index} of ${shard.count}` : ""}`,
    `${numberText(cases.length)} cases: ${numberText(counts.none)} without side effects, ${numberText(counts.billable)} billable, ${numberText(counts.writes)} that write${counts.credentials === 0 ? "" : `, ${numberText(counts.credentials)} that log in or issue credentials`}`,
  ];
  if (plan.stateful) {
    lines.push(
      `${numberText(plan.stateful.cases)} of them need stored data and go to the ${plan.stateful.target} in this process.`,
    );
  }
  if (withheld.length > 0) {
    const named = withheldBy(withheld).map(([names, count]) => `${numberText(count)} with --side-effects ${names}`);
    lines.push(`${numberText(withheld.length)} more withheld: ${named.join(", ")}`);
  }
  if (!isMock && counts.billable > 0) {
    const chargeable = cases.filter(
      ({ sideEffects, expectation }) => sideEffects === "billable" && expectation.outcome !== "refused",
    );
    const where = documentation === undefined ? "" : ` Prices: see ${documentation}`;
    lines.push(
      `${colours.yellow("Costs money:")} only successful calls are charged. ${numberText(chargeable.length)} of ${numberText(counts.billable)} billable cases are expected to succeed: ${operationsOf(chargeable)}.${where}`,
    );
  }
  if (!isMock && counts.writes > 0) {
    const creates = cases.some(
      ({ operationId, sideEffects, expectation }) =>
        sideEffects === "writes" &&
        expectation.outcome !== "refused" &&
        !unlinked.some((other) => other.operationId === operationId),
    );
    lines.push(
      creates
        ? `${colours.yellow("Writes:")} the run creates its own resources, named ${namePrefix}-…, and deletes them at the end. Some of these calls may be charged.`
        : `${colours.yellow("Writes:")} these calls may change the target, and some may be charged.`,
      ...tracesOf(unlinked, colours),
    );
  }
  if (resources) {
    const { needed, limit } = resources;
    lines.push(
      `At most ${numberText(limit)} created ${limit === 1 ? "resource exists" : "resources exist"} at the same time; ${numberText(needed)} ${needed === 1 ? "is" : "are"} needed${needed > limit ? `: cases that need more than --max-resources ${limit} are skipped` : " (--max-resources)"}.`,
    );
  }
  if (!isMock && counts.credentials > 0) {
    const logins = cases.filter(({ sideEffects }) => sideEffects === "credentials");
    lines.push(
      `${colours.yellow("Logs in:")} ${operationsOf(logins)}. Refused logins can lock the account, and issued credentials stay valid until they expire.`,
    );
  }
  if (Number.isFinite(rate)) {
    const seconds = cases.length / rate;
    const time = seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
    lines.push(`Takes at least ${time} at ${numberText(rate)} requests/s.`);
  }
  return `${lines.join("\n")}\n${unusedText(unused, colours)}`;
}

/** Says what stays at the target, and what is changed there that the run did not create. */
function tracesOf(unlinked: readonly UnlinkedOperation[], colours: Colours): string[] {
  const named = (creates: boolean) => unlinked.filter((each) => each.creates === creates).map(({ call }) => call);
  const [created, changed] = [named(true).join(", "), named(false).join(", ")];
  return [
    ...(created === ""
      ? []
      : [`${colours.yellow("Not deleted:")} what ${created} creates, because no link says how it is deleted.`]),
    ...(changed === ""
      ? []
      : [`${colours.yellow("Changes what exists:")} ${changed}, because no link says how to create what is needed.`]),
  ];
}

/** Lists the places of the document that are not used; empty if all are. */
export function unusedText(unused: readonly UnusedPlace[], colours: Colours): string {
  if (unused.length === 0) return "";
  const count = unused.length === 1 ? "1 place" : `${numberText(unused.length)} places`;
  const lines = unused.map(
    ({ pointer, source, message }) =>
      `  ${source === undefined ? "" : `${source} `}${colours.dim(pointer)}\n    ${message}`,
  );
  return `${[colours.yellow(`${count} of the document cannot be used:`), ...lines].join("\n")}\n`;
}

/** Describes the recording that will be checked; no request is sent, so there are neither costs nor a rate. */
export function replayText({ document, target, cases, damage, unused = [] }: Plan, colours: Colours): string {
  const count = cases.length === 1 ? "1 exchange" : `${numberText(cases.length)} exchanges`;
  return `${colours.bold(`${document.title} ${document.version}`)}, ${target}: ${count} to check, without network\n${damage === undefined ? "" : `${colours.yellow(damage)}\n`}${unusedText(unused, colours)}`;
}

/** Counts the cases that each choice of classes would add, fewest classes first. */
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

/** Lists the operations of cases, each with its count. */
function operationsOf(cases: Plan["cases"]): string {
  const counts = new Map<string, number>();
  for (const { operationId } of cases) counts.set(operationId, (counts.get(operationId) ?? 0) + 1);
  return [...counts].map(([operationId, count]) => `${operationId} ${numberText(count)}`).join(", ") || "none";
}
