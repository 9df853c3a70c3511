import type { CodeContext } from "../../check.js";
import { isObject, type JsonValue, type OpenApiDocument } from "../../document/document.js";
import { type Blame, blames } from "../../document/error-catalogue.js";
import type { ReceivedResponse } from "../../exchange.js";
import { asksToWait } from "../../wire/retry-after.js";
import { readJson } from "../../wire/text.js";

/** What the document's catalogue says of a code, as far as the checks need it. */
export interface KnownCode {
  /** The code as the catalogue spells it. */
  code: string;
  statuses: readonly number[];
  blames: Blame | undefined;
}

/** What a status says is at fault by itself, where the body does not say more. */
const blameOfStatus: { readonly [status: number]: Blame } = {
  401: "credentials",
  404: "state",
  405: "request",
  406: "request",
  409: "state",
  410: "state",
  413: "content",
  415: "request",
  429: "load",
};

const catalogues = new WeakMap<OpenApiDocument, ReadonlyMap<string, KnownCode>>();

/** The codes of `x-error-catalogue`; empty if the document has none. */
export function knownCodes(document: OpenApiDocument): ReadonlyMap<string, KnownCode> {
  let known = catalogues.get(document);
  if (known === undefined) {
    const catalogue: unknown = Reflect.get(document, "x-error-catalogue");
    known = new Map(
      Object.entries(isObject(catalogue) ? catalogue : {}).map(([code, entry]) => {
        const { status, blames: blamed } = isObject(entry) ? entry : {};
        const statuses = Array.isArray(status) ? status.map(Number) : [];
        return [code, { code, statuses, blames: blames.find((blame) => blame === blamed) }];
      }),
    );
    catalogues.set(document, known);
  }
  return known;
}

/** What the catalogue says of a code, also if its prefix is written in another way. */
export function lookUpCode({ document, codeAliases = [] }: CodeContext, code: string): KnownCode | undefined {
  const known = knownCodes(document);
  const alias = codeAliases.find(([prefix]) => code.startsWith(prefix));
  return known.get(code) ?? (alias && known.get(alias[1] + code.slice(alias[0].length)));
}

/** The error code of a body in one of the usual forms, such as `error_code` or `error.code`, and where it stands. */
export function errorCodeIn(body: JsonValue): { code: string; at: string } | undefined {
  const nested = isObject(body) ? body.error : undefined;
  for (const [owner, at] of [
    [body, ""],
    [nested, "/error"],
  ] as const) {
    for (const name of ["error_code", "code"]) {
      const code = isObject(owner) ? owner[name] : undefined;
      if (typeof code === "string") return { code, at: `${at}/${name}` };
    }
  }
  return undefined;
}

/** The error code of an answer, if its body has one. */
export function errorCodeOf({ body }: ReceivedResponse): string | undefined {
  const json = readJson(body);
  return "value" in json ? errorCodeIn(json.value)?.code : undefined;
}

/** What an error answer says is at fault: by its code, else by its status; `undefined` if neither tells. */
export function blameOf(context: CodeContext, received: ReceivedResponse): Blame | undefined {
  const code = errorCodeOf(received);
  const blamed = code === undefined ? undefined : lookUpCode(context, code)?.blames;
  if (received.status >= 500) return blamed === "load" || asksToWait(received) ? "load" : "server";
  return blamed ?? blameOfStatus[received.status];
}

/** Whether a refusal to remove something says that there is no such thing. */
export function saysGone(context: CodeContext, received: ReceivedResponse): boolean {
  return received.status === 404 || received.status === 410 || blameOf(context, received) === "state";
}

/** Whether an answer only asks to come back later, so that it says nothing of the request. */
export function isThrottled(context: CodeContext, received: ReceivedResponse): boolean {
  return received.status === 429 || blameOf(context, received) === "load";
}

/**
 * Whether an answer refuses a request for what no document can promise: the image, the account, or the load. What is
 * stored is not among it, because whoever asks knows what he has stored.
 */
export function isBeyondContract(context: CodeContext, received: ReceivedResponse): boolean {
  const blame = received.status >= 400 ? blameOf(context, received) : undefined;
  return blame === "content" || blame === "account" || blame === "load";
}

/** Status and code of an answer as messages show them, such as `400 E.0302`. */
export function describeAnswer(received: ReceivedResponse): string {
  const code = received.status < 400 ? undefined : errorCodeOf(received);
  return code === undefined ? String(received.status) : `${received.status} ${code.slice(0, 40)}`;
}
