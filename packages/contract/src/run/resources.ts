import type { CaseRequest, ContractCase, Resources } from "../case.js";
import type { CodeContext } from "../check.js";
import { blameOf, describeAnswer } from "../checks/answer/error-code.js";
import { evaluate, type Link, listLinks } from "../document/links.js";
import type { Operation, SideEffects } from "../document/operations.js";
import { BudgetError } from "../errors.js";
import type { Exchange, ReceivedResponse } from "../exchange.js";
import { exchangeValues } from "./exchange-values.js";

/** How many requests of a producer are tried until one makes the thing. */
const attemptsToMake = 3;

/** Thrown when a case cannot have what it needs. The message says why. */
export class ResourceError extends Error {
  override readonly name = "ResourceError";
}

/** What one case was lent. It has to be given back. */
export interface Loan {
  /** Names of things that the case may use. */
  readonly resources: Resources;
  /** The parameters among them whose things this run has made, and nobody has removed since. */
  readonly made: readonly string[];
  /** Takes down what an exchange of the case has made or removed; one without an answer may have. */
  observe(exchange: Exchange): Promise<void>;
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
export interface ResourceOptions extends CodeContext {
  operations: readonly Operation[];
  /** All cases of the document: those that have to be accepted tell how to make and remove things. */
  cases: readonly ContractCase[];
  /** Side effects that are allowed. What cannot be made with them is taken from the examples of the document. */
  sideEffects: ReadonlySet<SideEffects>;
  /** Whether nothing has to be made, because the endpoint keeps nothing. */
  isMock: boolean;
  /** What the names of this run begin with, such as `contract-1b2f3c4d`. */
  prefix: string;
  /** Sends a request that makes something. */
  make(request: CaseRequest, operation: Operation): Promise<Exchange>;
  /** Sends a request that removes something, also after the run was ended. */
  remove(request: CaseRequest, operation: Operation): Promise<Exchange>;
}

/** Something that the run made, or may have made. */
interface Thing {
  producer: string;
  /** Its own names, by the parameters that take them. */
  names: Resources;
  /** Names of the things that it was made in. */
  inside: Resources;
  /** The operations that remove it, each with the values of its parameters. */
  removals: { consumer: string; values: Resources }[];
  /** Whether the endpoint said that it made it. */
  isCertain: boolean;
}

/** Things that were made for each other, such as a collection and a member of it. */
interface Workspace {
  /** Values that links supply, by what {@link keyOf} says of the link. */
  values: Map<string, Promise<string>>;
  things: Thing[];
}

/** Prepares to make and remove things; none is made yet. */
export function createResourcePool(options: ResourceOptions): ResourcePool {
  const { document, operations, cases, sideEffects, isMock, prefix } = options;
  const links = listLinks(document);
  const operationOf = new Map(operations.map((operation) => [operation.operationId, operation]));
  const templates = new Map<string, ContractCase[]>();
  for (const each of cases) {
    if (each.unsupported !== undefined || each.expectation.outcome !== "accepted") continue;
    if (each.kind !== "example" && each.kind !== "shape") continue;
    templates.set(each.operationId, [...(templates.get(each.operationId) ?? []), each]);
  }

  const shared: Workspace = { values: new Map(), things: [] };
  const idle: Workspace[] = [];
  const failures = new Map<string, ResourceError>();
  const stubborn: Thing[] = [];
  const gone: Thing[] = [];
  /** What requests without an answer may have made, where only the answer would have told the name. */
  const unnamed: Thing[] = [];
  let count = 0;
  const uniqueName = () => `${prefix}-${++count}`;

  /** The link that supplies a value for a case, from an operation that makes what the value names. */
  const linkFor = (need: string, consumer: string) => {
    const suppliers = links.filter(({ parameter, expression }) => parameter === need && isOrigin(expression.source));
    return suppliers.find((link) => link.consumer === consumer) ?? suppliers[0];
  };
  const mayMake = (link: Link) => sideEffects.has(operationOf.get(link.producer)?.sideEffects ?? "writes");

  /** The values of a case's needs from a workspace; what that lacks is made. */
  async function supply(
    contractCase: ContractCase,
    workspace: Workspace,
  ): Promise<{ resources: Resources; made: string[] }> {
    const found: { [parameter: string]: string } = {};
    const made: string[] = [];
    for (const need of contractCase.needs) {
      const link = linkFor(need, contractCase.operationId);
      if (!isMock && link && mayMake(link)) {
        found[need] = await suppliedBy(link, workspace);
        made.push(need);
        continue;
      }
      if (!isMock && contractCase.exclusive) {
        const why = link ? `only ${link.producer} makes it, whose side effects are not allowed` : "nothing makes it";
        throw new ResourceError(`${need} cannot be made: ${why}.`);
      }
      const example = exampleOf(operationOf.get(contractCase.operationId), need);
      if (example !== undefined) found[need] = example;
    }
    return { resources: found, made };
  }

  function suppliedBy(link: Link, workspace: Workspace): Promise<string> {
    const known = workspace.values.get(keyOf(link));
    if (known) return known;
    const value = make(link, workspace);
    workspace.values.set(keyOf(link), value);
    return value;
  }

  async function make(link: Link, workspace: Workspace): Promise<string> {
    // An endpoint that did not make it once is not asked again for every case.
    const failed = failures.get(keyOf(link));
    if (failed) throw failed;
    const operation = operationOf.get(link.producer);
    let why = `no request of ${link.producer} is known that has to be accepted`;
    for (const template of operation ? (templates.get(link.producer) ?? []).slice(0, attemptsToMake) : []) {
      const { resources } = await supply(template, workspace);
      const request = template.request(resources, uniqueName());
      const exchange = await sendObserved(request, template, resources, workspace);
      const value = isSuccess(exchange.response) ? await linkValue(link, exchange) : undefined;
      if (value !== undefined) {
        templates.set(link.producer, [template]);
        return value;
      }
      why = `${link.producer} ${outcomeOf(exchange)}`;
    }
    const error = new ResourceError(`${link.parameter} could not be made: ${why}.`);
    failures.set(keyOf(link), error);
    throw error;
  }

  async function sendObserved(
    request: CaseRequest,
    template: ContractCase,
    resources: Resources,
    workspace: Workspace,
  ): Promise<Exchange> {
    const operation = operationOf.get(template.operationId);
    if (!operation) throw new ResourceError(`The document has no operation ${template.operationId}.`);
    try {
      const exchange = await options.make(request, operation);
      await observe(template.operationId, resources, workspace, exchange);
      return exchange;
    } catch (error) {
      // A request that was never sent has made nothing.
      if (!(error instanceof BudgetError)) {
        await observe(template.operationId, resources, workspace, unanswered(request));
      }
      throw error;
    }
  }

  async function linkValue(link: Link, exchange: Exchange): Promise<string | undefined> {
    const operation = operationOf.get(link.producer);
    const value = operation && evaluate(link.expression, exchangeValues(operation, exchange));
    return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
  }

  /** Takes down what an exchange of an operation made in a workspace, or removed from it. */
  async function observe(
    operationId: string,
    resources: Resources,
    workspace: Workspace,
    exchange: Exchange,
  ): Promise<void> {
    const { response, failure } = exchange;
    const isCertain = isSuccess(response);
    if (isCertain) {
      const removed = workspace.things.filter(({ removals }) =>
        removals.some(({ consumer, values }) => consumer === operationId && isPartOf(values, resources)),
      );
      gone.push(...removed);
      workspace.things = workspace.things.filter(
        (thing) => !removed.some((other) => other === thing || isInside(thing, other)),
      );
    } else if (!failure && response && response.status < 500) {
      return;
    }

    const own = links.filter(({ producer }) => producer === operationId);
    if (own.length === 0) return;
    const valued: { link: Link; value: string }[] = [];
    for (const link of own) {
      const value = await linkValue(link, exchange);
      if (value !== undefined) valued.push({ link, value });
    }
    const names = Object.fromEntries(
      valued.filter(({ link }) => isOrigin(link.expression.source)).map(({ link, value }) => [link.parameter, value]),
    );
    // What nobody is known to have made is only touched if its name can be no one else's.
    if (Object.keys(names).length === 0) {
      const thing = { producer: operationId, names, inside: resources, removals: [], isCertain };
      const isNamer = own.some(({ expression }) => isOrigin(expression.source));
      if (isNamer && (failure || isCertain || response === undefined || response.status >= 500)) unnamed.push(thing);
      return;
    }
    if (!isCertain && !Object.values(names).some((name) => name.startsWith(prefix))) return;
    const removing = new Set(own.filter(({ removes }) => removes).map(({ pointer }) => pointer));
    workspace.things.push({
      producer: operationId,
      names,
      inside: resources,
      removals: [...removing].flatMap((pointer) => {
        const carried = valued.filter(({ link }) => link.pointer === pointer);
        const consumer = carried[0]?.link.consumer;
        const isWhole = carried.length === own.filter((link) => link.pointer === pointer).length;
        if (consumer === undefined || !isWhole) return [];
        return [{ consumer, values: Object.fromEntries(carried.map(({ link, value }) => [link.parameter, value])) }];
      }),
      isCertain,
    });
  }

  /** Removes things, and those inside others along with them; gives those that are left. */
  async function removeAll(things: readonly Thing[]): Promise<Thing[]> {
    const left: Thing[] = [];
    const outermost = things.filter((thing) => !things.some((other) => isInside(thing, other)));
    for (const thing of outermost.toReversed()) {
      if (await remove(thing)) continue;
      const inner = things.filter((other) => isInside(other, thing));
      const innerLeft = await removeAll(inner);
      if (inner.length === 0 || !(await remove(thing))) left.push(...innerLeft, thing);
    }
    return left;
  }

  async function remove(thing: Thing): Promise<boolean> {
    for (const { consumer, values } of thing.removals) {
      const operation = operationOf.get(consumer);
      const known: Resources = { ...thing.inside, ...values };
      const template = templates
        .get(consumer)
        ?.find(({ needs }) => isPartOf(values, fromNames(needs, known)) && needs.every((need) => need in known));
      if (!operation || !template) continue;
      const { response, failure } = await sendRemoval(template.request(known, uniqueName()), operation);
      if (!failure && response && (isSuccess(response) || saysGone(options, response))) {
        gone.push(thing);
        return true;
      }
    }
    return false;
  }

  async function sendRemoval(request: CaseRequest, operation: Operation): Promise<Exchange> {
    try {
      return await options.remove(request, operation);
    } catch {
      // Whatever ended this request, other things have to be removed as well.
      return unanswered(request);
    }
  }

  return {
    uniqueName,
    async lend(contractCase) {
      const isOwn = contractCase.exclusive && contractCase.needs.length > 0;
      const lent = isOwn ? (idle.pop() ?? { values: new Map(), things: [] }) : shared;
      // What a case makes by itself stays apart from what others share.
      const own: Workspace = isOwn ? lent : { values: new Map(), things: [] };
      let isUntouched = true;
      const giveBack = async () => {
        if (isOwn && isUntouched) idle.push(lent);
        else stubborn.push(...(await removeAll(own.things)));
      };
      let supplied: Awaited<ReturnType<typeof supply>>;
      try {
        supplied = await supply(contractCase, lent);
      } catch (error) {
        await giveBack();
        throw error;
      }
      const { resources, made } = supplied;
      return {
        resources,
        made,
        giveBack,
        async observe(exchange) {
          if (isMock) return;
          const { response, failure } = exchange;
          if (failure || !response || response.status < 400 || response.status >= 500) isUntouched = false;
          await observe(contractCase.operationId, resources, own, exchange);
        },
      };
    },
    async clear() {
      const things = [...stubborn.splice(0), ...[shared, ...idle].flatMap((workspace) => workspace.things)];
      const left = await removeAll(things);
      return [...left, ...unnamed].filter((thing) => !gone.some((other) => isInside(thing, other))).map(nameOf);
    },
  };
}

/** A request of which nobody knows what became. */
export function unanswered({ method, path, headers, body = new Uint8Array() }: CaseRequest): Exchange {
  return {
    request: { method, url: path, headers, body },
    failure: { kind: "reset", message: "The run was ended." },
    startedAt: new Date().toISOString(),
    milliseconds: 0,
  };
}

/** Whether an expression names what the producer made, instead of what it was given. */
function isOrigin(source: Link["expression"]["source"]): boolean {
  return source === "request.body" || source === "response.body" || source === "response.header";
}

/** What a link's value depends on: the same parameter may name other things elsewhere. */
function keyOf({ producer, expression }: Link): string {
  return JSON.stringify([producer, expression]);
}

function exampleOf(operation: Operation | undefined, parameter: string): string | undefined {
  const example = operation?.parameters.find(({ name }) => name === parameter)?.example;
  return typeof example === "string" || typeof example === "number" ? String(example) : undefined;
}

function isSuccess(response: ReceivedResponse | undefined): boolean {
  return response !== undefined && response.status >= 200 && response.status < 300;
}

/** Whether a refusal to remove something says that there is no such thing. */
function saysGone(context: CodeContext, response: ReceivedResponse): boolean {
  return response.status === 404 || response.status === 410 || blameOf(context, response) === "state";
}

function outcomeOf({ response, failure }: Exchange): string {
  if (failure) return `got no whole answer (${failure.message})`;
  return response && !isSuccess(response)
    ? `answered ${describeAnswer(response)}`
    : "answered without the value that its link names";
}

function isPartOf(part: Resources, whole: Resources): boolean {
  return Object.entries(part).every(([name, value]) => whole[name] === value);
}

function fromNames(names: readonly string[], values: Resources): Resources {
  return Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
}

function isInside(thing: Thing, other: Thing): boolean {
  return thing !== other && Object.entries(other.names).some(([parameter, name]) => thing.inside[parameter] === name);
}

function nameOf({ names, producer, isCertain }: Thing): string {
  const text = Object.entries(names)
    .map(([parameter, name]) => `${parameter} ${name}`)
    .join(", ");
  if (text === "") {
    return `something whose name is not known (${isCertain ? "made" : "perhaps made"} by ${producer}, whose answer does not tell it)`;
  }
  return `${text} (${isCertain ? "made" : "perhaps made"} by ${producer})`;
}
