import { type Breakage, possibleBreakagesOf, sameBreakageOf } from "../document/breakages.js";
import { isObject, type JsonObject, type JsonValue } from "../document/document.js";
import { isFormName } from "../document/media-type-name.js";
import type { Parameter } from "../document/operations.js";
import { stepsOf, valueIn, withValueAt } from "../document/pointer.js";
import { possibleSchemas, requiredNames, schemasAt } from "../document/schemas.js";
import { type Body, bodyMadeBy, isBodyValid } from "../wire/body.js";
import { canTravel, isParameterValid } from "../wire/parameter.js";
import { basesOfParameter, smallerBody } from "./bases.js";
import { windowInputs } from "./boundaries.js";
import { type Base, type Draft, type Family, mediaTypeSteps, placeName, placeSteps, refusedInput } from "./draft.js";
import {
  type BodyVariants,
  type CaseContext,
  type Input,
  isValidated,
  type Subject,
  withoutParameter,
  withParameter,
} from "./input.js";
import { isLimitedTogether } from "./media-limits.js";
import type { Choice } from "./values.js";

/** Each constraint of the input broken alone. */
export const constraints: Family = {
  kind: "constraint",
  derive: (subject) =>
    subject.usual
      ? onceEach(subject, [
          ...parameterConstraints(subject),
          ...choiceOfParameters(subject),
          ...windowConstraints(subject),
          ...bodyConstraints(subject),
        ])
      : [],
};

/** Ways to miss a pattern that not each operation of a larger document is tried with. */
const rarer = ["leading-blank", "full-width", "padding-inside", "line-break", "separator", "letter-case"];

/** Ways to miss a pattern that forms are tried with besides: a server may cut the fields of a form before it checks them. */
const ofForms = ["trailing-blank"];

/** Values that lax servers take for valid ones, whatever the place in a request. */
const laxReadings = ["/enum/letter-case", "/type/as-text"];

/** Number of operations from which the rarer ways are spread over them. */
const largerDocument = 10;

/**
 * Leaves out ways to miss a pattern, and lax readings, that the operation has at another place: a server checks all of these in
 * one way.
 */
function onceEach({ context: { operations }, operation }: Subject, drafts: readonly Draft[]): Draft[] {
  const seen = new Set<string>();
  const index = operations.findIndex(({ operationId }) => operationId === operation.operationId);
  const isSpread = index > 0 && operations.length >= largerDocument;
  return drafts.filter(({ pointer, steps, input }) => {
    const how = steps.at(-1) ?? "";
    const isLax = laxReadings.some((reading) => `${pointer}/${how}`.endsWith(reading));
    if (!isLax && (!pointer.endsWith("/pattern") || how === "pattern")) return true;
    const turn = rarer.indexOf(how);
    if (!isLax && isSpread && turn >= 0 && (index + turn) % 2 === 1) return false;
    const isOfForm = ofForms.includes(how) && input.body !== undefined && isFormName(input.body.mediaType.name);
    // One field of a form is enough.
    const key = isOfForm ? `form ${how}` : `${pointer} ${how}`;
    return !seen.has(key) && seen.add(key);
  });
}

function parameterConstraints(subject: Subject): Draft[] {
  return subject.values.flatMap(([parameter, usual]) => {
    const missing: Draft[] =
      parameter.required && parameter.in !== "path"
        ? [
            {
              steps: [parameter.in, parameter.name, "required"],
              title: `${parameter.name} is missing`,
              pointer: `${parameter.pointer}/required`,
              expectation: refusedInput,
              input: withoutParameter(subject, parameter),
              exercised: { in: parameter.in, name: parameter.name },
              bases: () =>
                basesOfParameter(subject, { parameters: subject.maximal, body: subject.usual?.body }, parameter),
            },
          ]
        : [];
    const changed = changedParameter(subject, parameter, withParameter(subject, parameter, usual));
    return [
      ...missing,
      ...changed.filter(
        ({ input }) => !isParameterValid(subject.context, parameter, input.parameters.get(parameter) ?? null),
      ),
    ];
  });
}

/**
 * A valid call with each constraint of one parameter changed so that it should break, as far as strings can do that; some
 * of the calls may be valid after all.
 */
export function changedParameter(subject: Subject, parameter: Parameter, input: Input): Draft[] {
  const { document, isValid } = subject.context;
  const usual = input.parameters.get(parameter);
  if (usual === undefined) return [];
  return possibleBreakagesOf(document, parameter.schema, usual, isValid)
    .filter(
      (breakage) =>
        !breakage.large &&
        (parameter.mediaType !== undefined || isTextual(breakage, usual)) &&
        canTravel(document, parameter, breakage.value),
    )
    .map((breakage) => ({
      steps: [parameter.in, parameter.name, ...placeSteps(breakage.at, breakage.keyword, breakage.how)],
      title: titleOf([parameter.name, ...stepsOf(breakage.at)].join("."), breakage),
      pointer: breakage.constraint,
      expectation: refusedInput,
      input: { parameters: new Map([...input.parameters, [parameter, breakage.value]]), body: input.body },
      exercised: { in: parameter.in, name: parameter.name },
      bases: () => basesOfParameter(subject, input, parameter, breakage.value),
    }));
}

