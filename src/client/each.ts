import { requireObject } from "./check.js";
import { FrsInputError, FrsWindowError, isFrsError } from "./errors.js";
import type { OperationDefinition } from "./operation.js";
import type { CallOptions } from "./options.js";

/** How the items of a list can be reached, as the document says. */
export interface WindowDefinition {
  /** Name of the parameter that says how many items to skip. */
  readonly offset: string;
  /** Name of the parameter that says how many to return. */
  readonly limit: string;
  /** What the sum of both may not exceed. */
  readonly maximum: number;
  /** Field of the answer that holds the items. */
  readonly items: string;
  /** Where the number of all items can be found: an operation that takes the same path, and the way into its answer. */
  readonly total: { readonly operationId: string; readonly path: readonly string[] };
}

/** How many items are asked for at a time, unless the caller says otherwise. */
const pageSize = 500;

/**
 * Gives the items of a list one by one, and asks for more of them only when they are needed.
 *
 * @throws {FrsWindowError} After the last item that can be reached, if there are more.
 */
export async function* eachItem<Item>(
  call: (operation: OperationDefinition, input: object, options: CallOptions) => Promise<object>,
  operations: { readonly [operationId: string]: OperationDefinition },
  operation: OperationDefinition & { readonly window: WindowDefinition },
  input: { readonly [field: string]: unknown },
  options: CallOptions = {},
): AsyncGenerator<Item, void, undefined> {
  const { operationId, window } = operation;
  requireObject(operationId, "input", input ?? null, "{ face_set_name }");
  const { [window.offset]: offset = 0, [window.limit]: size = pageSize, ...rest } = input;
  let next = wholeNumber(operationId, window.offset, offset, 0);
  const step = wholeNumber(operationId, window.limit, size, 1);
  while (next < window.maximum) {
    const limit = Math.min(step, window.maximum - next);
    const answer = await call(operation, { ...rest, [window.offset]: next, [window.limit]: limit }, options);
    const items: unknown = Reflect.get(answer, window.items);
    const page = Array.isArray(items) ? items : [];
    // What the document says of the items is all that is known of them here.
    yield* page as Item[];
    if (page.length < limit) return;
    next += limit;
  }

  const { total, cause } = await countAll().then(
    (count) => ({ total: count, cause: undefined }),
    (error: unknown) => {
      if (!isFrsError(error)) throw error;
      return { total: undefined, cause: error };
    },
  );
  if (total !== undefined && total <= window.maximum) return;
  const there = total === undefined ? "there may be more" : `there are ${total}`;
  const message = `The service lists the first ${window.maximum} items only, and ${there}. Keep the ids that it gives when items are added.`;
  throw new FrsWindowError(operationId, message, window.maximum, total, { cause });

  async function countAll(): Promise<number | undefined> {
    const counting = operations[window.total.operationId];
    if (!counting) return undefined;
    let value: unknown = await call(counting, rest, options);
    for (const step of window.total.path) {
      value = typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined;
    }
    return typeof value === "number" ? value : undefined;
  }
}

function wholeNumber(operation: string, field: string, value: unknown, least: number): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= least) return value;
  throw new FrsInputError(operation, field, `\`${field}\` is a whole number from ${least} on.`);
}
