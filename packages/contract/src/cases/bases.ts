import { isObject, type JsonValue, pointer } from "../document/document.js";
import type { Parameter } from "../document/operations.js";
import { stepsOf, valueIn, withValueAt } from "../document/pointer.js";
import { type Body, isBodyValid } from "../wire/body.js";
import type { Base } from "./draft.js";
import type { CaseContext, Input, Subject } from "./input.js";

/**
 * Returns the valid inputs beside which a change of one parameter counts: the one that was changed, then one with required
 * parameters only, since a server may refuse a generated value of another optional parameter.
 *
 * @param changed - The value of the parameter in the invalid input; `undefined` for a parameter that is left out.
 */
export function basesOfParameter(subject: Subject, base: Input, parameter: Parameter, changed?: JsonValue): Base[] {
  const usual = base.parameters.get(parameter);
  if (usual === undefined) return [];
  const isUnrelated = ({ name }: Parameter) => {
    const { exactlyOneOf, excludes } = subject.operation;
    return ![...excludes, exactlyOneOf].some((names) => names.includes(name));
  };
  const small = new Map(
    [...base.parameters].filter(
      ([other]) => other === parameter || subject.minimal.has(other) || !isUnrelated(other) || other.required,
    ),
  );
  const baseWith = (parameters: Input["parameters"]): Base => ({
    valid: parameters === base.parameters ? base : { parameters, body: base.body },
    invalid: {
      parameters:
        changed === undefined
          ? new Map([...parameters].filter(([other]) => other !== parameter))
          : new Map([...parameters, [parameter, changed]]),
      body: base.body,
    },
  });
  return small.size === base.parameters.size
    ? [baseWith(base.parameters)]
    : [baseWith(base.parameters), baseWith(small)];
}

/** Returns a valid body without the optional properties that do not lead to a place; `undefined` if all are needed. */
export function smallerBody(context: CaseContext, { mediaType, value }: Body, at: string): Body | undefined {
  let smaller = value;
  const steps = stepsOf(at);
  for (const depth of [0, ...steps.keys()]) {
    const owner = pointer(...steps.slice(0, depth));
    const object = valueIn(smaller, owner);
    if (!isObject(object)) continue;
    for (const name of Object.keys(object)) {
      if (name === steps[depth]) continue;
      const without = withValueAt(smaller, owner + pointer(name), undefined);
      if (isBodyValid(context, { mediaType, value: without })) smaller = without;
    }
  }
  return smaller === value ? undefined : { mediaType, value: smaller };
}

/** Returns what two inputs have in common if they send the same request. */
export function inputKey({ parameters, body }: Input): string {
  const given = [...parameters].map(([{ in: place, name }, value]) => [place, name, value]);
  const sorted = given.map((each) => JSON.stringify(each)).sort();
  return JSON.stringify([sorted, body && [body.mediaType.name, body.value]]);
}
