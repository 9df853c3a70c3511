import type { Check, Finding } from "../check.js";
import type { Exchange } from "../exchange.js";
import type { Judge, JudgeProfile } from "../profile.js";
import type { Target } from "../target/target.js";

/** A target whose exchanges are judged on the way, and the check that tells what was found. */
export interface SecondJudge {
  target: Target;
  check: Check;
}

/**
 * Lets a further judge look at every exchange of a target as it was sent and came, before anything is taken out of it. Its check goes
 * with the others.
 */
export function withSecondJudge(
  target: Target,
  name: string,
  { title, about }: Pick<JudgeProfile, "title" | "about">,
  judge: Judge,
): SecondJudge {
  const found = new WeakMap<Exchange, { all: Finding[]; ofAnswer: Finding[] }>();
  return {
    target: {
      ...target,
      async send(request, operation, options) {
        const exchange = await target.send(request, operation, options);
        const all = await judge(exchange);
        // What is found of an answer alone matters only where something was found at all.
        const ofAnswer = all.length === 0 ? [] : await judge(exchange, { outcome: "refused", because: "input" });
        found.set(exchange, { all, ofAnswer });
        return exchange;
      },
    },
    check: {
      name,
      title,
      about,
      judge({ case: { expectation }, exchange }) {
        const findings = found.get(exchange);
        return (expectation.outcome === "refused" ? findings?.ofAnswer : findings?.all) ?? [];
      },
    },
  };
}
