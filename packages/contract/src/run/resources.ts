import type { ContractCase, Resources } from "../case.js";
import type { CodeContext } from "../check.js";
import type { Operation, SideEffects } from "../document/operations.js";
import type { Exchange } from "../exchange.js";
import { type CleanupOptions, type Removal, removeAll } from "./cleanup.js";
import { type CreatedResource, emptyWorkspace, isInside, nameOf, type Workspace } from "./created-resources.js";
import { type Observation, observationOf } from "./observation.js";
import { createResourceLimit, type ResourceLimit } from "./resource-limit.js";
import { resourceModelOf } from "./resource-model.js";
import { createSupply, ResourceError, type SupplyOptions } from "./supply.js";

/** Resources that are lent to one case, which must give them back. */
export interface Loan {
  /** Names of resources that the case may use. */
  readonly resources: Resources;
  /** The parameters among them that name resources which this run created, and which were not deleted since. */
  readonly made: readonly string[];
  /** Notes what an exchange of the case created or deleted; one without a response may have. */
  observe(exchange: Exchange): void;
  /** Deletes what the case created, and what it was lent unless all its requests were refused. */
  giveBack(): Promise<void>;
}

/** Creates the resources that cases need, and deletes all that a run created. */
export interface ResourcePool {
  /**
   * Creates the resources that a case needs. Cases that only read share them; one that writes gets resources of its own.
   *
   * @throws {ResourceError} If they cannot be created.
   */
  lend(contractCase: ContractCase): Promise<Loan>;
  /** Returns a name that is unique in this run and among all runs. */
  uniqueName(): string;
  /** Notes that an operation found what the run changed only after a pause. */
  noteDelay(operationId: string, milliseconds: number): void;
  /**
   * Waits until a change shows at the endpoint, as long as that was seen to take: not at all at one that is consistent.
   *
   * @throws The reason of the signal that ends the run.
   */
  settled(): Promise<void>;
  /** Returns a sentence on each operation that found what the run created only after a pause. */
  delayed(): string[];
  /** Deletes what cases share or left untouched, so that others may create their own. */
  settle(): Promise<void>;
  /** Deletes all that is left; returns the names of resources that could not be deleted. */
  clear(): Promise<string[]>;
}

/** Settings of {@link createResourcePool}. */
export interface ResourceOptions
  extends CodeContext,
    Pick<SupplyOptions, "isMock" | "make" | "pause">,
    Pick<CleanupOptions, "remove" | "sleep"> {
  operations: readonly Operation[];
  /** All cases of the document: the valid ones describe how to create and delete resources. */
  cases: readonly ContractCase[];
  /** Side effects that are allowed. Values of what cannot be created with them are taken from the examples of the document. */
  sideEffects: ReadonlySet<SideEffects>;
  /** What the names of this run begin with, such as `contract-1b2f3c4d`. */
  prefix: string;
  /** How many resources the run has at the endpoint at the same time at most, those inside others not counted. */
  maxResources: number;
}

/** Pauses before retries of a deletion that did not find its resource, during the run and at its end, in milliseconds. */
const removalPauses = { during: [25, 75, 300], end: [300] } as const;

/** From how many resources on that could not be deleted none is waited for alone. */
const manyLeft = 20;

/** Pauses before everything that could not be deleted is tried again at the end, in milliseconds. */
const finalPauses = [0, 200, 800];

