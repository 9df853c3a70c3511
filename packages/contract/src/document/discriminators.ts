import { eachContainer } from "./containers.js";
import { asJson, isObject, type JsonValue, type OpenApiDocument, pointer, type Resolved } from "./document.js";
import { isRemembered, recall } from "./memory.js";
import { placesOf } from "./places.js";
import { lastStepOf, pointerOf } from "./pointer.js";
import { alternativesOf, type IsValid, keywordValues, propertySchemas, schemasAt } from "./schemas.js";

/** A property whose value names the schema that an object keeps. */
export interface Discriminator {
  property: string;
  /** JSON pointers of the schemas by the value that names them. */
  targets: ReadonlyMap<string, string>;
  /** Whether the schemas are those that inherit from the one with the discriminator, instead of its alternatives. */
  isInherited: boolean;
}

/** The discriminators of schemas that apply to a value together. */
export function discriminatorsOf(document: OpenApiDocument, schemas: readonly Resolved[]): Discriminator[] {
  return schemas.flatMap((schema) =>
    schema.value.discriminator === undefined
      ? []
      : recall(document, "discriminators", schema.pointer, () => discriminatorOf(document, schema)),
  );
}

function discriminatorOf(document: OpenApiDocument, schema: Resolved): Discriminator[] {
  const { discriminator } = schema.value;
  if (!isObject(discriminator) || typeof discriminator.propertyName !== "string") return [];
  const members = alternativesOf([schema]).flatMap((choice) => choice.members);
  const isInherited = members.length === 0;
  const pointers = isInherited ? heirsOf(document, schema.pointer) : members.flatMap((at) => targetOf(document, at));
  const mapped = Object.entries(isObject(discriminator.mapping) ? discriminator.mapping : {}).map(
    ([value, target]): [string, string] => [value, mappedPointer(String(target))],
  );
  const { propertyName } = discriminator;
  const byName = pointers
    .filter((at) => !mapped.some(([, target]) => target === at))
    .flatMap((at) => namesOf(document, at, propertyName).map((name): [string, string] => [name, at]));
  return [{ property: propertyName, targets: new Map([...mapped, ...byName]), isInherited }];
}

/** The value by which schemas that apply to an object together say which one it is, the one with the most to say first. */
export function discriminatingValue(
  document: OpenApiDocument,
  { targets }: Discriminator,
  schemas: readonly Resolved[],
): string | undefined {
  const kept = [...targets].filter(([, target]) => schemas.some(({ pointer: at }) => at === target));
  const size = ([, target]: [string, string]) => schemasAt(document, [target]).length;
  return kept.sort((one, other) => size(other) - size(one))[0]?.[0];
}

/**
 * Whether each discriminator in a valid value names a schema that the object keeps. No schema asks for that, but whoever
 * reads the value goes by it.
 */
export function satisfiesDiscriminators(
  document: OpenApiDocument,
  schemaPointer: string,
  value: JsonValue,
  isValid: IsValid,
): boolean {
  if (hasNone(document)) return true;
  return placesOf(document, schemaPointer, value, isValid).every(({ value: object, schemas }) => {
    if (!isObject(object)) return true;
    return discriminatorsOf(document, schemas).every(({ property, targets }) => {
      const named = object[property];
      if (named === undefined) return true;
      const target = targets.get(String(named));
      if (target === undefined) return targets.size === 0;
      const kept = schemas.filter(({ pointer: at }) => [...targets.values()].includes(at));
      return kept.length > 0 ? kept.some(({ pointer: at }) => at === target) : isValid(target, object);
    });
  });
}

/** Whether a document surely has no discriminator, which saves a look at every place of a value. */
function hasNone(document: OpenApiDocument): boolean {
  return (
    isRemembered(document) &&
    recall(document, "has no discriminator", "", () => {
      let count = 0;
      eachContainer(asJson(document), (value) => {
        if (Object.hasOwn(value, "discriminator")) count += 1;
      });
      return count === 0;
    })
  );
}

/**
 * The values that name a schema without a mapping: those to which it restricts the property itself, or else its own name.
 * Many documents leave the mapping out although their values are not the names of the schemas.
 */
function namesOf(document: OpenApiDocument, at: string, property: string): string[] {
  const schemas = schemasAt(document, propertySchemas(schemasAt(document, [at]), property));
  const values = [...keywordValues(schemas, "const"), ...keywordValues(schemas, "enum").flat()];
  const texts = values.filter((value) => typeof value === "string");
  return texts.length > 0 ? texts : [lastStepOf(at) ?? ""];
}

/** Components that take in a schema by `allOf`, directly or through others. */
function heirsOf(document: OpenApiDocument, base: string): string[] {
  return recall(document, "heirs", "", () => basesOf(document)).get(base) ?? [];
}

/** Components by the schemas that they take in. */
function basesOf(document: OpenApiDocument): Map<string, string[]> {
  const heirs = new Map<string, string[]>();
  for (const name of Object.keys(document.components?.schemas ?? {})) {
    const at = pointer("components", "schemas", name);
    for (const { pointer: base } of schemasAt(document, [at])) {
      if (base !== at) heirs.set(base, [...(heirs.get(base) ?? []), at]);
    }
  }
  return heirs;
}

/** What a member of a choice refers to; nothing if it is not a reference. */
function targetOf(document: OpenApiDocument, member: string): string[] {
  const [own, target] = schemasAt(document, [member]);
  return own?.value.$ref === undefined || target === undefined ? [] : [target.pointer];
}

/** Returns the JSON pointer of the schema that a mapping names: by reference, or by the name of a component. */
export function mappedPointer(target: string): string {
  return pointerOf(target) ?? pointer("components", "schemas", target);
}
