import { expect, test } from "vitest";
import { deriveCases } from "../../../packages/contract/src/cases/index.js";
import { document } from "../../root.js";
import { cases } from "../derived.js";

const withRandom = deriveCases(document, { random: 5, seed: 3 });

test("random cases are added to the others, valid and invalid ones for each operation with free input", () => {
  const random = withRandom.filter(({ kind }) => kind === "random");
  const ids = random.filter(({ operationId }) => operationId === "createFaceSet").map(({ id }) => id);
  expect(ids).toEqual([
    ...[1, 2, 3, 4, 5].map((number) => `createFaceSet/random/valid/${number}`),
    ...[1, 2, 3, 4, 5].map((number) => `createFaceSet/random/invalid/${number}`),
  ]);
  expect(withRandom.length - random.length).toBe(cases.length);
});
