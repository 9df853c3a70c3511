import type { ContractCase } from "../case.js";
import type { CodeContext } from "../check.js";
import { describeResponse, errorCodeOf, faultOf, lookUpCode } from "../checks/response/error-code.js";
import type { CaseResult } from "../event.js";
import type { Exchange, HttpResponse } from "../exchange.js";

/** Tries each valid case once, however many invalid cases need it and whether or not it is planned. */
export interface Positives {
  /** Whether a case was tried already, or is being tried. */
  isKnown(id: string): boolean;
  /** Tries a valid planned case ahead of its turn, in which its result is reported. */
  exchangeOf(each: ContractCase): Promise<Exchange | undefined>;
  /** Tries a valid case; returns the result of an earlier try. */
  resultOf(each: ContractCase): Promise<CaseResult>;
  /**
   * Returns the invalid case to send, together with the valid case that was accepted and differs from it in one place only,
   * or the reason why a refusal would show nothing.
   */
  pairOf(each: ContractCase): Promise<Pair | { reason: string }>;
}

/** An invalid case to send, beside a valid one. */
export interface Pair {
  negative: ContractCase;
  /** Id of the valid case. */
  positive: string;
  /**
   * If the valid case was refused for what is stored, for its content or for the account, as the document's catalogue says
   * of its code: that code. A refusal of the invalid case counts if it has another one.
   */
  sameAs?: string;
}

/** What is known of a valid case. */
interface Tried {
  /** Kept until it is reported; missing for a case that is not reported or already was. */
  result?: Promise<CaseResult> | undefined;
  /** The part that invalid cases need, without bodies. */
  evidence: Promise<Evidence>;
}

/** The response to a valid request, as far as invalid ones need it. */
interface Evidence {
  /** Whether the request was accepted. */
  isAccepted: boolean;
  /** Whether the credentials were accepted, whatever else was wrong. */
  isAuthenticated: boolean;
  /** The code of a refusal that does not blame the request, according to the document. */
  innocentCode: string | undefined;
  /** Why it was not accepted. */
  why: string;
  /** Whether it was not sent at all. */
  isSkipped: boolean;
}

/**
 * Remembers valid cases.
 *
 * @param trial - Tries one case.
 * @param isPlanned - Whether the result of a case is to be reported.
 */
export function createPositives(
  trial: (each: ContractCase) => Promise<CaseResult>,
  isPlanned: (id: string) => boolean,
  context: CodeContext,
): Positives {
  const tried = new Map<string, Tried>();
  const tryOnce = (each: ContractCase): Tried => {
    const known = tried.get(each.id);
    if (known) return known;
    const result = trial(each);
    const evidence = result.then((one) => evidenceOf(one, context));
    // Whoever waits for it gets the error, if anybody does.
    evidence.catch(() => {});
    const entry: Tried = { evidence, ...(isPlanned(each.id) && { result }) };
    tried.set(each.id, entry);
    return entry;
  };
  return {
    isKnown: (id) => tried.has(id),
    exchangeOf: async (each) => (await tryOnce(each).result)?.exchange,
    async resultOf(each) {
      const entry = tryOnce(each);
      const { result } = entry;
      // Responses can be large: a result is reported once, and then forgotten.
      entry.result = undefined;
      return await (result ?? trial(each));
    },
    async pairOf(each) {
      const whys: string[] = [];
      let second: Pair | undefined;
      for (const { positive, negative } of each.pairs?.() ?? []) {
        const { isAccepted, isAuthenticated, isSkipped, innocentCode, why } = await tryOnce(positive).evidence;
        const isAboutCredentials = each.expectation.outcome === "refused" && each.expectation.because === "credentials";
        if (isAboutCredentials ? isAuthenticated : isAccepted) return { negative, positive: positive.id };
        if (isSkipped) return { reason: why };
        if (innocentCode !== undefined) second ??= { negative, positive: positive.id, sameAs: innocentCode };
        whys.push(`${positive.id} ${why}`);
      }
      if (second) return second;
      return {
        reason:
          whys.length === 0
            ? "A refusal would show nothing: no valid request is known that differs in one place only."
            : `A refusal would show nothing: the valid request was not accepted either (${whys.join("; ")}).`,
      };
    },
  };
}

function evidenceOf({ outcome, exchange, reason = "" }: CaseResult, context: CodeContext): Evidence {
  const nothing = { isAccepted: false, isAuthenticated: false, innocentCode: undefined };
  if (outcome === "skipped" || exchange === undefined) return { ...nothing, why: reason, isSkipped: true };
  const { response, failure } = exchange;
  if (failure || !response) return { ...nothing, why: "got no complete response", isSkipped: false };
  const { status } = response;
  const isCredentialFault = status === 401 || faultOf(context, response) === "credentials";
  return {
    isAccepted: status >= 200 && status < 400,
    isAuthenticated: status >= 200 && status < 500 && !isCredentialFault,
    innocentCode: status >= 400 && status < 500 ? innocentCodeOf(response, context) : undefined,
    why: `received ${describeResponse(response)}`,
    isSkipped: false,
  };
}

function innocentCodeOf(response: HttpResponse, context: CodeContext): string | undefined {
  const code = errorCodeOf(response);
  const fault = code === undefined ? undefined : lookUpCode(context, code)?.fault;
  return fault === "state" || fault === "content" || fault === "account" ? code : undefined;
}
