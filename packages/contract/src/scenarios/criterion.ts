import { isDeepStrictEqual } from "node:util";
import { DocumentError, type JsonValue } from "../document/document.js";
import { type Expression, evaluate, parseExpression, type Scope } from "./expression.js";

/** How two values can be compared. */
const operators = ["==", "!=", "<=", ">=", "<", ">", "contains", "lacks", "in"] as const;

/** One of the ways to compare two values. */
export type Operator = (typeof operators)[number];

/** One side of a comparison. */
export type Operand =
  | { kind: "literal"; value: JsonValue }
  | { kind: "expression"; expression: Expression }
  /** The number of items of a list, members of an object, or characters of a string. */
  | { kind: "size"; of: Operand }
  /** How many seconds lie between two times. */
  | { kind: "seconds"; from: Operand; to: Operand }
  | { kind: "list"; items: readonly Operand[] };

/** A condition for a response. */
export type Criterion =
  | { kind: "comparison"; left: Operand; operator: Operator; right: Operand; condition: string; pointer: string }
  /** The operand is a list in which nothing occurs twice. */
  | { kind: "unique"; of: Operand; condition: string; pointer: string }
  /** The response does not have the operand. */
  | { kind: "absent"; of: Operand; condition: string; pointer: string };

/** Maximum length of a value in a message, in characters. */
const shownLength = 60;

const token = /\s*(\$[^\s,()[\]]+|'(?:[^']|'')*'|-?\d+(?:\.\d+)?|==|!=|<=|>=|[<>(),[\]]|[a-z]+)/y;

/**
 * Reads a condition: two operands with an operator between them, `unique(…)`, or `absent(…)`. Operands are expressions, numbers, strings
 * in single quotes, `true`, `false`, `null`, `size(…)`, and lists in brackets. `contains` and `lacks` look for an item in
 * a list, `in` looks the other way round.
 *
 * @param pointer - JSON pointer of the condition, for the message.
 * @throws {DocumentError} If it is not a condition.
 */
export function parseCriterion(condition: string, pointer: string): Criterion {
  const tokens = tokensOf(condition, pointer);
  const wrong = (at: string | undefined): never => {
    const where = at === undefined ? "is incomplete" : `has an unexpected ${at}`;
    throw new DocumentError(`${pointer} has the condition ${JSON.stringify(condition)}, which ${where}.`);
  };
  const expect = (expected: string) => {
    const next = tokens.shift();
    if (next !== expected) wrong(next);
  };
  const inParentheses = (): Operand => {
    expect("(");
    const operand = readOperand();
    expect(")");
    return operand;
  };
  const readSeconds = (): Operand => {
    expect("(");
    const from = readOperand();
    expect(",");
    const to = readOperand();
    expect(")");
    return { kind: "seconds", from, to };
  };
  const readList = (): Operand => {
    const items: Operand[] = [];
    if (tokens[0] !== "]") items.push(readOperand());
    while (tokens[0] === ",") {
      tokens.shift();
      items.push(readOperand());
    }
    expect("]");
    return { kind: "list", items };
  };
  const readOperand = (): Operand => {
    const next = tokens.shift();
    if (next === undefined) return wrong(next);
    if (next === "size") return { kind: "size", of: inParentheses() };
    if (next === "seconds") return readSeconds();
    if (next === "[") return readList();
    if (next.startsWith("$")) return { kind: "expression", expression: parseExpression(next, pointer) };
    if (next.startsWith("'")) return { kind: "literal", value: next.slice(1, -1).replaceAll("''", "'") };
    // What is left are the literals that JSON has, too.
    if (/^(-?\d|true$|false$|null$)/.test(next)) return { kind: "literal", value: JSON.parse(next) as JsonValue };
    return wrong(next);
  };
  const readCriterion = (): Criterion => {
    const kind = (["unique", "absent"] as const).find((name) => name === tokens[0]);
    if (kind !== undefined) {
      tokens.shift();
      return { kind, of: inParentheses(), condition, pointer };
    }
    const left = readOperand();
    const next = tokens.shift();
    const operator = operators.find((known) => known === next) ?? wrong(next);
    return { kind: "comparison", left, operator, right: readOperand(), condition, pointer };
  };
  const criterion = readCriterion();
  if (tokens.length > 0) wrong(tokens[0]);
  return criterion;
}

