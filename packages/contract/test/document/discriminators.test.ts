import { expect, test } from "vitest";
import { discriminatingValue, discriminatorsOf, satisfiesDiscriminators } from "../../src/document/discriminators.js";
import { schemasAt } from "../../src/document/schemas.js";
import { createSchemaValidator } from "../../src/document/validation.js";
import { smallDocument } from "../small-document.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const document = smallDocument(
  {},
  {
    schemas: {
      Pet: {
        type: "object",
        properties: { kind: { type: "string" } },
        discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat", dog: "Dog" } },
      },
      Cat: { allOf: [ref("Pet"), { required: ["lives"] }] },
      Kitten: { allOf: [ref("Cat"), { required: ["toys"] }] },
      Dog: { allOf: [ref("Pet")] },
      Choice: { oneOf: [ref("Left"), ref("Right")], discriminator: { propertyName: "side" } },
      Left: { type: "object", required: ["side", "l"] },
      Right: { type: "object", required: ["side", "r"] },
    },
  },
);
const at = (name: string) => `/components/schemas/${name}`;
const validator = createSchemaValidator(document);
const keeps = (name: string, value: { [name: string]: string | number }) =>
  satisfiesDiscriminators(document, at(name), value, (place, part) => validator.validate(place, part).length === 0);

test("the values are those of the mapping, and the names of all others that inherit or stand in the choice", () => {
  const names = (name: string) =>
    discriminatorsOf(document, schemasAt(document, [at(name)])).map(({ property, isInherited, targets }) => [
      property,
      isInherited,
      Object.fromEntries(targets),
    ]);
  expect(names("Pet")).toEqual([["kind", true, { cat: at("Cat"), dog: at("Dog"), Kitten: at("Kitten") }]]);
  expect(names("Choice")).toEqual([["side", false, { Left: at("Left"), Right: at("Right") }]]);
});

test.each([
  ["Cat", "cat"],
  ["Kitten", "Kitten"],
  ["Pet", undefined],
])("a %s says of itself that it is %s", (name, expected) => {
  const schemas = schemasAt(document, [at(name)]);
  const [discriminator] = discriminatorsOf(document, schemas);
  expect(discriminator && discriminatingValue(document, discriminator, schemas)).toBe(expected);
});

test.each([
  ["Pet", { kind: "dog" }, true],
  ["Pet", { kind: "cat", lives: 9 }, true],
  ["Pet", { kind: "cat" }, false],
  ["Pet", { kind: "bird" }, false],
  ["Cat", { kind: "cat", lives: 9 }, true],
  ["Cat", { kind: "dog", lives: 9 }, false],
  ["Choice", { side: "Left", l: 1 }, true],
  ["Choice", { side: "Right", l: 1 }, false],
])("%s %j", (name, value, expected) => {
  expect(keeps(name, value)).toBe(expected);
});
