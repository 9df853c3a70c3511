import { DocumentError, isObject, type JsonValue } from "../document/document.js";
import { memberOf, stepsOf } from "../document/pointer.js";
import { type Header, headerOf } from "../exchange.js";

/** Values that the expressions of a scenario can use; the response is missing before the step's request is sent. */
export interface Scope {
  /** Inputs of the scenario, such as an image. */
  inputs: { readonly [name: string]: JsonValue };
  /** Outputs of earlier steps, by step and name. */
  outputs: { readonly [stepId: string]: { readonly [name: string]: JsonValue } };
  /** Values of this run of the scenario; `name` is unique at the endpoint. */
  run: { readonly name: string };
  response?: { status: number; headers: readonly Header[]; body: JsonValue | undefined };
}

/** A parsed runtime expression in the style of Arazzo. */
export type Expression =
  | { source: "status" }
  | { source: "body"; steps: readonly string[] }
  | { source: "header"; name: string }
  | { source: "inputs"; name: string }
  /** The name of the run; with a length, filled up to it with letters of both cases. */
  | { source: "run"; length: number | undefined }
  | { source: "outputs"; stepId: string; name: string };

/** An expression inside a string. */
const embedded = /\{(\$[^{}]+)\}/g;

/**
 * Reads an expression such as `$statusCode`, `$response.body#/faces/0/face_id`, `$response.header.ETag`, `$inputs.image`,
 * `$steps.add.outputs.face_id`, `$run.name`, or `$run.name.64` for a name of 64 characters. A `*` in the pointer stands for every item of a list and makes the value a
 * list.
 *
 * @param at - JSON pointer of the expression, for the message.
 * @throws {DocumentError} If it is none of these forms.
 */
export function parseExpression(text: string, at: string): Expression {
  if (text === "$statusCode") return { source: "status" };
  const body = text.match(/^\$response\.body(?:#(\/.*)?)?$/s);
  if (body !== null) return { source: "body", steps: stepsOf(body[1] ?? "") };
  const header = text.match(/^\$response\.header\.(.+)$/)?.[1];
  if (header !== undefined) return { source: "header", name: header };
  const input = text.match(/^\$inputs\.([\w-]+)$/)?.[1];
  if (input !== undefined) return { source: "inputs", name: input };
  const [own, length] = text.match(/^\$run\.name(?:\.([1-9]\d*))?$/) ?? [];
  if (own !== undefined) return { source: "run", length: length === undefined ? undefined : Number(length) };
  const [, stepId, name] = text.match(/^\$steps\.([\w-]+)\.outputs\.([\w-]+)$/) ?? [];
  if (stepId !== undefined && name !== undefined) return { source: "outputs", stepId, name };
  throw new DocumentError(`${at} has ${JSON.stringify(text)}, which is not a runtime expression of scenarios.`);
}

/** Returns the value of an expression; `undefined` if it is missing. */
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
      return expression.length === undefined ? run.name : filledUp(run.name, expression.length);
    case "outputs":
      return outputs[expression.stepId]?.[expression.name];
  }
}

/** Returns all expressions in a value: strings that are an expression, and those in braces inside strings. */
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
 * Replaces the expressions in a value by their values. A string that is an expression becomes the value itself, of
 * whatever type; one in braces inside a string becomes text.
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

/** What fills a name up: letters of both cases and digits, so that a changed name differs. */
const filling = "-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789";

/** A name of exactly a length, or the name itself where it is longer: cut, it would not be unique. */
function filledUp(name: string, length: number): string {
  const missing = Math.max(0, length - name.length);
  return name + filling.repeat(Math.ceil(missing / filling.length)).slice(0, missing);
}

/** Returns the value at the end of a path; with a `*`, the values of all items of a list. */
function pick(value: JsonValue, [step, ...rest]: readonly string[]): JsonValue | undefined {
  if (step === undefined) return value;
  if (step === "*" && Array.isArray(value)) {
    return value.map((item) => pick(item, rest)).filter((item) => item !== undefined);
  }
  const member = memberOf(value, step);
  return member === undefined ? undefined : pick(member, rest);
}