/** Returns the expressions of a criterion. */
export function expressionsOf(criterion: Criterion): Expression[] {
  const operands = criterion.kind === "comparison" ? [criterion.left, criterion.right] : [criterion.of];
  return operands.flatMap(expressionsOfOperand);
}

/** Returns the value that does not meet a criterion, as JSON, shortened; `undefined` if the criterion is met. */
export function unmetBy(criterion: Criterion, scope: Scope): string | undefined {
  if (criterion.kind === "unique") {
    const list = valueOfOperand(criterion.of, scope);
    if (!Array.isArray(list)) return asText(list);
    const repeated = list.find((item, index) => indexOf(list, item) < index);
    return repeated === undefined ? undefined : `${asText(repeated)} more than once`;
  }
  if (criterion.kind === "absent") {
    const value = valueOfOperand(criterion.of, scope);
    return value === undefined ? undefined : asText(value);
  }
  const left = valueOfOperand(criterion.left, scope);
  const right = valueOfOperand(criterion.right, scope);
  if (holds(left, criterion.operator, right)) return undefined;
  // The right side is visible in the condition, unless it is an expression.
  const isKnown = expressionsOfOperand(criterion.right).length === 0;
  return isKnown ? asText(left) : `${asText(left)}, compared with ${asText(right)}`;
}

function holds(left: JsonValue | undefined, operator: Operator, right: JsonValue | undefined): boolean {
  // A missing value meets no condition, not even that it differs.
  if (left === undefined || right === undefined) return false;
  switch (operator) {
    case "==":
      return isDeepStrictEqual(left, right);
    case "!=":
      return !isDeepStrictEqual(left, right);
    case "contains":
      return Array.isArray(left) && indexOf(left, right) >= 0;
    case "lacks":
      return Array.isArray(left) && indexOf(left, right) < 0;
    case "in":
      return Array.isArray(right) && indexOf(right, left) >= 0;
    default:
      return typeof left === "number" && typeof right === "number" && compare(left, operator, right);
  }
}

function compare(left: number, operator: "<" | "<=" | ">" | ">=", right: number): boolean {
  const difference = left - right;
  return (difference === 0 && operator.endsWith("=")) || (operator.startsWith("<") ? difference < 0 : difference > 0);
}

function indexOf(list: readonly JsonValue[], item: JsonValue): number {
  return list.findIndex((other) => isDeepStrictEqual(other, item));
}

function valueOfOperand(operand: Operand, scope: Scope): JsonValue | undefined {
  switch (operand.kind) {
    case "literal":
      return operand.value;
    case "expression":
      return evaluate(operand.expression, scope);
    case "size": {
      const value = valueOfOperand(operand.of, scope);
      // By code points, as `minLength` counts.
      if (typeof value === "string") return [...value].length;
      return typeof value === "object" && value !== null ? Object.keys(value).length : undefined;
    }
    case "seconds": {
      const seconds = (timeOf(valueOfOperand(operand.to, scope)) - timeOf(valueOfOperand(operand.from, scope))) / 1000;
      return Number.isNaN(seconds) ? undefined : seconds;
    }
    case "list": {
      const items = operand.items.map((item) => valueOfOperand(item, scope));
      return items.every((item) => item !== undefined) ? items : undefined;
    }
  }
}

/** The milliseconds of a date-time of RFC 3339; not a number for anything else. */
function timeOf(value: JsonValue | undefined): number {
  // Of other strings, Date.parse reads what it can.
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
}

function expressionsOfOperand(operand: Operand): Expression[] {
  switch (operand.kind) {
    case "literal":
      return [];
    case "expression":
      return [operand.expression];
    case "size":
      return expressionsOfOperand(operand.of);
    case "seconds":
      return [operand.from, operand.to].flatMap(expressionsOfOperand);
    case "list":
      return operand.items.flatMap(expressionsOfOperand);
  }
}

function tokensOf(condition: string, pointer: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  const text = condition.trimEnd();
  while (token.lastIndex < text.length) {
    const from = token.lastIndex;
    const [, found] = token.exec(text) ?? [];
    if (found === undefined) {
      const rest = JSON.stringify(text.slice(from));
      throw new DocumentError(
        `${pointer} has the condition ${JSON.stringify(condition)}, which has an unexpected ${rest}.`,
      );
    }
    tokens.push(found);
  }
  return tokens;
}

function asText(value: JsonValue | undefined): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
}
