import type { Resources } from "../case.js";

/** Something that the run made, or may have made. */
export interface Thing {
  producer: string;
  /** Its own names, by the parameters that take them. */
  names: Resources;
  /** Names of the things that it was made in. */
  inside: Resources;
  /** The operations that remove it, each with the values of its parameters. */
  removals: readonly { consumer: string; values: Resources }[];
  /** Whether the endpoint said that it made it. */
  isCertain: boolean;
}

/** Things that were made for each other, such as a collection and a member of it. */
export interface Workspace {
  /** Values that links supply, by what each depends on. */
  values: Map<string, Promise<string>>;
  things: Thing[];
}

/** Returns a workspace with nothing in it. */
export function emptyWorkspace(): Workspace {
  return { values: new Map(), things: [] };
}

/** Whether a thing was made in another one, with which it goes. */
export function isInside(thing: Thing, other: Thing): boolean {
  return thing !== other && Object.entries(other.names).some(([parameter, name]) => thing.inside[parameter] === name);
}

/** Whether all of some names are among others. */
export function isPartOf(part: Resources, whole: Resources): boolean {
  return Object.entries(part).every(([name, value]) => whole[name] === value);
}

/** Returns how a report names a thing that is left. */
export function nameOf({ names, producer, isCertain }: Thing): string {
  const text = Object.entries(names)
    .map(([parameter, name]) => `${parameter} ${name}`)
    .join(", ");
  if (text === "") {
    return `something whose name is not known (${isCertain ? "made" : "perhaps made"} by ${producer}, whose answer does not tell it)`;
  }
  return `${text} (${isCertain ? "made" : "perhaps made"} by ${producer})`;
}
