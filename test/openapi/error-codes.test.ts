import { isObject, listOperations, type Operation, readErrorCatalogue } from "openapi-contract/document";
import { expect, test } from "vitest";
import { document } from "../root.js";

const operations = new Map(listOperations(document).map((operation) => [operation.operationId, operation]));
const ofIam = ["createToken", "createTemporaryAccessKey", "listProjects"];

function operation(id: string): Operation {
  const found = operations.get(id);
  if (!found) throw new Error(`The document has no operation ${id}.`);
  return found;
}

/** The codes that the examples of an operation's errors show. */
function shown({ responses }: Operation): Set<unknown> {
  const values = responses.flatMap(({ content }) =>
    content.flatMap(({ examples }) => examples.map(({ value }) => value)),
  );
  return new Set(values.filter(isObject).map((value) => value.error_code));
}

/** The operations that list a code. */
function withCode(code: string): string[] {
  return [...operations.values()]
    .filter(({ errorCodes }) => errorCodes.includes(code))
    .map(({ operationId }) => operationId);
}

test.each(["listFaces", "searchFaces", "updateFace"])("%s may refuse an unknown face by either code", (id) => {
  expect(operation(id).errorCodes).toEqual(expect.arrayContaining(["FRS.0303", "FRS.0403"]));
  expect([...shown(operation(id))]).toEqual(expect.arrayContaining(["FRS.0303", "FRS.0403"]));
});

test("no operation names codes of app credentials, which none takes", () => {
  for (const code of ["APIG.0303", "APIG.0304", "APIG.0501", "APIG.0502", "APIG.1009"])
    expect(withCode(code)).toEqual([]);
});

test.each(["APIG.0302", "APIG.0305", "APIG.0802"])("%s is listed at every operation behind the gateway", (code) => {
  expect(withCode(code)).toEqual([...operations.keys()].filter((id) => !ofIam.includes(id)));
  for (const id of withCode(code)) expect(shown(operation(id))).toContain(code);
});

test("the code of a disabled owner of a key is used only where a key can sign", () => {
  const takesKey = ({ security }: Operation) => security.some((scheme) => "accessKeySignature" in scheme);
  expect(withCode("IAM.0080")).toEqual(ofIam.filter((id) => takesKey(operation(id))));
  expect(withCode("IAM.0080")).toEqual(["listProjects"]);
  expect(shown(operation("createToken"))).not.toContain("IAM.0080");
});

test.each(["FRS.0014", "IAM.0011", "IAM.0072", "IAM.0073"])(
  "%s, about a body, is used only where there is one",
  (code) => {
    expect(withCode(code).length).toBeGreaterThan(0);
    expect(withCode(code).filter((id) => operation(id).requestBody === undefined)).toEqual([]);
  },
);

test("a remedy for both kinds of credentials says which part is for which", () => {
  const remedies = readErrorCatalogue(document)
    .map(({ remedy }) => remedy)
    .filter((remedy) => /token/.test(remedy) && /canonical request/.test(remedy));
  expect(remedies.length).toBeGreaterThan(0);
  for (const remedy of remedies) expect(remedy).toMatch(/^With a token, .*; with a signature, /);
});
