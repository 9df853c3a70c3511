import fc from "fast-check";
import type { JsonValue } from "../document/document.js";
import type { Parameter } from "../document/operations.js";
import type { Body } from "../wire/body.js";
import { arbitraryOf } from "./arbitraries.js";
import { changedBody, changedParameter } from "./constraints.js";
import { accepted, type Base, type Draft, type Family } from "./draft.js";
import { type Input, isInputSound, isInputValid, type Subject, withParameter } from "./input.js";

/** Settings of random cases. */
export interface RandomOptions {
  /** The same number makes the same cases. */
  seed: number;
  /** How many valid cases an operation gets at most, and as many invalid ones; fewer if there are not so many different ones. */
  count: number;
}

/** How many inputs are tried for each case: not all that are generated satisfy every rule of the document. */
const trialsPerCase = 10;

/** Calls with random input: valid ones, and valid ones with one constraint broken. */
export function random(options: RandomOptions): Family {
  return {
    kind: "random",
    derive(subject) {
      if (options.count === 0 || !subject.usual) return [];
      const inputs = inputsOf(subject);
      return [
        ...draw(inputs, options, "valid", (input) => validDraft(subject, input)),
        ...draw(fc.tuple(inputs, fc.nat()), options, "invalid", ([input, which]) => brokenDraft(subject, input, which)),
      ];
    },
  };
}

function validDraft(subject: Subject, input: Input): Draft | undefined {
  if (!isInputSound(subject, input)) return undefined;
  const { pointer } = subject.operation;
  return { steps: [], title: "random valid input", pointer, expectation: accepted, input };
}

function brokenDraft(subject: Subject, input: Input, which: number): Draft | undefined {
  if (!isInputSound(subject, input)) return undefined;
  const drafts = [
    ...[...input.parameters.keys()].flatMap((parameter) => changedParameter(subject, parameter, input)),
    ...changedBody(subject, input, []),
  ].filter(({ large }) => !large);
  const start = which % Math.max(1, drafts.length);
  const draft = [...drafts.slice(start), ...drafts.slice(0, start)].find((each) => !isInputValid(subject, each.input));
  return (
    draft && {
      ...draft,
      title: `random input in which ${draft.title}`,
      *bases() {
        yield* draft.bases?.() ?? [];
        yield* usualBases(subject, draft);
      },
    }
  );
}

/** Returns the same mistake in usual values: random ones may be refused for what they mean, such as an image. */
function usualBases(subject: Subject, draft: Draft): Iterable<Base> {
  const { minimal: parameters, bodies, values } = subject;
  const drafts = [
    ...values.flatMap(([parameter, usual]) =>
      changedParameter(subject, parameter, withParameter(subject, parameter, usual)),
    ),
    ...bodies.flatMap(({ mediaType, maximal }) =>
      maximal.flatMap(({ value }) => changedBody(subject, { parameters, body: { mediaType, value } }, [])),
    ),
  ];
  const same = drafts.find((other) => mistakeOf(other) === mistakeOf(draft) && !isInputValid(subject, other.input));
  return same?.bases?.() ?? [];
}

function mistakeOf({ exercised, pointer, steps, input }: Draft): string {
  return JSON.stringify([exercised, pointer, steps.at(-1), input.body?.mediaType.name]);
}

/** Keeps with each value what fast-check needs to shrink it. */
class WithContext<T> extends fc.Arbitrary<fc.Value<T>> {
  readonly #inner: fc.Arbitrary<T>;

