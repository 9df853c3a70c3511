import type { ContractCase, Resources } from "../case.js";
import type { CodeContext } from "../check.js";
import type { Operation, SideEffects } from "../document/operations.js";
import type { Exchange } from "../exchange.js";
import { type CleanupOptions, type Removal, removeAll } from "./cleanup.js";
import { type CreatedResource, emptyWorkspace, isInside, nameOf, type Workspace } from "./created-resources.js";
import { type Observation, observationOf } from "./observation.js";
import { resourceModelOf } from "./resource-model.js";
import { createSupply, type SupplyOptions } from "./supply.js";

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
  /** Deletes all that is left; returns the names of resources that could not be deleted. */
  clear(): Promise<string[]>;
}

/** Settings of {@link createResourcePool}. */
export interface ResourceOptions
  extends CodeContext,
    Pick<SupplyOptions, "isMock" | "make">,
    Pick<CleanupOptions, "remove"> {
  operations: readonly Operation[];
  /** All cases of the document: the valid ones describe how to create and delete resources. */
  cases: readonly ContractCase[];
  /** Side effects that are allowed. Values of what cannot be created with them are taken from the examples of the document. */
  sideEffects: ReadonlySet<SideEffects>;
  /** What the names of this run begin with, such as `contract-1b2f3c4d`. */
  prefix: string;
}

/** Creates a pool of resources, which is empty at first. */
export function createResourcePool(options: ResourceOptions): ResourcePool {
  const { document, operations, cases, sideEffects, isMock, prefix } = options;
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
  const supply = createSupply({ model, isMock, uniqueName, make: options.make, observe });
  const remove = async (createdResources: readonly CreatedResource[]) =>
    book.close(await removeAll(createdResources, { ...options, model, uniqueName }));

  return {
    uniqueName,
    async lend(contractCase) {
      const isOwn = contractCase.exclusive && contractCase.needs.length > 0;
      const lent = isOwn ? (idle.pop() ?? emptyWorkspace()) : shared;
      // What a case creates by itself is kept separate from what others share.
      const own = isOwn ? lent : emptyWorkspace();
      let isUntouched = true;
      const giveBack = async () => {
        if (isOwn && isUntouched) idle.push(lent);
        else await remove(own.createdResources);
      };
      try {
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
    async clear() {
      await remove([...book.takeStubborn(), ...[shared, ...idle].flatMap((workspace) => workspace.createdResources)]);
      return book.left().map(nameOf);
    },
  };
}

/** Resources outside any workspace. */
interface Book {
  /** Notes what an exchange changed in a workspace. */
  enter(workspace: Workspace, observation: Observation): void;
  /** Notes what was deleted, and what could not be. */
  close(removal: Removal): void;
  /** Returns the resources that could not be deleted so far, for a retry. */
  takeStubborn(): CreatedResource[];
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
    left: () =>
      [...stubborn, ...unnamed].filter((createdResource) => !gone.some((other) => isInside(createdResource, other))),
  };
}

/** Whether a response says that the request changed nothing. */
function isRefusal({ response, failure }: Exchange): boolean {
  return !failure && response !== undefined && response.status >= 400 && response.status < 500;
}