/** Whether a breakage can be written where all values are strings: a wrong type is a string that is not a number, for example. */
function isTextual({ at, keyword, how }: Breakage, value: JsonValue): boolean {
  const before = valueIn(value, at);
  return (
    keyword !== "type" ||
    (["boolean", "string", "number"].includes(how) && typeof before !== "string" && !isObject(before))
  );
}

/** None and two of those parameters of which exactly one must be given. */
function choiceOfParameters({ operation, values, minimal, usual }: Subject): Draft[] {
  const members = values.filter(([{ name }]) => operation.exactlyOneOf.includes(name));
  if (members.length < 2) return [];
  const others = [...minimal].filter(([{ name }]) => !operation.exactlyOneOf.includes(name));
  const draft = (how: string, title: string, given: typeof members): Draft => ({
    steps: ["x-exactly-one-of", how],
    title,
    pointer: `${operation.pointer}/x-exactly-one-of`,
    expectation: refusedInput,
    input: { parameters: new Map([...others, ...given]), body: usual?.body },
    bases: () =>
      (given.length === 0 ? members : given).map((chosen) => ({
        valid: { parameters: new Map([...others, chosen]), body: usual?.body },
        invalid: { parameters: new Map([...others, ...given]), body: usual?.body },
      })),
  });
  const pairs = members.flatMap((first, index) =>
    members.slice(index + 1).map((second) => {
      const names = [first[0].name, second[0].name];
      return draft(names.join(","), `${names.join(" and ")} at once`, [first, second]);
    }),
  );
  return [draft("none", `none of ${operation.exactlyOneOf.join(", ")}`, []), ...pairs];
}

function windowConstraints(subject: Subject): Draft[] {
  const pointer = `${subject.operation.pointer}/x-window`;
  const inside = windowInputs(subject, 0);
  return windowInputs(subject, 1)
    .filter(({ input }) =>
      [...input.parameters].every(([parameter, value]) => isParameterValid(subject.context, parameter, value)),
    )
    .map(({ parameter, input, sum }) => ({
      steps: ["x-window", parameter.name],
      title: `${parameter.name} beyond the window: the sum is ${sum}`,
      pointer,
      expectation: refusedInput,
      input,
      exercised: { in: parameter.in, name: parameter.name },
      bases: () =>
        inside.filter((each) => each.parameter === parameter).map((each) => ({ valid: each.input, invalid: input })),
    }));
}

/** How many bodies are evaluated that are meant to break a constraint and turn out to be valid, before none is tried more. */
const maxMisses = 12;

/** How many schemas may be evaluated for the bodies of a media type, the alternatives within its alternatives included. */
const maxEvaluations = 40_000;

/** As how many schemas a body counts at least, since there are those of its places, too. */
const usualSchemas = 20;

function bodyConstraints(subject: Subject): Draft[] {
  return subject.bodies.flatMap((variants) => {
    const { mediaType, maximal } = variants;
    const seen = new Set<string>();
    const keyOf = ({ exercised, pointer, steps }: Draft) => `${JSON.stringify(exercised)} ${pointer} ${steps.at(-1)}`;
    const isBroken = ({ large, input }: Draft) => large || !input.body || !isBodyValid(subject.context, input.body);
    // Of schemas that refer to each other, hundreds of bodies break the same constraint, or miss it in the same way.
    const missed = new Map<string, number>();
    let evaluations = 0;
    const { document } = subject.context;
    const known = isValidated(document, mediaType) ? possibleSchemas(document, [mediaType.schema]).length : 0;
    const schemas = Math.max(usualSchemas, known);
    const takeBroken = (draft: Draft) => {
      const key = keyOf(draft);
      const misses = missed.get(key) ?? 0;
      if (seen.has(key) || misses >= maxMisses || evaluations >= maxEvaluations) return false;
      evaluations += schemas;
      if (isBroken(draft)) return seen.add(key).has(key);
      missed.set(key, misses + 1);
      return false;
    };
    const broken = maximal.flatMap(({ labels, value }) =>
      changedBody(subject, { parameters: subject.minimal, body: { mediaType, value } }, labels).filter(takeBroken),
    );
    const undecided = undecidedBodies(subject, variants).filter((draft) => {
      const key = keyOf(draft);
      return !seen.has(key) && seen.add(key).has(key);
    });
    return [...broken, ...undecided];
  });
}

/**
 * A valid call with each constraint of its body changed so that it should break, as far as the media type can carry it;
 * some of the calls may be valid after all.
 */
