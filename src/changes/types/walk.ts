import type ts from "typescript";
import type { OperationPlace, Step } from "./place.js";
import type { Probe } from "./probe.js";
import { alternativesOf, isNothing, membersOfMap, propertiesOf, type Shape, selected, shapeOf } from "./shape.js";

/**
 * How deep types are followed from where a walk begins. The ways through types that refer to each other are many more than
 * the types: what lies deeper is walked from its own beginning, once for each type that no shorter way has reached.
 */
const maxDepth = 16;

/** A place too deep for the walk that reached it. */
interface Deep {
  code: string;
  types: readonly ts.Type[];
  place: OperationPlace;
}

/** Writes the lines by which code uses a type level by level: as one that reads its values, or as one that sends them. */
export class Walk {
  readonly #checker: ts.TypeChecker;
  readonly #probe: Probe;
  readonly #isSent: boolean;
  /** Object types that the current place is inside of. */
  readonly #inside = new Set<ts.Type>();

  /** Object types that some walk has used. */
  readonly #reached = new Set<ts.Type>();
  readonly #deep: Deep[] = [];
  /** How many steps lead to the place where the current walk began. */
  #start = 0;

  /** Object types that were used before, where the new types refer to the same as the old ones do. */
  readonly #done: Set<ts.Type> | undefined;
  /** Whether something was left out that was used before. */
  isPartial = false;

  constructor(checker: ts.TypeChecker, probe: Probe, direction: "read" | "sent", done: Set<ts.Type> | undefined) {
    this.#checker = checker;
    this.#probe = probe;
    this.#done = done;
    this.#isSent = direction === "sent";
  }

  /**
   * Uses a value and what is inside of it.
   *
   * @param code - The type as the probe names it.
   * @param types - What it was: a union of these.
   */
  use(code: string, types: readonly ts.Type[], place: OperationPlace): void {
    this.#use(code, types, place);
    for (let next = this.#deep.shift(); next !== undefined; next = this.#deep.shift()) {
      this.#start = next.place.steps.length;
      this.#use(next.code, next.types, next.place);
    }
  }

  #use(code: string, types: readonly ts.Type[], place: OperationPlace): void {
    const shape = shapeOf(this.#checker, ...types);
    if (this.#isSent) this.#send(code, shape, place);
    else if (shape.isUnknown) return;
    else this.#read(code, shape, place);
    if (shape.isUnknown) return;
    if (place.steps.length - this.#start >= maxDepth) {
      if (this.#isNew(shape)) this.#deep.push({ code, types, place });
      return;
    }
    if (shape.lists.length > 0) {
      const items = this.#probe.type(`Items<${code}>`, place);
      this.#below(
        items,
        shape.lists.flatMap((list) => this.#itemsOf(list)),
        place,
        "items",
      );
    }
    this.#useObjects(code, shape.objects, place);
  }

  #send(code: string, { isUnknown, primitives, literals, hasNull, named, lists }: Shape, place: OperationPlace): void {
    const values = [
      ...(isUnknown ? ["get<unknown>()"] : []),
      ...[...primitives].map((name) => `get<${name}>()`),
      ...literals,
      ...(hasNull ? ["null"] : []),
      ...[...named].map((name) => `get<${name}>()`),
      ...(lists.length > 0 ? ["get<never[]>()"] : []),
    ];
    for (const value of values) this.#probe.add(`put<${code}>(${value});`, place, "type");
  }

  #read(code: string, shape: Shape, place: OperationPlace): void {
    const { primitives, literals, hasNull, hasUndefined, named, lists, objects } = shape;
    const kinds = [
      ...primitives,
      ...literals,
      ...(hasNull ? ["null"] : []),
      ...(hasUndefined ? ["undefined"] : []),
      ...named,
      ...(lists.length > 0 ? ["readonly unknown[]"] : []),
      ...(objects.length > 0 ? ["object"] : []),
    ];
    if (kinds.length === 0) return;
    // A branch for all that can come, and nothing left over.
    this.#probe.add(`put<${kinds.join(" | ")}>(get<${code}>());`, place, "type");
    // A branch for each value, which does not compile if it can never come.
    for (const literal of literals) {
      this.#probe.add(`switch (get<${code}>()) { case ${literal}: }`, place, "type");
    }
    const parts = partsOf(shape);
    if (parts.length < 2) return;
    for (const part of parts) this.#probe.add(`put<false>(get<Gone<${part(code)}>>());`, place, "type");
  }

