import type { CodeContext } from "../../check.js";
import { isObject, type JsonValue, type OpenApiDocument } from "../../document/document.js";
import { type Fault, fault } from "../../document/error-catalogue.js";
import type { HttpResponse } from "../../exchange.js";
import { asksToWait } from "../../wire/retry-after.js";
import { readJson } from "../../wire/text.js";

/** What the document's catalogue says of a code, as far as the checks need it. */
export interface KnownCode {
  /** The code as the catalogue spells it. */
  code: string;
  statuses: readonly number[];
  fault: Fault | undefined;
}

/** What a status says is at fault by itself, where the body does not say more. */
const faultOfStatus: { readonly [status: number]: Fault } = {
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
        const { status, fault: faulty } = isObject(entry) ? entry : {};
        const statuses = Array.isArray(status) ? status.map(Number) : [];
        return [code, { code, statuses, fault: fault.find((fault) => fault === faulty) }];
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

/** The error code of a response, if its body has one. */
export function errorCodeOf({ body }: HttpResponse): string | undefined {
  const json = readJson(body);
  return "value" in json ? errorCodeIn(json.value)?.code : undefined;
}

/** What an error response says is at fault: by its code, else by its status; `undefined` if neither tells. */
export function faultOf(context: CodeContext, received: HttpResponse): Fault | undefined {
  const code = errorCodeOf(received);
  const faulty = code === undefined ? undefined : lookUpCode(context, code)?.fault;
  if (received.status >= 500) return faulty === "load" || asksToWait(received) ? "load" : "server";
  return faulty ?? faultOfStatus[received.status];
}

/** Whether a refusal to remove something says that there is no such thing. */
export function saysGone(context: CodeContext, received: HttpResponse): boolean {
  return received.status === 404 || received.status === 410 || faultOf(context, received) === "state";
}

/** Whether a response only asks to come back later, so that it says nothing of the request. */
export function isThrottled(context: CodeContext, received: HttpResponse): boolean {
  return received.status === 429 || faultOf(context, received) === "load";
}

/**
 * Whether a response refuses a request for what no document can promise: the image, the account, or the load. What is
 * stored is not among it, because whoever asks knows what he has stored.
 */
export function isBeyondContract(context: CodeContext, received: HttpResponse): boolean {
  const fault = received.status >= 400 ? faultOf(context, received) : undefined;
  return fault === "content" || fault === "account" || fault === "load";
}

/** Status and code of a response as messages show them, such as `400 E.0302`. */
export function describeResponse(received: HttpResponse): string {
  const code = received.status < 400 ? undefined : errorCodeOf(received);
  return code === undefined ? String(received.status) : `${received.status} ${code.slice(0, 40)}`;
}
