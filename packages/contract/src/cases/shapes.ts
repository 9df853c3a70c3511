import type { OpenApiDocument } from "../document/document.js";
import { isJsonName } from "../document/media-type-name.js";
import { hasSchema, type MediaType } from "../document/operations.js";
import { accepted, type Draft, type Family, mediaTypeSteps } from "./draft.js";
import { isInputSound, type Subject, withParameter } from "./input.js";
import type { Choice, Extent, Variant } from "./values.js";

/** The minimal and the maximal call, each alternative of a body, each media type. */
export const shapes: Family = {
  kind: "shape",
  derive(subject) {
    const drafts = [...parameterShapes(subject), ...bodyShapes(subject), ...contentShapes(subject)];
    return [...drafts.filter(({ input }) => isInputSound(subject, input)), ...unsent(subject)];
  },
};

/** What no request can carry, so that the report says why it was not sent. */
function unsent({ unsent: all, minimal: parameters }: Subject): Draft[] {
  return all.map(({ step, pointer, reason }) => ({
    steps: ["unsupported", step],
    title: `${step} is not sent`,
    pointer,
    expectation: accepted,
    input: { parameters },
    needsNothing: true,
    unsupported: `Not supported: ${reason}.`,
  }));
}

function parameterShapes(subject: Subject): Draft[] {
  const { operation, minimal, maximal, usual, values } = subject;
  const body = usual?.body;
  const base = { pointer: operation.pointer, expectation: accepted };
  const alone = values.filter(
    ([parameter]) => !maximal.has(parameter) || operation.exactlyOneOf.includes(parameter.name),
  );
  return [
    { ...base, steps: ["parameters", "minimal"], title: "only what is required", input: { parameters: minimal, body } },
    { ...base, steps: ["parameters", "maximal"], title: "all parameters", input: { parameters: maximal, body } },
    ...alone.map(([parameter, value]) => ({
      ...base,
      steps: ["parameters", parameter.name],
      title: `by ${parameter.name}`,
      pointer: parameter.pointer,
      input: withParameter(subject, parameter, value),
    })),
  ];
}

function bodyShapes({ context: { document }, bodies, minimal: parameters }: Subject): Draft[] {
  return bodies.flatMap(({ mediaType, minimal, maximal }) => {
    const draft = (extent: Extent, { labels, choice, value }: Variant): Draft => ({
      steps: [...mediaTypeSteps(mediaType), ...labels, extent],
      title: `${extent === "minimal" ? "only required properties" : "all properties"}${
        labels.length === 0 ? "" : `, ${labels.join(", ")}`
      } as ${mediaType.name}`,
      pointer: choice ? chosenSchema(choice) : schemaOrOwner(document, mediaType),
      expectation: accepted,
      input: { parameters, body: { mediaType, value } },
    });
    return [
      ...minimal.map((variant) => draft("minimal", variant)),
      ...maximal.map((variant) => draft("maximal", variant)),
    ];
  });
}

function chosenSchema({ pointer, members, chosen }: Choice): string {
  return members?.[chosen] ?? `${pointer}/${chosen}`;
}

function schemaOrOwner(document: OpenApiDocument, mediaType: MediaType): string {
  return hasSchema(document, mediaType) ? mediaType.schema : mediaType.pointer;
}

/** Ways to send a body that all endpoints have to take, and none where it may be left out. */
function contentShapes({ operation, minimal, usual }: Subject): Draft[] {
  const { requestBody } = operation;
  if (!requestBody || !usual) return [];
  const drafts: Draft[] = [];
  if (usual.body && isJsonName(usual.body.mediaType.name)) {
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
      input: { parameters: minimal },
    });
  }
  return drafts;
}
