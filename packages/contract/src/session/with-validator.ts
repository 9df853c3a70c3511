import type { Check, CheckProblem } from "../check.js";
import type { Exchange } from "../exchange.js";
import type { ExchangeValidator, ValidatorProfile } from "../profile.js";
import type { Target } from "../target/target.js";

/** A target whose exchanges are validated, and the check that reports the problems. */
export interface ValidatedTarget {
  target: Target;
  check: Check;
}

/**
 * Validates every exchange of a target before redaction. Its check runs with the others.
 */
export function withValidator(
  target: Target,
  name: string,
  { title, about }: Pick<ValidatorProfile, "title" | "about">,
  check: ExchangeValidator,
): ValidatedTarget {
  const found = new WeakMap<Exchange, { all: CheckProblem[]; ofResponse: CheckProblem[] }>();
  return {
    target: {
      ...target,
      async send(request, operation, options) {
        const exchange = await target.send(request, operation, options);
        const all = await check(exchange);
        // Problems of the response alone matter only if there are problems at all.
        const ofResponse = all.length === 0 ? [] : await check(exchange, { outcome: "refused", because: "input" });
        found.set(exchange, { all, ofResponse });
        return exchange;
      },
    },
    check: {
      name,
      title,
      about,
      check({ case: { expectation }, exchange }) {
        const problems = found.get(exchange);
        return (expectation.outcome === "refused" ? problems?.ofResponse : problems?.all) ?? [];
      },
    },
  };
}
