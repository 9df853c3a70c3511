/** A step from a value to one inside of it: a property, the items of a list, or the members of a map. */
export type Step = { readonly property: string } | "items" | "members";

/**
 * What part of a call a type belongs to: what `openapi-fetch` sends (`init`), its `data` and its `error`; the input and the
 * output of a method of the generated client; what a webhook sends; or the operation as a whole.
 */
export type Part = "operation" | "init" | "data" | "error" | "input" | "output" | "webhook";

/** A place in the types of an operation. */
export interface OperationPlace {
  readonly kind: "operation";
  /** Key of the operation, such as `POST /things`; the name of a webhook. */
  readonly operation: string;
  readonly part: Part;
  readonly steps: readonly Step[];
}

/** A name that code imports or looks up, and what it stands for. */
export interface NamePlace {
  readonly kind: "name";
  /** What the name is: of a schema, of a region, an error code, an operation, or an export. */
  readonly of: "schema" | "region" | "error-code" | "operation-id" | "export";
  readonly name: string;
  /** Key of the operation that an export is named after. */
  readonly operation?: string;
}

/** What a line of a probe program is about. */
export type ProbePlace = OperationPlace | NamePlace;

/** A place as code reaches it, such as `data.items[].name`. */
export function placeText(place: ProbePlace): string {
  if (place.kind === "name") return place.name;
  const steps = place.steps.map((step) =>
    step === "items" ? "[]" : step === "members" ? "[name]" : memberText(step.property),
  );
  return `${place.part}${steps.join("")}`;
}

function memberText(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
