import ts from "typescript";

/** Types of the platform that a value can have as a whole. */
const platform = new Set(["Blob", "File", "Uint8Array", "ArrayBuffer"]);

/** What values a type has, level by level. */
export interface Shape {
  /** Whether nothing is known of the value. */
  isUnknown: boolean;
  /** `string`, `number`, `boolean`, … as code writes them. */
  primitives: Set<string>;
  /** Strings and numbers that are listed, as code writes them. */
  literals: string[];
  hasNull: boolean;
  hasUndefined: boolean;
  /** Names of types of the platform, such as `Blob`. */
  named: Set<string>;
  lists: ts.Type[];
  objects: ts.Type[];
}

/** Sorts the members of a union of types by what they are. */
export function shapeOf(checker: ts.TypeChecker, ...types: readonly ts.Type[]): Shape {
  const shape: Shape = {
    isUnknown: false,
    primitives: new Set(),
    literals: [],
    hasNull: false,
    hasUndefined: false,
    named: new Set(),
    lists: [],
    objects: [],
  };
  const members = new Set(types.flatMap((type) => (type.isUnion() ? type.types : [type])));
  for (const member of members) add(checker, shape, member);
  return shape;
}

function add(checker: ts.TypeChecker, shape: Shape, type: ts.Type): void {
  const { flags } = type;
  const { TypeFlags } = ts;
  if (flags & (TypeFlags.Any | TypeFlags.Unknown)) shape.isUnknown = true;
  else if (flags & TypeFlags.Null) shape.hasNull = true;
  else if (flags & (TypeFlags.Undefined | TypeFlags.Void)) shape.hasUndefined = true;
  else if (flags & TypeFlags.BooleanLiteral) shape.primitives.add(checker.typeToString(type));
  else if (type.isStringLiteral() || type.isNumberLiteral()) shape.literals.push(JSON.stringify(type.value));
  else if (flags & TypeFlags.StringLike) shape.primitives.add("string");
  else if (flags & TypeFlags.NumberLike) shape.primitives.add("number");
  else if (type.isIntersection() && type.types.some((part) => part.flags & TypeFlags.StringLike)) {
    shape.primitives.add("string");
  } else if (type.isIntersection() && type.types.some((part) => part.flags & TypeFlags.NumberLike)) {
    shape.primitives.add("number");
  } else if (checker.isArrayType(type) || checker.isTupleType(type)) shape.lists.push(type);
  else if (platform.has(type.symbol?.name)) shape.named.add(type.symbol.name);
  else if (flags & (TypeFlags.Object | TypeFlags.Intersection)) shape.objects.push(type);
}

/** A property of an object type. */
export interface Property {
  name: string;
  type: ts.Type;
  isOptional: boolean;
}

/** The properties of an object type that can hold something. */
export function propertiesOf(checker: ts.TypeChecker, type: ts.Type): Property[] {
  return checker.getPropertiesOfType(type).flatMap((symbol): Property[] => {
    const own = checker.getTypeOfSymbol(symbol);
    const shape = shapeOf(checker, own);
    if (isNothing(shape)) return [];
    return [{ name: symbol.name, type: own, isOptional: (symbol.flags & ts.SymbolFlags.Optional) !== 0 }];
  });
}

/** Whether a type has no values but `undefined`. */
export function isNothing(shape: Shape): boolean {
  const { isUnknown, primitives, literals, hasNull, named, lists, objects } = shape;
  return !isUnknown && !hasNull && primitives.size + literals.length + named.size + lists.length + objects.length === 0;
}

/** The type of the members of a map; `undefined` if an object is none. */
export function membersOfMap(checker: ts.TypeChecker, type: ts.Type): ts.Type | undefined {
  return checker.getIndexInfoOfType(type, ts.IndexKind.String)?.type;
}

/** How code chooses one of several object types. */
export type Selector =
  | { readonly by: "value"; readonly name: string; readonly value: string }
  | { readonly by: "names"; readonly names: readonly string[] };

/** One of several object types, with those that are chosen in the same way. */
export interface Alternative {
  selector: Selector;
  types: ts.Type[];
}

/**
 * Finds how code tells object types apart: by a property that holds another value in each, else by a property that only one
 * has, else by all that it has.
 */
export function alternativesOf(checker: ts.TypeChecker, objects: readonly ts.Type[]): Alternative[] {
  const all = objects.map((type) => propertiesOf(checker, type));
  const values = discriminants(checker, all);
  return objects.map((type, index): Alternative => {
    const own = all[index] ?? [];
    const [value] = values?.lists[index] ?? [];
    if (values && value !== undefined) {
      return { selector: { by: "value", name: values.name, value }, types: [type] };
    }
    const others = all.filter((_, other) => other !== index);
    const unique = own.filter(({ name }) => !others.some((other) => other.some((each) => each.name === name)));
    const chosen = unique.find(({ isOptional }) => !isOptional) ?? unique[0];
    const names = chosen ? [chosen.name] : own.map(({ name }) => name);
    const types = objects.filter((_, other) => names.every((name) => all[other]?.some((each) => each.name === name)));
    return { selector: { by: "names", names }, types };
  });
}

function discriminants(
  checker: ts.TypeChecker,
  all: readonly (readonly Property[])[],
): { name: string; lists: string[][] } | undefined {
  for (const { name } of all[0] ?? []) {
    const lists = all.map((properties) => {
      const own = properties.find((each) => each.name === name);
      if (!own) return [];
      const shape = shapeOf(checker, own.type);
      return shape.primitives.size + shape.lists.length + shape.objects.length > 0 || shape.isUnknown
        ? []
        : shape.literals;
    });
    const values = lists.flat();
    if (lists.every((list) => list.length > 0) && new Set(values).size === values.length) return { name, lists };
  }
  return undefined;
}

/** The code that chooses an alternative of a type. */
export function selected(type: string, selector: Selector): string {
  if (selector.by === "value") return `By<${type}, ${JSON.stringify(selector.name)}, ${selector.value}>`;
  return `With<${type}, ${selector.names.map((name) => JSON.stringify(name)).join(" | ") || "never"}>`;
}
