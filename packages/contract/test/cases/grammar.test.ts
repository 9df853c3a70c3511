import { expect, it } from "vitest";
import { deriveCases } from "../../src/cases/index.js";
import { documentOf } from "../small-document.js";

const text = { type: "string", minLength: 1, maxLength: 40, examples: ["visits:[3 TO 9]"] };

const documentWithFilter = (filter: object) =>
  documentOf({ type: "object", required: ["filter"], properties: { filter } });

/** The filters that cases send which have to be accepted. */
function acceptedFilters(filter: object): Set<unknown> {
  const cases = deriveCases(documentWithFilter(filter), { random: 10 });
  const accepted = cases.filter(({ expectation }) => expectation.outcome === "accepted");
  return new Set(
    accepted.map((each) => JSON.parse(Buffer.from(each.request({}, "name").body ?? []).toString()).filter),
  );
}

it("takes only examples for a string with a grammar", () => {
  expect(acceptedFilters({ ...text, "x-grammar": "the guide" })).toEqual(new Set(text.examples));
});

it("derives other strings where the document has no grammar", () => {
  expect(acceptedFilters(text).size).toBeGreaterThan(5);
});

it("breaks what the schema says of a string with a grammar", () => {
  const cases = deriveCases(documentWithFilter({ ...text, "x-grammar": "the guide" }));
  expect(cases.map(({ id }) => id)).toEqual(
    expect.arrayContaining(["makeThing/constraint/filter/minLength", "makeThing/constraint/filter/maxLength"]),
  );
});
