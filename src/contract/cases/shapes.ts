import { accepted, type Draft, type Family, mediaTypeSteps } from "./draft.js";
import { isInputValid, isJson, type Subject, withParameter } from "./input.js";
import type { Extent, Variant } from "./values.js";

/** The least and the fullest call, each alternative of a body, each media type. */
export const shapes: Family = {
  kind: "shape",
  derive(subject) {
    const drafts = [...parameterShapes(subject), ...bodyShapes(subject), ...contentShapes(subject)];
    return drafts.filter(({ input }) => isInputValid(subject, input));
  },
};

function parameterShapes(subject: Subject): Draft[] {
  const { operation, least, fullest, usual, values } = subject;
  const body = usual?.body;
  const base = { pointer: operation.pointer, expectation: accepted };
  const alone = values.filter(
    ([parameter]) => !fullest.has(parameter) || operation.exactlyOneOf.includes(parameter.name),
  );
  return [
    { ...base, steps: ["parameters", "least"], title: "only what is required", input: { parameters: least, body } },
    { ...base, steps: ["parameters", "fullest"], title: "all parameters", input: { parameters: fullest, body } },
    ...alone.map(([parameter, value]) => ({
      ...base,
      steps: ["parameters", parameter.name],
      title: `by ${parameter.name}`,
      pointer: parameter.pointer,
      input: withParameter(subject, parameter, value),
    })),
  ];
}

function bodyShapes({ bodies, least: parameters }: Subject): Draft[] {
  return bodies.flatMap(({ mediaType, least, fullest }) => {
    const draft = (extent: Extent, { labels, choice, value }: Variant): Draft => ({
      steps: [...mediaTypeSteps(mediaType), ...labels, extent],
      title: `${extent === "least" ? "only required properties" : "all properties"}${
        labels.length === 0 ? "" : `, ${labels.join(", ")}`
      } as ${mediaType.name}`,
      pointer: choice ? `${choice.pointer}/${choice.chosen}` : mediaType.schema,
      expectation: accepted,
      input: { parameters, body: { mediaType, value } },
    });
    return [...least.map((variant) => draft("least", variant)), ...fullest.map((variant) => draft("fullest", variant))];
  });
}

/** Ways to send a body that all endpoints have to take, and none where it may be left out. */
function contentShapes({ operation, least, usual }: Subject): Draft[] {
  const { requestBody } = operation;
  if (!requestBody || !usual) return [];
  const drafts: Draft[] = [];
  if (usual.body && isJson(usual.body.mediaType.name)) {
    const { name, pointer } = usual.body.mediaType;
    drafts.push({
      steps: ["charset"],
      title: `${name} with its charset`,
      pointer,
      expectation: accepted,
      input: usual,
      content: { type: `${name}; charset=utf-8`, bytes: (written) => written },
    });
  }
  if (!requestBody.required) {
    drafts.push({
      steps: ["no-body"],
      title: "no body",
      pointer: requestBody.pointer,
      expectation: accepted,
      input: { parameters: least },
    });
  }
  return drafts;
}
