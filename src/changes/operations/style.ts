import { flatten } from "../schema/flatten.js";
import { memberOf, type Place, type Version } from "../version.js";

const defaultStyles: { [location: string]: string } = {
  query: "form",
  path: "simple",
  header: "simple",
  cookie: "form",
};

/** How a value is written; without `explode` where it is never a list or an object. */
export interface Style {
  name: string;
  allowReserved: boolean;
  explode: boolean | undefined;
}

/** How a parameter or header is written, with defaults filled in. */
export function styleOf(version: Version, parameter: Place): Style {
  const schema = memberOf(parameter, "schema");
  return styled(version, parameter, locationOf(parameter), schema ? [schema] : []);
}

/** How a field of a form is written: as a query parameter unless its encoding says otherwise. */
export function styleOfField(version: Version, encoding: Place | undefined, property: readonly Place[]): Style {
  return styled(version, encoding, "query", property);
}

function styled(version: Version, place: Place | undefined, location: string, schema: readonly Place[]): Style {
  const types = flatten(version, schema).types?.names;
  const isScalar = types?.every((type) => type !== "array" && type !== "object") ?? false;
  const name = styleNameOf(place, location);
  return {
    name,
    allowReserved: memberOf(place, "allowReserved")?.value === true,
    explode: isScalar ? undefined : isExploded(place, name),
  };
}

/** Whether two styles write the same value in two ways. */
export function isOtherStyle(one: Style, other: Style): boolean {
  const explodes = one.explode !== undefined && other.explode !== undefined && one.explode !== other.explode;
  return one.name !== other.name || one.allowReserved !== other.allowReserved || explodes;
}

/** Whether the items of a list, or the members of an object, are written one by one. */
export function explodeOf(parameter: Place): boolean {
  return isExploded(parameter, styleNameOf(parameter, locationOf(parameter)));
}

function isExploded(place: Place | undefined, style: string): boolean {
  return (memberOf(place, "explode")?.value ?? style === "form") === true;
}

function styleNameOf(place: Place | undefined, location: string): string {
  return String(memberOf(place, "style")?.value ?? defaultStyles[location] ?? "simple");
}

/** Where a parameter travels; what says nothing of it is a header. */
export function locationOf(parameter: Place): string {
  return String(memberOf(parameter, "in")?.value ?? "header");
}
