import type { Resources } from "../case.js";

/** Something that the run made, or may have made. */
export interface CreatedResource {
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
  createdResources: CreatedResource[];
}

/** Returns a workspace with nothing in it. */
export function emptyWorkspace(): Workspace {
  return { values: new Map(), createdResources: [] };
}

/** Whether a thing was made in another one, with which it goes. */
export function isInside(createdResource: CreatedResource, other: CreatedResource): boolean {
  return (
    createdResource !== other &&
    Object.entries(other.names).some(([parameter, name]) => createdResource.inside[parameter] === name)
  );
}

/** Whether all of some names are among others. */
export function isPartOf(part: Resources, whole: Resources): boolean {
  return Object.entries(part).every(([name, value]) => whole[name] === value);
}

/** Returns how a report names a thing that is left. */
export function nameOf({ names, producer, isCertain }: CreatedResource): string {
  const text = Object.entries(names)
    .map(([parameter, name]) => `${parameter} ${name}`)
    .join(", ");
  if (text === "") {
    return `something whose name is not known (${isCertain ? "made" : "perhaps made"} by ${producer}, whose response does not tell it)`;
  }
  return `${text} (${isCertain ? "made" : "perhaps made"} by ${producer})`;
}
