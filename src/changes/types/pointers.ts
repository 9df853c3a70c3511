import { itemsOf, memberOf, membersOf, type Place, resolved, rootOf, type Version } from "../version.js";
import { operationsOf, type TypedOperation } from "./document.js";
import type { ProbePlace, Step } from "./place.js";

/** JSON pointers of what a place of the types is made of, and of what that is in: the nearest first. */
export type Levels = readonly ReadonlySet<string>[];

/** Finds the places of a document that types are made of. */
export class TypePointers {
  readonly #version: Version;
  readonly #operations: ReadonlyMap<string, TypedOperation>;

  constructor(version: Version) {
    this.#version = version;
    this.#operations = new Map(operationsOf(version).map((operation) => [operation.key, operation]));
  }

  /** The operation that a place belongs to, by the key of it. */
  operation(key: string): TypedOperation | undefined {
    return this.#operations.get(key);
  }

  /** Where the document says what a place of the types is; no level if it does not. */
  levels(place: ProbePlace): Levels {
    if (place.kind === "name") {
      const owner = place.operation === undefined ? undefined : this.operation(place.operation);
      if (place.of === "schema") return this.#exists("components", "schemas", place.name);
      if (place.of === "error-code") return this.#exists("x-error-catalogue", place.name);
      if (place.of === "region") return this.#exists("servers");
      if (place.of === "operation-id") return owner ? [new Set([`${owner.operation.pointer}/operationId`])] : [];
      return owner ? [new Set([owner.operation.pointer])] : [];
    }
    const operation = this.operation(place.operation);
    if (!operation) return [];
    const found: ReadonlySet<string>[] = [];
    let current = this.#root(operation, place.part);
    let rest = place.steps;
    const [first, second, third] = rest;
    if (place.part === "init") {
      const isBody = nameOf(first) === "body";
      const location = nameOf(second);
      const name = nameOf(third);
      if (first) current = isBody ? this.#bodies(operation) : this.#parameters(operation, location, name);
      rest = isBody ? rest.slice(1) : rest.slice(3);
      if (isBody || name !== undefined) found.unshift(new Set([operation.operation.pointer]));
    } else if (place.part === "input" && first) {
      found.unshift(new Set(current.map(({ pointer }) => pointer)));
      const name = nameOf(first) ?? "";
      current = [
        ...this.#parameters(operation, undefined, name),
        ...this.#inside(this.#bodies(operation), { property: name }),
      ];
      rest = rest.slice(1);
    }
    found.unshift(new Set(this.#closure(current).map(({ pointer }) => pointer)));
    for (const step of rest) {
      current = this.#inside(current, step);
      found.unshift(new Set(this.#closure(current).map(({ pointer }) => pointer)));
    }
    // What belongs to an operation as a whole says something of a part only where nothing else does.
    return found.filter(({ size }) => size > 0);
  }

  #exists(...steps: string[]): Levels {
    const place = memberOf(rootOf(this.#version), ...steps);
    return place ? [new Set([place.pointer])] : [];
  }

  #root(operation: TypedOperation, part: string): Place[] {
    if (part === "operation" || part === "init") return [operation.operation];
    if (part === "input") return [...this.#bodies(operation), ...this.#parameters(operation, undefined, undefined)];
    if (part === "webhook") return this.#bodies(operation);
    const responses = memberOf(operation.operation, "responses");
    const own = membersOf(responses).filter(([status]) => /^2/.test(status) !== (part === "error"));
    return [...(responses ? [responses] : []), ...own.flatMap(([, response]) => this.#contents(response))];
  }

  #bodies(operation: TypedOperation): Place[] {
    const body = memberOf(operation.operation, "requestBody");
    return body ? this.#contents(body) : [];
  }

  /** What holds a body, and the schemas of its media types. */
  #contents(declared: Place): Place[] {
    const holder = resolved(this.#version, declared);
    const content = memberOf(holder, "content");
    const schemas = membersOf(content).flatMap(([, mediaType]) => memberOf(mediaType, "schema") ?? []);
    return [declared, holder, ...schemas];
  }

  #parameters(
    { operation, pathItem }: TypedOperation,
    location: string | undefined,
    name: string | undefined,
  ): Place[] {
    return [operation, pathItem].flatMap((owner) => {
      const list = memberOf(owner, "parameters");
      const own = itemsOf(list).flatMap((declared) => {
        const parameter = resolved(this.#version, declared);
        const isNamed = name === undefined || memberOf(parameter, "name")?.value === name;
        const isThere = location === undefined || memberOf(parameter, "in")?.value === location;
        if (!isNamed || !isThere) return [];
        const schemas = [
          memberOf(parameter, "schema"),
          ...membersOf(memberOf(parameter, "content")).map(([, mediaType]) => memberOf(mediaType, "schema")),
        ];
        return [declared, parameter, ...schemas.flatMap((schema) => schema ?? [])];
      });
      return name === undefined && list ? [list, ...own] : own;
    });
  }

  /** Schemas together with all that they refer to or are combined of. */
  #closure(places: readonly Place[]): Place[] {
    const found = new Map<string, Place>();
    const pending = [...places];
    for (let place = pending.pop(); place; place = pending.pop()) {
      if (found.has(place.pointer)) continue;
      found.set(place.pointer, place);
      pending.push(resolved(this.#version, place));
      for (const keyword of ["allOf", "oneOf", "anyOf"]) pending.push(...itemsOf(memberOf(place, keyword)));
    }
    return [...found.values()];
  }

  #inside(places: readonly Place[], step: Step): Place[] {
    return this.#closure(places).flatMap((place) => {
      if (step === "items") {
        const items = memberOf(place, "items");
        return [...(items ? [items] : []), ...itemsOf(memberOf(place, "prefixItems"))];
      }
      if (step === "members") {
        const further = memberOf(place, "additionalProperties");
        return [
          ...(further ? [further] : []),
          ...membersOf(memberOf(place, "patternProperties")).map(([, each]) => each),
        ];
      }
      const property = memberOf(place, "properties", step.property);
      return property ? [property] : [];
    });
  }
}

function nameOf(step: Step | undefined): string | undefined {
  return typeof step === "object" ? step.property : undefined;
}
