import type { ContractCase, Resources } from "../case.js";
import type { CodeContext } from "../check.js";
import type { Operation, SideEffects } from "../document/operations.js";
import type { Exchange } from "../exchange.js";
import { type CleanupOptions, type Removal, removeAll } from "./cleanup.js";
import { type CreatedResource, emptyWorkspace, isInside, nameOf, type Workspace } from "./created-resources.js";
import { type Observation, observationOf } from "./observation.js";
import { resourceModelOf } from "./resource-model.js";
import { createSupply, type SupplyOptions } from "./supply.js";

/** What one case was lent. It has to be given back. */
export interface Loan {
  /** Names of things that the case may use. */
  readonly resources: Resources;
  /** The parameters among them whose things this run has made, and nobody has removed since. */
  readonly made: readonly string[];
  /** Takes down what an exchange of the case has made or removed; one without a response may have. */
  observe(exchange: Exchange): void;
  /** Removes what the case made, and what it was lent unless all its requests were refused. */
  giveBack(): Promise<void>;
}

/** Makes what cases need, and removes all that a run made. */
export interface ResourcePool {
  /**
   * Makes what a case needs. Cases that only read share it; one that writes gets things that no other case has a hold of.
   *
   * @throws {ResourceError} If it cannot be made.
   */
  lend(contractCase: ContractCase): Promise<Loan>;
  /** A name that nothing else of this run has, nor of any other. */
  uniqueName(): string;
  /** Removes all that is left; gives the names of things that could not be removed. */
  clear(): Promise<string[]>;
}

/** Settings of {@link createResourcePool}. */
export interface ResourceOptions
  extends CodeContext,
    Pick<SupplyOptions, "isMock" | "make">,
    Pick<CleanupOptions, "remove"> {
  operations: readonly Operation[];
  /** All cases of the document: those that have to be accepted tell how to make and remove things. */
  cases: readonly ContractCase[];
  /** Side effects that are allowed. What cannot be made with them is taken from the examples of the document. */
  sideEffects: ReadonlySet<SideEffects>;
  /** What the names of this run begin with, such as `contract-1b2f3c4d`. */
  prefix: string;
}

/** Prepares to make and remove things; none is made yet. */
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
      // What a case makes by itself stays apart from what others share.
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

/** What a run knows of the things that are no longer in a workspace. */
interface Book {
  /** Takes down what an exchange changed in a workspace. */
  enter(workspace: Workspace, observation: Observation): void;
  /** Takes down what was removed, and what could not be. */
  close(removal: Removal): void;
  /** Gives the things that could not be removed so far, to try them again. */
  takeStubborn(): CreatedResource[];
  /** The things that are left, without those that went with another one. */
  left(): CreatedResource[];
}

function createBook(): Book {
  const gone: CreatedResource[] = [];
  /** What may have been made, where only the response would have told the name. */
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

/** Whether an exchange says that its request changed nothing. */
function isRefusal({ response, failure }: Exchange): boolean {
  return !failure && response !== undefined && response.status >= 400 && response.status < 500;
}
