import { isObject, type JsonValue } from "./json.js";

/** Builds a JSON pointer (RFC 6901) from its steps. */
export function pointer(...steps: (string | number)[]): string {
  return steps.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Returns the steps of a JSON pointer, unescaped; none for the empty pointer, which is the complete value. */
export function stepsOf(at: string): string[] {
  return escapedStepsOf(at).map(unescaped);
}

/** Returns the steps of a JSON pointer as they stand in it, each without a slash. */
export function escapedStepsOf(at: string): string[] {
  return at.split("/").slice(1);
}

/** Returns the last step of a JSON pointer, unescaped; `undefined` for the empty pointer. */
export function lastStepOf(at: string): string | undefined {
  const start = at.lastIndexOf("/");
  return start < 0 ? undefined : unescaped(at.slice(start + 1));
}

/** Returns the JSON pointer of what holds the place of another one; that of the complete value is itself. */
export function parentOf(at: string): string {
  return at.slice(0, Math.max(0, at.lastIndexOf("/")));
}

/** Returns a JSON pointer and those of all that its place is in, from the inside out. */
export function withAncestors(at: string): string[] {
  const all = [at];
  for (let current = at; current.includes("/"); ) {
    current = parentOf(current);
    all.push(current);
  }
  return all;
}

/** Whether the place of a JSON pointer is that of another one or inside of it. */
export function isAtOrBelow(at: string, other: string): boolean {
  return at === other || at.startsWith(`${other}/`);
}

/** Returns the value at a JSON pointer inside a value; `undefined` if it does not exist. */
export function valueIn(value: JsonValue | undefined, at: string): JsonValue | undefined {
  return stepsOf(at).reduce(memberOf, value);
}

/** Returns the member of a value that a step of a JSON pointer names; `undefined` if it does not exist. */
export function memberOf(value: JsonValue | undefined, step: string): JsonValue | undefined {
  if (Array.isArray(value)) return isIndex(step) ? value[Number(step)] : undefined;
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** Whether a step of a JSON pointer can name an item of a list. */
export function isIndex(step: string): boolean {
  return /^(0|[1-9]\d*)$/.test(step);
}

/**
 * Copies a value in which one place holds something else; `undefined` removes a property. All but the changed path is
 * shared with the original.
 */
export function withValueAt(value: JsonValue, at: string, changed: JsonValue | undefined): JsonValue {
  const change = (current: JsonValue, [step, ...rest]: readonly string[]): JsonValue => {
    // Only the outermost call can be for the value itself, which cannot be removed.
    if (step === undefined) return changed ?? null;
    if (Array.isArray(current)) return current.with(Number(step), change(current[Number(step)] ?? null, rest));
    const object = isObject(current) ? current : {};
    const { [step]: own = null, ...others } = object;
    return rest.length > 0 || changed !== undefined ? { ...object, [step]: change(own, rest) } : others;
  };
  return change(value, stepsOf(at));
}

/**
 * Returns the JSON pointer that a reference to a place of the same document holds, such as `/paths/~1a` for
 * `#/paths/~1a`; `undefined` for any other reference.
 */
export function pointerOf(reference: string): string | undefined {
  if (reference === "#") return "";
  if (!reference.startsWith("#/")) return undefined;
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return reference.slice(1);
  }
}

/** Returns the reference to the place of a JSON pointer in the same document. */
export function referenceTo(at: string): string {
  // Encoded step by step, for `#` and `?` would end a fragment or confuse its reader.
  return `#${at.split("/").map(encodeURIComponent).join("/")}`;
}

function unescaped(step: string): string {
  // Most steps have nothing to replace, and large documents have millions of them.
  return step.includes("~") ? step.replaceAll("~1", "/").replaceAll("~0", "~") : step;
}
