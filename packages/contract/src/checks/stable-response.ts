import { isDeepStrictEqual } from "node:util";
import type { Check, FoundProblem } from "../check.js";
import { isObject, type JsonValue, pointer } from "../document/document.js";
import { memberOf } from "../document/pointer.js";
import type { HttpResponse } from "../exchange.js";
import { readJson } from "../wire/text.js";
import { completeResponse } from "./response/documented.js";
import { describeResponse, isThrottled } from "./response/error-code.js";
import { warning } from "./response/problem.js";

/** Checks that a repeated GET gets the same response. */
export const stableResponse: Check = {
  name: "stable-response",
  title: "a repeated GET gets the same response",
  repeats: true,
  about: `A request without side effects, sent twice in a row, gets the same status and the same body; headers may differ. The problem
names the first place where the bodies differ. The order of a list counts, because callers page through it. Of two refusals
only status and code are compared, for their bodies may name the request. A response that throttles is ignored. A
difference is a warning: the document does not forbid it, and other clients may write to the endpoint at the same time.`,
  check(tested, context): FoundProblem[] {
    const first = completeResponse(tested);
    const second = tested.repeated && completeResponse({ exchange: tested.repeated });
    if (first === undefined || second === undefined) return [];
    if ([first, second].some((received) => isThrottled(context, received))) return [];
    const where = tested.operation?.pointer ?? tested.case.pointer;
    if (describeResponse(first) !== describeResponse(second)) {
      const message = `Received ${describeResponse(first)}, then ${describeResponse(second)} to the same request.`;
      return [warning({ message, pointer: where })];
    }
    // The body of a refusal may name the request, by its id or its time.
    if (first.status >= 400) return [];
    const at = differenceOf(first, second);
    if (at === undefined) return [];
    const message = `The bodies of two responses to the same request differ${at === "" ? "" : ` at ${at}`}.`;
    return [warning({ message, pointer: where, at })];
  },
};

/** JSON pointer of the first difference of two bodies: empty for the root, `undefined` if the bodies are equal. */
function differenceOf(first: HttpResponse, second: HttpResponse): string | undefined {
  if (Buffer.compare(first.body, second.body) === 0) return undefined;
  const [one, other] = [readJson(first.body), readJson(second.body)];
  if (!("value" in one) || !("value" in other)) return "";
  return firstDifference(one.value, other.value, "");
}

function firstDifference(one: JsonValue, other: JsonValue, at: string): string | undefined {
  if (isDeepStrictEqual(one, other)) return undefined;
  const areLists = Array.isArray(one) && Array.isArray(other);
  if (!areLists && !(isObject(one) && isObject(other))) return at;
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  for (const member of names) {
    const [left, right] = [memberOf(one, member), memberOf(other, member)];
    const place = at + pointer(member);
    if (left === undefined || right === undefined) return place;
    const inside = firstDifference(left, right, place);
    if (inside !== undefined) return inside;
  }
  return undefined;
}
