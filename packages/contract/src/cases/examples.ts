import { accepted, type Draft, type Family, mediaTypeSteps } from "./draft.js";
import { isInputSound, type Subject, withoutReadOnly, withParameter } from "./input.js";

/** Every example of a request: of each media type of its body, and of each parameter. */
export const examples: Family = {
  kind: "example",
  derive(subject) {
    const seen = new Set<string>();
    return [...bodyExamples(subject), ...parameterExamples(subject)].filter(({ input }) => {
      const key = JSON.stringify([[...input.parameters].map(([{ name }, value]) => [name, value]), input.body]);
      return isInputSound(subject, input) && !seen.has(key) && seen.add(key);
    });
  },
};

function bodyExamples({ context: { document, isValid }, bodies, minimal }: Subject): Draft[] {
  return bodies.flatMap(({ mediaType }) =>
    mediaType.examples.map(
      (example): Draft => ({
        steps: [...mediaTypeSteps(mediaType), example.name],
        title: example.summary === "" ? `example ${example.name}` : `example: ${example.summary}`,
        pointer: example.pointer,
        expectation: accepted,
        input: {
          parameters: minimal,
          body: { mediaType, value: withoutReadOnly(document, isValid, mediaType, example.value) },
        },
      }),
    ),
  );
}

function parameterExamples(subject: Subject): Draft[] {
  return subject.values.flatMap(([parameter]) =>
    parameter.examples.map(
      ({ name, value, pointer: at }): Draft => ({
        steps: [parameter.in, parameter.name, name],
        title: `example ${name === "example" ? "" : `${name} `}of ${parameter.name}`,
        pointer: at,
        expectation: accepted,
        input: withParameter(subject, parameter, value),
      }),
    ),
  );
}
