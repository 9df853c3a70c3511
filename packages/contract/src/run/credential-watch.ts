import type { ContractCase } from "../case.js";
import type { CodeContext } from "../check.js";
import { describeResponse, faultOf } from "../checks/response/error-code.js";
import type { OpenApiDocument } from "../document/document.js";
import type { Operation } from "../document/operations.js";
import { BudgetError } from "../errors.js";
import type { Exchange } from "../exchange.js";
import type { Target } from "../target/target.js";

/** How many valid requests in a row may be refused for their credentials. */
const maxRefused = 3;

/** How many different requests are tried before the credentials count as refused: one operation may be wrong itself. */
const maxProbes = 2;

/** Finds out whether the endpoint accepts the credentials of the run. */
export interface CredentialWatch {
  /** Whether cases need credentials, and no request could prove them. */
  readonly isUnproved: boolean;
  /** Sends a request that proves the credentials, before anything else is sent. */
  prove(): Promise<void>;
  /** Notes the response to a valid request: after several refusals in a row the credentials are proved again. */
  note(operation: Operation | undefined, exchange: Exchange): Promise<void>;
}

/** Settings of {@link createCredentialWatch}. */
export interface CredentialWatchOptions extends CodeContext {
  document: OpenApiDocument;
  target: Pick<Target, "isMock" | "lacks">;
  operations: readonly Operation[];
  /** All cases of the document, whether or not they are planned. */
  cases: readonly ContractCase[];
  /** Whether a case is planned. */
  isPlanned(id: string): boolean;
  /** Sends a request without side effects; `undefined` if it could not be sent. */
  send(each: ContractCase, operation: Operation): Promise<Exchange | undefined>;
  /** Called once if the credentials are refused; the text says by which response. */
  onRefused(reason: string): void;
}

/** Creates a watch over the credentials of a run. */
export function createCredentialWatch(options: CredentialWatchOptions): CredentialWatch {
  const { target, operations, cases, isPlanned } = options;
  const byId = new Map(operations.map((operation) => [operation.operationId, operation]));
  const isSecured = (operation: Operation | undefined): operation is Operation =>
    operation !== undefined &&
    operation.security.length > 0 &&
    operation.security.every((requirement) => Object.keys(requirement).length > 0) &&
    target.lacks(operation) === undefined;
  const isNeeded =
    !target.isMock && cases.some(({ id, operationId }) => isPlanned(id) && isSecured(byId.get(operationId)));
  const probes = isNeeded ? probesOf(cases, byId, isSecured) : [];
  let inRow = 0;
  let proving: Promise<void> | undefined;

  const prove = async () => {
    let refused: string | undefined;
    for (const [each, operation] of probes.slice(0, maxProbes)) {
      let exchange: Exchange | undefined;
      try {
        exchange = await options.send(each, operation);
      } catch (error) {
        // What cannot be sent proves nothing.
        if (error instanceof BudgetError || error instanceof TypeError) return;
        throw error;
      }
      // What could not be sent, such as for want of a resource, proves nothing either way.
      if (exchange === undefined) continue;
      const reason = refusalIn(options, exchange, true);
      if (reason === undefined) return;
      refused ??= `${operation.operationId} responded ${reason}`;
    }
    if (refused !== undefined) options.onRefused(refused);
  };

  return {
    isUnproved: isNeeded && probes.length === 0,
    prove,
    async note(operation, exchange) {
      if (target.isMock || !isSecured(operation)) return;
      const reason = refusalIn(options, exchange, false);
      inRow = reason === undefined ? 0 : inRow + 1;
      if (inRow < maxRefused || reason === undefined) return;
      inRow = 0;
      if (probes.length === 0) {
        options.onRefused(`${operation.operationId} responded ${reason}, the third refusal in a row`);
        return;
      }
      proving ??= prove().finally(() => {
        proving = undefined;
      });
      await proving;
    },
  };
}

/** Returns valid requests that only read and need credentials; those that name no resource come first. */
function probesOf(
  cases: readonly ContractCase[],
  operations: ReadonlyMap<string, Operation>,
  isSecured: (operation: Operation | undefined) => operation is Operation,
): [ContractCase, Operation][] {
  const found = new Map<string, [ContractCase, Operation]>();
  for (const each of cases) {
    const operation = operations.get(each.operationId);
    const isProbe =
      each.expectation.outcome === "accepted" &&
      (each.kind === "example" || each.kind === "shape") &&
      each.unsupported === undefined &&
      each.sideEffects === "none" &&
      operation?.method === "get" &&
      isSecured(operation);
    if (isProbe && !found.has(each.operationId)) found.set(each.operationId, [each, operation]);
  }
  const all = [...found.values()];
  return [...all.filter(([{ needs }]) => needs.length === 0), ...all.filter(([{ needs }]) => needs.length > 0)];
}

/** Returns the response that refuses the credentials of a request; `undefined` if it does not. */
function refusalIn(context: CodeContext, { response, failure }: Exchange, isProbe: boolean): string | undefined {
  if (failure || response === undefined) return undefined;
  const fault = faultOf(context, response);
  const isRefused = fault === "credentials" || (isProbe && response.status === 403 && fault === undefined);
  return isRefused ? describeResponse(response) : undefined;
}
