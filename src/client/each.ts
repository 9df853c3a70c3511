import { copyInput } from "./copy-input.js";
import { FrsInputError, FrsResponseError, FrsWindowError, isFrsError } from "./errors.js";
import type { OperationDefinition, WindowDefinition } from "./operation.js";
import { type CallOptions, copyCallOptions } from "./options.js";
import type { Reply } from "./reply.js";

/** Default page size. */
const pageSize = 500;

/** Makes one call of the client. */
type MakeCall = (operation: OperationDefinition, input: object, options: CallOptions) => Reply<object>;

/** Copied input and options of an iteration. */
interface Iteration {
  readonly rest: { readonly [field: string]: unknown };
  readonly offset: number;
  readonly limit: number;
  readonly options: CallOptions;
}

/**
 * Iterates over the items of a list and requests pages as needed. Input and options are read immediately, not with the
 * first item.
 *
 * @throws {FrsInputError} With the first item, if the input is wrong.
 * @throws {FrsResponseError} If a page is not an array, or is identical to the previous one.
 * @throws {FrsWindowError} After the last item that can be listed, if there are more.
 */
export function eachItem<Item>(
  call: MakeCall,
  operations: { readonly [operationId: string]: OperationDefinition },
  operation: OperationDefinition & { readonly window: WindowDefinition },
  input: object,
  options: CallOptions = {},
): AsyncGenerator<Item, void, undefined> {
  const { operationId, window } = operation;
  let iteration: Iteration | undefined;
  let refusal: unknown;
  try {
    const {
      [window.offset]: offset = 0,
      [window.limit]: size = pageSize,
      ...rest
    } = Object.fromEntries(copyInput(operation, input));
    const excluded = excludedBy(operation.excludes, window);
    const refused = Object.keys(rest).find((name) => excluded.includes(name));
    if (refused !== undefined) {
      const paging = `\`${window.offset}\` and \`${window.limit}\``;
      const message = `\`${refused}\` must not be combined with ${paging}: call \`${operationId}\` instead.`;
      throw new FrsInputError(operationId, refused, message);
    }
    iteration = {
      rest,
      offset: integer(operationId, window.offset, offset, 0),
      limit: integer(operationId, window.limit, size, 1),
      options: copyCallOptions(operationId, options),
    };
  } catch (error) {
    // Thrown with the first item, like every other error of an iteration.
    refusal = error;
  }
  return items<Item>(call, operations, operation, iteration, refusal);
}

/** Returns the parameters that exclude those of a window. */
function excludedBy(excludes: readonly (readonly string[])[] = [], { offset, limit }: WindowDefinition): string[] {
  const others = excludes.filter((side) => !side.includes(offset) && !side.includes(limit));
  return others.length < excludes.length ? others.flat() : [];
}

async function* items<Item>(
  call: MakeCall,
  operations: { readonly [operationId: string]: OperationDefinition },
  operation: OperationDefinition & { readonly window: WindowDefinition },
  iteration: Iteration | undefined,
  refusal: unknown,
): AsyncGenerator<Item, void, undefined> {
  if (!iteration) throw refusal;
  const { operationId, window } = operation;
  const { rest, options } = iteration;
  let next = iteration.offset;
  let previous: readonly unknown[] = [];
  let count: Count | undefined;
  while (next < window.maximum) {
    const limit = Math.min(iteration.limit, window.maximum - next);
    const page = await pageAt(next, limit);
    if (page.length === 0) return;
    // The type of the items is known from the document only.
    yield* page as readonly Item[] as Item[];
    next += page.length;
    previous = page;
    if (page.length >= limit) continue;
    // A short page need not be the last one: a service may return fewer items than requested.
    count ??= await countAll(call, operations, window, rest, options);
    if (count.total !== undefined && next >= count.total) return;
  }

  const { total, cause } = count ?? (await countAll(call, operations, window, rest, options));
  // A service that returns more than requested can have returned all.
  if (total !== undefined && total <= Math.max(next, window.maximum)) return;
  const all = total ?? "an unknown number of";
  const message = `Only the first ${window.maximum} of ${all} items can be listed: keep the ids returned when items are added.`;
  throw new FrsWindowError(operationId, message, window.maximum, total, { cause });

  async function pageAt(offset: number, limit: number): Promise<readonly unknown[]> {
    const pageInput = { ...rest, [window.offset]: offset, [window.limit]: limit };
    const { data, status } = await call(operation, pageInput, options).withResponse();
    const page: unknown = Reflect.get(data, window.items);
    // Without headers of the response, which may repeat what the caller sent.
    const details = { status, contentType: undefined, requestId: undefined };
    const refuse = (message: string) => new FrsResponseError(operationId, message, details);
    if (!Array.isArray(page)) throw refuse(`\`${window.items}\` must be an array.`);
    if (page.length > 0 && isSame(page, previous)) {
      throw refuse(
        `The pages at \`${window.offset}\` ${offset - previous.length} and ${offset} are identical: the service ignores \`${window.offset}\`.`,
      );
    }
    return page;
  }
}

/** Number of all items; if it is unknown, the error of the request for it. */
interface Count {
  readonly total: number | undefined;
  readonly cause?: unknown;
}

async function countAll(
  call: MakeCall,
  operations: { readonly [operationId: string]: OperationDefinition },
  { total: { operationId, path } }: WindowDefinition,
  input: object,
  options: CallOptions,
): Promise<Count> {
  const counting = operations[operationId];
  if (!counting) return { total: undefined };
  try {
    let value: unknown = await call(counting, input, options);
    for (const step of path) {
      value = typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined;
    }
    return { total: typeof value === "number" ? value : undefined };
  } catch (cause) {
    if (!isFrsError(cause)) throw cause;
    return { total: undefined, cause };
  }
}

/** Whether two pages have the same items. The first items usually differ, and are compared quickly. */
function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return (
    one.length === other.length &&
    JSON.stringify(one[0]) === JSON.stringify(other[0]) &&
    JSON.stringify(one) === JSON.stringify(other)
  );
}

function integer(operation: string, field: string, value: unknown, minimum: number): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= minimum) return value;
  throw new FrsInputError(operation, field, `\`${field}\` must be an integer ≥ ${minimum}.`);
}
