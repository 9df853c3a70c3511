import type { Resources } from "../case.js";

/** A resource that the run created, or may have created. */
export interface CreatedResource {
  producer: string;
  /** Its own names, by the parameters that take them. */
  names: Resources;
  /** Names of the resources that it was created in. */
  inside: Resources;
  /** The operations that delete it, each with the values of its parameters. */
  removals: readonly { consumer: string; values: Resources }[];
  /** Whether the endpoint confirmed that it was created. */
  isCertain: boolean;
  /** Whether a request that deletes it may have been processed: then a response that does not find it confirms that. */
  mayBeDeleted: boolean;
}

/** Resources that belong together, such as a collection and a member of it. */
export interface Workspace {
  /** Values that links supply, by what each depends on. */
  values: Map<string, Promise<string>>;
  createdResources: CreatedResource[];
  /** How many of the resources that the run may have at the same time are reserved for it. */
  reserved: number;
  /** The operations for whose resources they are reserved. */
  roots: Set<string>;
}

/** Returns a workspace with nothing in it. */
export function emptyWorkspace(): Workspace {
  return { values: new Map(), createdResources: [], reserved: 0, roots: new Set() };
}

/** Whether a resource was created in another one, with which it is deleted. */
export function isInside(createdResource: CreatedResource, other: CreatedResource): boolean {
  return (
    createdResource !== other &&
    Object.entries(other.names).some(([parameter, name]) => createdResource.inside[parameter] === name)
  );
}

/** Whether all of some names are among others. */
export function isPartOf(part: Resources, all: Resources): boolean {
  return Object.entries(part).every(([name, value]) => all[name] === value);
}

/** Returns how a report names a resource that is left. */
export function nameOf({ names, producer, isCertain }: CreatedResource): string {
  const text = Object.entries(names)
    .map(([parameter, name]) => `${parameter} ${name}`)
    .join(", ");
  if (text === "") {
    return `a resource of unknown name (${isCertain ? "created" : "possibly created"} by ${producer}, whose response does not name it)`;
  }
  return `${text} (${isCertain ? "created" : "possibly created"} by ${producer})`;
}