/** Creates a pool of resources, which is empty at first. */
export function createResourcePool(options: ResourceOptions): ResourcePool {
  const { document, operations, cases, sideEffects, isMock, prefix, maxResources } = options;
  const model = resourceModelOf(document, operations, cases, sideEffects);
  const shared = emptyWorkspace();
  const idle: Workspace[] = [];
  const book = createBook();
  let count = 0;
  const uniqueName = () => `${prefix}-${++count}`;

  const observe: SupplyOptions["observe"] = (operationId, resources, workspace, exchange) => {
    const observed = { operationId, resources, exchange, createdResources: workspace.createdResources };
    book.enter(workspace, observationOf(model, observed, prefix));
  };
  const delayed = new Map<string, string>();
  let settleTime = 0;
  const noteDelay = (key: string, text: string, milliseconds: number) => {
    settleTime = Math.max(settleTime, milliseconds);
    if (!delayed.has(key)) delayed.set(key, text);
  };
  const settled = async () => {
    if (settleTime > 0) await options.pause(settleTime);
  };
  const supply = createSupply({
    ...options,
    model,
    isMock,
    uniqueName,
    make: options.make,
    observe,
    pause: options.pause,
    settled,
  });
  const limit = createResourceLimit(maxResources);
  const remove = async (
    createdResources: readonly CreatedResource[],
    pauses: readonly number[] = removalPauses.during,
  ) =>
    book.close(
      await removeAll(createdResources, {
        ...options,
        model,
        uniqueName,
        pauses,
        onDelayed({ producer, removals: [removal] }, milliseconds) {
          const text = `${removal?.consumer} did not find what ${producer} had created until ${milliseconds} ms later`;
          noteDelay(producer, text, milliseconds);
        },
      }),
    );
  const release = async (workspace: Workspace) => {
    await remove(workspace.createdResources);
    workspace.createdResources = [];
    workspace.values.clear();
    limit.free(workspace.reserved);
    workspace.reserved = 0;
    workspace.roots.clear();
  };
  /** Reserves resources for a case; the workspace is one that another case left untouched, if `takesIdle`. */
  const reserve = async (roots: ReadonlySet<string>, created: number, takesIdle: boolean): Promise<Workspace> => {
    assertWithin(limit, roots.size + created);
    for (;;) {
      // Every further one would be left behind, too.
      if (roots.size + created > 0 && book.countLeaked() >= limit.max) {
        throw new ResourceError(`${book.countLeaked()} created resources could not be deleted: no more are created.`);
      }
      const found = takesIdle ? idle.pop() : undefined;
      const missing = [...roots].filter((root) => !found?.roots.has(root));
      if (limit.reserve(missing.length + created)) {
        const workspace = found ?? emptyWorkspace();
        workspace.reserved += missing.length + created;
        for (const root of missing) workspace.roots.add(root);
        return workspace;
      }
      const spare = found ?? idle.pop();
      if (spare) await release(spare);
      else await limit.changed();
    }
  };
  const sharedRoots = new Map<string, Promise<void>>();
  const reserveShared = async (roots: ReadonlySet<string>) => {
    for (const root of roots) {
      const reserving =
        sharedRoots.get(root) ??
        (async () => {
          assertWithin(limit, sharedRoots.size + 1);
          shared.reserved += (await reserve(new Set([root]), 0, false)).reserved;
        })();
      sharedRoots.set(root, reserving);
      await reserving;
    }
  };
  const none: ReadonlySet<string> = new Set();

  return {
    uniqueName,
    async lend(contractCase) {
      const isOwn = contractCase.exclusive && contractCase.needs.length > 0;
      const roots = isMock ? none : model.rootsOf(contractCase.needs, contractCase.operationId);
      const created = !isMock && model.createsRoot(contractCase) ? 1 : 0;
      const own = await reserve(isOwn ? roots : none, created, isOwn);
      const lent = isOwn ? own : shared;
      let isUntouched = true;
      const giveBack = async () => {
        if (isOwn && isUntouched) {
          idle.push(own);
          limit.notify();
        } else await release(own);
      };
      try {
        if (!isOwn) await reserveShared(roots);
        const { resources, made } = await supply(contractCase, lent);
        return {
          resources,
          made,
          giveBack,
          observe(exchange) {
            if (isMock) return;
            if (!isRefusal(exchange)) isUntouched = false;
            observe(contractCase.operationId, resources, own, exchange);
          },
        };
      } catch (error) {
        await giveBack();
        throw error;
      }
    },
    noteDelay(operationId, milliseconds) {
      const text = `${operationId} did not see what the run had changed until ${milliseconds} ms later`;
      noteDelay(operationId, text, milliseconds);
    },
    settled,
    delayed: () => [...delayed.values()],
    async settle() {
      for (const workspace of [shared, ...idle.splice(0)]) await release(workspace);
      sharedRoots.clear();
    },
    async clear() {
      for (const workspace of [shared, ...idle.splice(0)]) await release(workspace);
      for (const pause of finalPauses) {
        const stubborn = book.takeStubborn();
        if (stubborn.length === 0) break;
        if (pause > 0) await options.sleep(pause);
        await remove(stubborn, pause > 0 ? [] : removalPauses.end.slice(0, stubborn.length > manyLeft ? 0 : 1));
      }
      return book.left().map(nameOf);
    },
  };
}

/** @throws {ResourceError} If more resources are needed at the same time than the run may create. */
function assertWithin({ max }: ResourceLimit, count: number): void {
  if (count <= max) return;
  throw new ResourceError(
    `The case needs ${count} created resources at the same time, and --max-resources allows ${max}.`,
  );
}

/** Resources outside any workspace. */
interface Book {
  /** Notes what an exchange changed in a workspace. */
  enter(workspace: Workspace, observation: Observation): void;
  /** Notes what was deleted, and what could not be. */
  close(removal: Removal): void;
  /** Returns the resources that could not be deleted so far, for a retry. */
  takeStubborn(): CreatedResource[];
  /** Counts the created resources that could not be deleted. */
  countLeaked(): number;
  /** Returns the resources that are left, without those that were deleted with another one. */
  left(): CreatedResource[];
}

function createBook(): Book {
  const gone: CreatedResource[] = [];
  /** What may have been created, where only the response contains the name. */
  const unnamed: CreatedResource[] = [];
  let stubborn: CreatedResource[] = [];
  return {
    enter(workspace, { removed, made, isNamed }) {
      gone.push(...removed);
      workspace.createdResources = workspace.createdResources.filter(
        (createdResource) => !removed.some((other) => other === createdResource || isInside(createdResource, other)),
      );
      if (made) (isNamed ? workspace.createdResources : unnamed).push(made);
    },
    close({ removed, left }) {
      gone.push(...removed);
      stubborn.push(...left);
    },
    takeStubborn() {
      const taken = stubborn;
      stubborn = [];
      return taken;
    },
    countLeaked: () => stubborn.filter(({ isCertain, removals }) => isCertain && removals.length > 0).length,
    left: () =>
      [...stubborn, ...unnamed].filter((createdResource) => !gone.some((other) => isInside(createdResource, other))),
  };
}

/** Whether a response says that the request changed nothing. */
function isRefusal({ response, failure }: Exchange): boolean {
  return !failure && response !== undefined && response.status >= 400 && response.status < 500;
}
