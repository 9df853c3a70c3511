import { DocumentError, isObject, type JsonValue } from "../document/document.js";
import { memberOf, stepsOf } from "../document/pointer.js";
import { type Header, headerOf } from "../exchange.js";

/** What the expressions of a scenario can look into; the response is missing before the step's request is sent. */
export interface Scope {
  /** Values of the scenario that the run may choose, such as an image. */
  inputs: { readonly [name: string]: JsonValue };
  /** Values that earlier steps kept, by step and name. */
  outputs: { readonly [stepId: string]: { readonly [name: string]: JsonValue } };
  /** Values of this run of the scenario; `name` is used by nothing else at the endpoint. */
  run: { readonly name: string };
  response?: { status: number; headers: readonly Header[]; body: JsonValue | undefined };
}

/** A runtime expression of the Arazzo kind, read. */
export type Expression =
  | { source: "status" }
  | { source: "body"; steps: readonly string[] }
  | { source: "header"; name: string }
  | { source: "inputs" | "run"; name: string }
  | { source: "outputs"; stepId: string; name: string };

/** An expression in the middle of a text. */
const embedded = /\{(\$[^{}]+)\}/g;

/**
 * Reads an expression such as `$statusCode`, `$response.body#/faces/0/face_id`, `$response.header.ETag`, `$inputs.image`,
 * `$steps.add.outputs.face_id` or `$run.name`. A `*` in the pointer stands for every item of a list and makes the value a
 * list.
 *
 * @param at - JSON pointer of the expression, for the message.
 * @throws {DocumentError} If it is none of these.
 */
export function parseExpression(text: string, at: string): Expression {
  if (text === "$statusCode") return { source: "status" };
  const body = text.match(/^\$response\.body(?:#(\/.*)?)?$/s);
  if (body !== null) return { source: "body", steps: stepsOf(body[1] ?? "") };
  const header = text.match(/^\$response\.header\.(.+)$/)?.[1];
  if (header !== undefined) return { source: "header", name: header };
  const input = text.match(/^\$inputs\.([\w-]+)$/)?.[1];
  if (input !== undefined) return { source: "inputs", name: input };
  if (text === "$run.name") return { source: "run", name: "name" };
  const [, stepId, name] = text.match(/^\$steps\.([\w-]+)\.outputs\.([\w-]+)$/) ?? [];
  if (stepId !== undefined && name !== undefined) return { source: "outputs", stepId, name };
  throw new DocumentError(`${at} has ${JSON.stringify(text)}, which is no runtime expression of a scenario.`);
}

/** The value of an expression; `undefined` if there is none. */
export function evaluate(expression: Expression, { inputs, outputs, run, response }: Scope): JsonValue | undefined {
  switch (expression.source) {
    case "status":
      return response?.status;
    case "body":
      return response?.body === undefined ? undefined : pick(response.body, expression.steps);
    case "header":
      return response && headerOf(response.headers, expression.name);
    case "inputs":
      return inputs[expression.name];
    case "run":
      return run.name;
    case "outputs":
      return outputs[expression.stepId]?.[expression.name];
  }
}

/** All expressions in a value: a text that is one as a whole, and those in braces within texts. */
export function expressionsIn(value: JsonValue, at: string): Expression[] {
  if (typeof value === "string") {
    const texts = value.startsWith("$") ? [value] : [...value.matchAll(embedded)].map(([, text]) => text ?? "");
    return texts.map((text) => parseExpression(text, at));
  }
  return typeof value === "object" && value !== null
    ? Object.values(value).flatMap((item) => expressionsIn(item, at))
    : [];
}

/**
 * A value with its expressions replaced by what they stand for. A text that is an expression as a whole takes the value
 * itself, of whatever type; one in braces within a text becomes text.
 *
 * @returns `undefined` if an expression has no value.
 */
export function fill(value: JsonValue, scope: Scope): JsonValue | undefined {
  if (typeof value === "string") {
    if (value.startsWith("$")) return evaluate(parseExpression(value, ""), scope);
    let complete = true;
    const text = value.replace(embedded, (_, expression: string) => {
      const found = evaluate(parseExpression(expression, ""), scope);
      if (found === undefined) complete = false;
      return typeof found === "string" ? found : JSON.stringify(found);
    });
    return complete ? text : undefined;
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => fill(item, scope));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (!isObject(value)) return value;
  const members: { [name: string]: JsonValue } = {};
  for (const [name, member] of Object.entries(value)) {
    const filled = fill(member, scope);
    if (filled === undefined) return undefined;
    members[name] = filled;
  }
  return members;
}

/** What stands at the end of a path; with a `*`, what stands there in every item of a list. */
function pick(value: JsonValue, [step, ...rest]: readonly string[]): JsonValue | undefined {
  if (step === undefined) return value;
  if (step === "*" && Array.isArray(value)) {
    return value.map((item) => pick(item, rest)).filter((item) => item !== undefined);
  }
  const member = memberOf(value, step);
  return member === undefined ? undefined : pick(member, rest);
}