export function changedBody({ context }: Subject, input: Input, labels: readonly string[]): Draft[] {
  const { parameters, body } = input;
  if (!body || !isValidated(context.document, body.mediaType)) return [];
  const { mediaType, value } = body;
  const form = isFormName(mediaType.name);
  const isLimited = isLimitedTogether(context, mediaType.schema, value);
  return possibleBreakagesOf(context.document, mediaType.schema, value, context.isValid)
    .filter(({ large }) => !(large && isLimited))
    .filter((breakage) => !form || (breakage.at !== "" && isTextual(breakage, value)))
    .map((breakage) => ({
      steps: [...mediaTypeSteps(mediaType), ...labels, ...placeSteps(breakage.at, breakage.keyword, breakage.how)],
      title: titleOf(placeName(breakage.at), breakage),
      pointer: breakage.constraint,
      expectation: refusedInput,
      input: { parameters, body: bodyOf(mediaType, breakage) },
      exercised: { in: "body", at: breakage.at },
      // The smaller one takes time, and is needed only where the first is refused.
      *bases() {
        yield { valid: input, invalid: { parameters, body: bodyOf(mediaType, breakage) } };
        yield* smallerBases(context, input, breakage);
      },
      large: breakage.large,
    }));
}

/** Returns the same change of a body without most of its optional properties. */
function smallerBases(context: CaseContext, { parameters, body }: Input, breakage: Breakage): Base[] {
  const smaller = body && smallerBody(context, body, breakage.at);
  if (!smaller) return [];
  const { mediaType, value } = smaller;
  const same = sameBreakageOf(context.document, mediaType.schema, value, context.isValid, breakage);
  return same ? [{ valid: { parameters, body: smaller }, invalid: { parameters, body: bodyOf(mediaType, same) } }] : [];
}

function bodyOf(mediaType: Body["mediaType"], breakage: Breakage): Body {
  return bodyMadeBy(mediaType, () => breakage.value);
}

/** Bodies that take two alternatives of a `oneOf` at once, or none of a `oneOf` or `anyOf`. */
function undecidedBodies({ context, minimal: parameters }: Subject, { mediaType, minimal }: BodyVariants): Draft[] {
  const [usual, ...others] = minimal;
  if (!usual) return [];
  const draft = (choice: Choice, how: string, title: string, value: JsonValue): Draft[] => {
    const body = { mediaType, value };
    if (isBodyValid(context, body)) return [];
    return [
      {
        steps: [...mediaTypeSteps(mediaType), ...placeSteps(choice.at, choice.keyword, how)],
        title,
        pointer: choice.pointer,
        expectation: refusedInput,
        input: { parameters, body },
        exercised: { in: "body", at: choice.at },
        bases: () => [
          { valid: { parameters, body: { mediaType, value: usual.value } }, invalid: { parameters, body } },
        ],
      },
    ];
  };
  return others.flatMap(({ choice, value }) => {
    if (!choice || choice.keyword === "type" || choice.keyword === "discriminator") return [];
    const [one, other] = [valueIn(usual.value, choice.at), valueIn(value, choice.at)];
    if (!isObject(one) || !isObject(other)) return [];
    const label = choice.labels[choice.chosen] ?? "";
    const both = { ...one, ...other };
    const none = withoutCarriers(context, choice, both);
    return [
      ...(choice.keyword === "oneOf"
        ? draft(
            choice,
            `with-${label}`,
            `two alternatives at once, one of them ${label}`,
            withValueAt(usual.value, choice.at, both),
          )
        : []),
      ...draft(choice, "none", "none of the alternatives", withValueAt(usual.value, choice.at, none)),
    ];
  });
}

/** An object without the properties by which the alternatives differ. */
function withoutCarriers({ document }: CaseContext, { pointer, labels }: Choice, value: JsonObject): JsonObject {
  const required = labels.map((_, index) => requiredNames(schemasAt(document, [`${pointer}/${index}`])));
  const carriers = required.flat().filter((name) => !required.every((names) => names.includes(name)));
  return Object.fromEntries(Object.entries(value).filter(([name]) => !carriers.includes(name)));
}

/** What a broken keyword means for the value. */
const meanings: { [keyword: string]: string } = {
  required: "is missing",
  dependentRequired: "is missing, though another property requires it",
  minLength: "is one character too short",
  maxLength: "is one character too long",
  minimum: "is below its minimum",
  maximum: "is above its maximum",
  exclusiveMinimum: "is at its exclusive minimum",
  exclusiveMaximum: "is at its exclusive maximum",
  multipleOf: "is not a multiple of its step",
  pattern: "does not match its pattern",
  format: "does not match its format",
  enum: "is not one of its values",
  const: "is not its only allowed value",
  minItems: "has one item too few",
  maxItems: "has one item too many",
  uniqueItems: "has an item twice",
  minProperties: "has one property too few",
  maxProperties: "has one property too many",
  additionalProperties: "is an undocumented property",
  unevaluatedProperties: "is an undocumented property",
};

function titleOf(name: string, { keyword, how, detail }: Breakage): string {
  if (keyword === "type") return `${name} has the wrong type: ${detail ?? how}`;
  if (detail !== undefined) return `${name} ${meanings[keyword] ?? `breaks ${keyword}`}: ${detail}`;
  if (keyword === "propertyNames") return `${name} has a property with a wrong name: ${how}`;
  return `${name} ${meanings[keyword] ?? `breaks ${keyword}`}`;
}