  #useObjects(code: string, objects: readonly ts.Type[], place: OperationPlace): void {
    if (objects.length === 0) return;
    if (objects.length === 1) {
      const own = this.#probe.type(`Objects<${code}>`, place);
      this.#useObject(own, objects, place);
      if (this.#isSent) this.#sendObject(code, objects, place);
      return;
    }
    const alternatives = alternativesOf(this.#checker, objects);
    let rest = `Objects<${code}>`;
    for (const { selector, types } of alternatives) {
      const own = this.#probe.type(selected(`Objects<${code}>`, selector), place);
      this.#probe.add(`put<false>(get<Gone<${own}>>());`, place, "gone");
      this.#useObject(own, types, place);
      if (this.#isSent) this.#sendObject(code, types.slice(0, 1), place);
      if (selector.by === "names" && selector.names.length > 0) {
        rest = `Without<${rest}, ${selector.names.map((name) => JSON.stringify(name)).join(" | ")}>`;
      } else if (selector.by === "value") {
        rest = "never";
      }
    }
    // An alternative that no code knows yet.
    if (!this.#isSent && rest !== "never") this.#probe.add(`put<never>(get<${rest}>());`, place, "type");
  }

  /** Sends an object with what is required of it. */
  #sendObject(code: string, [type]: readonly ts.Type[], place: OperationPlace): void {
    if (!type) return;
    const members = propertiesOf(this.#checker, type)
      .filter(({ isOptional }) => !isOptional)
      .map((property) => {
        const shape = shapeOf(this.#checker, property.type);
        const isListed = shape.literals.length > 0 && shape.primitives.size + shape.objects.length === 0;
        return `${JSON.stringify(property.name)}: ${isListed ? shape.literals[0] : "any"}`;
      });
    this.#probe.add(`put<${code}>(get<{ ${members.join("; ")} }>());`, place, "type");
  }

  /** Uses the members of an object, of one of several types with the same names. */
  #useObject(code: string, types: readonly ts.Type[], place: OperationPlace): void {
    if (types.some((type) => this.#inside.has(type))) return;
    const [first] = types;
    if (this.#done && first && types.length === 1) {
      if (this.#done.has(first)) {
        this.isPartial = true;
        return;
      }
      this.#done.add(first);
    }
    for (const type of types) {
      this.#inside.add(type);
      this.#reached.add(type);
    }
    const all = types.map((type) => propertiesOf(this.#checker, type));
    for (const { name } of all[0] ?? []) {
      const same = all.flatMap((properties) => properties.filter((each) => each.name === name));
      if (same.length < all.length) continue;
      const key = JSON.stringify(name);
      const step = { property: name };
      const inner: OperationPlace = { ...place, steps: [...place.steps, step] };
      if (this.#isSent) {
        this.#probe.add(`put<Names<${code}>>(${key});`, inner, "gone");
        const member = this.#probe.type(`At<${code}, ${key}>`, inner);
        this.#below(
          member,
          same.map(({ type }) => type),
          place,
          step,
        );
      } else {
        const member = this.#probe.type(`${code}[${key}]`, inner);
        this.#below(
          member,
          same.map(({ type }) => type),
          place,
          step,
        );
      }
    }
    const maps = types.flatMap((type) => membersOfMap(this.#checker, type) ?? []);
    if (maps.length === types.length) {
      const inner: OperationPlace = { ...place, steps: [...place.steps, "members"] };
      this.#below(this.#probe.type(`${code}[string]`, inner), maps, place, "members");
    }
    for (const type of types) this.#inside.delete(type);
  }

  #below(code: string, types: readonly ts.Type[], place: OperationPlace, step: Step): void {
    const shape = shapeOf(this.#checker, ...types);
    if (isNothing(shape)) return;
    this.#use(code, types, { ...place, steps: [...place.steps, step] });
  }

  /** Whether a place too deep leads to a type that was not used yet; it counts as used from then on. */
  #isNew({ objects, lists }: Shape): boolean {
    // All lists of texts are one type, wherever they stand, but they end where they begin.
    const isSimple = (list: ts.Type) => {
      const items = shapeOf(this.#checker, ...this.#itemsOf(list));
      return items.objects.length + items.lists.length === 0;
    };
    const types = [...objects, ...lists].filter((type) => !this.#reached.has(type));
    for (const type of types) this.#reached.add(type);
    return types.length > 0 || lists.some(isSimple);
  }

  #itemsOf(list: ts.Type): readonly ts.Type[] {
    // Arrays and tuples are references to generic types, with their items as arguments.
    return this.#checker.getTypeArguments(list as ts.TypeReference);
  }
}

/** The parts of a type that code tells apart by `typeof` and the like. */
function partsOf({ primitives, literals, named, lists, objects }: Shape): ((code: string) => string)[] {
  const isText = (literal: string) => literal.startsWith('"');
  const extracted = (name: string) => (code: string) => `Extract<${code}, ${name}>`;
  return [
    ...(primitives.has("string") || literals.some(isText) ? [extracted("string")] : []),
    ...(primitives.has("number") || !literals.every(isText) ? [extracted("number")] : []),
    ...(primitives.has("true") || primitives.has("false") ? [extracted("boolean")] : []),
    ...[...named].map(extracted),
    ...(lists.length > 0 ? [extracted("readonly unknown[]")] : []),
    ...(objects.length > 0 ? [(code: string) => `Objects<${code}>`] : []),
  ];
}
