import type { CodeContext } from "../../check.js";
import { isObject, type JsonValue, type OpenApiDocument } from "../../document/document.js";
import { type Fault, fault } from "../../document/error-catalogue.js";
import type { HttpResponse } from "../../exchange.js";
import { decodeContent } from "../../wire/content-coding.js";
import { asksToWait } from "../../wire/retry-after.js";
import { readJson } from "../../wire/text.js";
import { type ViolationKind, violationKinds } from "./violation-kind.js";

/** What the checks need to know of an error code of the document's catalogue. */
export interface KnownCode {
  /** The code as the catalogue spells it. */
  code: string;
  statuses: readonly number[];
  fault: Fault | undefined;
  /** What it says is wrong with an invalid request, if it says that. */
  violation: ViolationKind | undefined;
}

/** What is at fault by the status alone, used when the body does not say more. */
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

/** Returns the codes of `x-error-catalogue`, by code. */
export function knownCodes(document: OpenApiDocument): ReadonlyMap<string, KnownCode> {
  let known = catalogues.get(document);
  if (known === undefined) {
    const catalogue: unknown = Reflect.get(document, "x-error-catalogue");
    known = new Map(
      Object.entries(isObject(catalogue) ? catalogue : {}).map(([code, entry]) => {
        const { status, fault: name, violation } = isObject(entry) ? entry : {};
        const statuses = Array.isArray(status) ? status.map(Number) : [];
        return [
          code,
          {
            code,
            statuses,
            fault: fault.find((fault) => fault === name),
            violation: violationKinds.find((kind) => kind === violation),
          },
        ];
      }),
    );
    catalogues.set(document, known);
  }
  return known;
}

/** Looks up a code in the catalogue, also under the other spellings of its prefix. */
export function lookUpCode({ document, codeAliases = [] }: CodeContext, code: string): KnownCode | undefined {
  const known = knownCodes(document);
  const alias = codeAliases.find(([prefix]) => code.startsWith(prefix));
  return known.get(code) ?? (alias && known.get(alias[1] + code.slice(alias[0].length)));
}

/** Finds the error code of a body in one of the usual forms, such as `error_code` or `error.code`. */
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

/** Returns the error code of a response, if its body has one. */
export function errorCodeOf({ body, headers }: HttpResponse): string | undefined {
  const json = readJson(decodeContent(body, headers) ?? body);
  return "value" in json ? errorCodeIn(json.value)?.code : undefined;
}

/** Returns what an error response faults: by its code, otherwise by its status. */
export function faultOf(context: CodeContext, received: HttpResponse): Fault | undefined {
  const code = errorCodeOf(received);
  const documentedFault = code === undefined ? undefined : lookUpCode(context, code)?.fault;
  if (received.status >= 500) return documentedFault === "load" || asksToWait(received) ? "load" : "server";
  return documentedFault ?? faultOfStatus[received.status];
}

/** Whether the refusal to delete a resource says that the resource does not exist: neither a conflict nor a wrong path. */
export function saysGone(context: CodeContext, received: HttpResponse): boolean {
  return received.status !== 409 && faultOf(context, received) === "state";
}

/** Whether a response only throttles, so that it says nothing about the request. */
export function isThrottled(context: CodeContext, received: HttpResponse): boolean {
  return received.status === 429 || faultOf(context, received) === "load";
}

/**
 * Whether a response refuses a request for a reason outside the document: the image, the account or the load. Stored data
 * is not such a reason, because callers know what they have stored.
 */
export function isBeyondContract(context: CodeContext, received: HttpResponse): boolean {
  const fault = received.status >= 400 ? faultOf(context, received) : undefined;
  return fault === "content" || fault === "account" || fault === "load";
}

/** Formats status and error code of a response for messages, such as `400 E.0302`. */
export function describeResponse(received: HttpResponse): string {
  const code = received.status < 400 ? undefined : errorCodeOf(received);
  return code === undefined ? String(received.status) : `${received.status} ${code.slice(0, 40)}`;
}