  constructor(inner: fc.Arbitrary<T>) {
    super();
    this.#inner = inner;
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<fc.Value<T>> {
    return new fc.Value(this.#inner.generate(random, bias), undefined);
  }

  override canShrinkWithoutContext(_: unknown): _ is fc.Value<T> {
    return false;
  }

  override shrink(): fc.Stream<fc.Value<fc.Value<T>>> {
    return fc.Stream.nil();
  }
}

/** The first different drafts that random values make, each of which can be made smaller. */
function draw<T>(
  arbitrary: fc.Arbitrary<T>,
  { seed, count }: RandomOptions,
  step: string,
  toDraft: (value: T) => Draft | undefined,
): Draft[] {
  const shrinkable = ({ value, context }: fc.Value<T>, steps: readonly string[]): Draft | undefined => {
    const draft = toDraft(value);
    return (
      draft && {
        ...draft,
        steps,
        *shrink() {
          for (const smaller of arbitrary.shrink(value, context)) {
            const next = shrinkable(smaller, steps);
            if (next) yield next;
          }
        },
      }
    );
  };
  const drafts = new Map<string, Draft>();
  for (const value of samples(arbitrary, seed, count)) {
    if (drafts.size === count) break;
    const draft = shrinkable(value, [step, String(drafts.size + 1)]);
    if (!draft) continue;
    const { parameters, body } = draft.input;
    const key = JSON.stringify([
      [...parameters].map(([{ in: location, name }, given]) => [location, name, given]),
      body,
    ]);
    if (!drafts.has(key)) drafts.set(key, draft);
  }
  return [...drafts.values()];
}

/** Values at random, few at a time: large ones take room, and mostly the first ones are enough. */
function* samples<T>(arbitrary: fc.Arbitrary<T>, seed: number, count: number): Generator<fc.Value<T>> {
  for (let trial = 0; trial < trialsPerCase; trial++) {
    yield* fc.sample(new WithContext(arbitrary), { seed: seed + trial * 1_000_003, numRuns: count });
  }
}

function inputsOf(subject: Subject): fc.Arbitrary<Input> {
  const { operation, maximal, values, usual } = subject;
  const isChoice = ({ name }: Parameter) => operation.exactlyOneOf.includes(name);
  const free = [...maximal].filter(([parameter]) => !isChoice(parameter));
  const choices = values.filter(([parameter]) => isChoice(parameter));
  const given = fc.tuple(...free.map(([parameter, value]) => parameterArbitrary(subject, parameter, value)));
  const chosen =
    choices.length === 0
      ? fc.constant([])
      : fc.oneof(
          ...choices.map(([parameter, value]) =>
            parameterArbitrary(subject, { ...parameter, required: true }, value).map((pairs) =>
              pairs.map(([, made]): [Parameter, JsonValue] => [parameter, made]),
            ),
          ),
        );
  return fc
    .tuple(given, chosen, bodyArbitrary(subject, usual?.body))
    .map(([pairs, choice, body]) => ({ parameters: new Map([...pairs.flat(), ...choice]), body }));
}

/** One parameter with its value, or nothing where it may be left out. */
function parameterArbitrary(
  { context, operation }: Subject,
  parameter: Parameter,
  usual: JsonValue,
): fc.Arbitrary<[Parameter, JsonValue][]> {
  // Headers can decide who pays, and the caller's own options are not input: neither is generated.
  const isFixed = parameter.in === "header" || parameter.clientOption !== undefined;
  const made = isFixed ? undefined : arbitraryOf(context.document, context.isValid, parameter.schema);
  const { window } = operation;
  const largest = window?.parameters.includes(parameter.name) ? window.maximum / window.parameters.length : undefined;
  const values = (made ?? fc.constant(usual)).map((value) =>
    largest !== undefined && typeof value === "number" ? Math.abs(value) % Math.floor(largest) : value,
  );
  const pairs = values.map((value): [Parameter, JsonValue][] => [[parameter, value]]);
  return parameter.required ? pairs : fc.oneof(fc.constant<[Parameter, JsonValue][]>([]), pairs);
}

function bodyArbitrary(
  { context, operation, bodies }: Subject,
  usual: Body | undefined,
): fc.Arbitrary<Body | undefined> {
  const made = bodies.flatMap(({ mediaType, maximal }) => {
    // Without a value of its schema there is none at random either.
    if (maximal.length === 0) return [];
    const values = arbitraryOf(context.document, context.isValid, mediaType.schema);
    return values === undefined ? [] : [values.map((value): Body | undefined => ({ mediaType, value }))];
  });
  const all = made.length === 0 ? [fc.constant(usual)] : made;
  return operation.requestBody?.required ? fc.oneof(...all) : fc.oneof(fc.constant(undefined), ...all);
}
