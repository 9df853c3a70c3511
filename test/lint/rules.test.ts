import { beforeAll, describe, expect, test } from "vitest";
import { bundleFile } from "../../src/generate/layout.js";
import { lintBundle, loadRules } from "../../src/generate/lint.js";
import { asJson } from "../../src/generate/pipeline.js";
import type { JsonObject, OpenApiDocument } from "../../src/spec/document.js";
import { document, root } from "../root.js";

let rules: Awaited<ReturnType<typeof loadRules>>;
beforeAll(async () => {
  rules = await loadRules(root);
});

/** The rules that a changed copy of the document breaks, each with its messages. */
async function broken(change: (copy: OpenApiDocument) => void): Promise<{ [rule: string]: string[] }> {
  const copy = structuredClone(document);
  change(copy);
  const found: { [rule: string]: string[] } = {};
  for (const { rule, message, file, line } of await lintBundle(root, rules, asJson(copy))) {
    expect(file).toBe(bundleFile);
    expect(line).toBeGreaterThan(0);
    found[rule] = [...(found[rule] ?? []), message];
  }
  return found;
}

/** The object at the end of a path of names, which the document is known to have. */
function at(value: unknown, ...steps: string[]): JsonObject {
  const found = steps.reduce<unknown>((object, step) => Reflect.get(Object(object), step), value);
  if (typeof found !== "object" || found === null) throw new Error(`Nothing at ${steps.join(" → ")}`);
  return found as JsonObject;
}

const list = ["paths", "/v2/{project_id}/face-sets", "get"];
const create = ["paths", "/v2/{project_id}/face-sets", "post"];
const info = ["components", "schemas", "FaceSetInfo"];

test("the document as it is breaks no rule", async () => {
  expect(await broken(() => {})).toEqual({});
});

test("an example that lacks a required field is found", async () => {
  const found = await broken((copy) => {
    const value = at(
      copy,
      ...list,
      "responses",
      "200",
      "content",
      "application/json",
      "examples",
      "oneLibrary",
      "value",
    );
    delete at(value, "face_sets_info", "0").face_set_id;
  });
  expect(found["no-invalid-media-type-examples"]?.[0]).toContain("face_set_id");
});

describe("frs/error-responses", () => {
  test("finds a missing error response", async () => {
    const found = await broken((copy) => {
      delete at(copy, ...list, "responses")["429"];
    });
    expect(found["frs/error-responses"]?.[0]).toContain("429");
  });

  test("wants 413 only where there is a body", async () => {
    const found = await broken((copy) => {
      delete at(copy, ...create, "responses")["413"];
    });
    expect(found["frs/error-responses"]).toHaveLength(1);
  });
});

describe("frs/examples-given", () => {
  test("finds a body without examples", async () => {
    const found = await broken((copy) => {
      delete at(copy, ...create, "requestBody", "content", "application/json").examples;
    });
    expect(found["frs/examples-given"]?.[0]).toContain("no named examples");
  });

  test("finds an example without a summary", async () => {
    const found = await broken((copy) => {
      delete at(copy, "components", "examples", "tokenAbnormal").summary;
    });
    expect(found["frs/examples-given"]?.[0]).toContain("summary");
  });
});

test("frs/external-docs-given finds an operation without a link", async () => {
  const found = await broken((copy) => {
    delete at(copy, ...list).externalDocs;
  });
  expect(found["frs/external-docs-given"]).toHaveLength(1);
});

test("frs/no-inline-object-schema finds a body schema that has no name", async () => {
  const found = await broken((copy) => {
    at(copy, ...create, "requestBody", "content", "application/json").schema = { type: "object" };
  });
  expect(found["frs/no-inline-object-schema"]?.[0]).toContain("components/schemas/");
});

describe("frs/portable-pattern", () => {
  test.each(["(?<=a)b", "(?<!a)b", "(?i:a)", "(?<name>a)", "\\p{L}"])("refuses %s", async (pattern) => {
    const found = await broken((copy) => {
      at(copy, ...info, "properties", "create_date").pattern = pattern;
    });
    expect(found["frs/portable-pattern"]).toHaveLength(1);
  });

  test("refuses what does not compile", async () => {
    const found = await broken((copy) => {
      at(copy, ...info, "properties", "create_date").pattern = "(";
    });
    expect(found["frs/portable-pattern"]?.[0]).toContain("does not compile");
  });
});

test("frs/response-headers finds a response without the common headers", async () => {
  const found = await broken((copy) => {
    delete at(copy, "components", "responses", "BadGateway", "headers")["X-Request-Id"];
  });
  expect(found["frs/response-headers"]?.[0]).toContain("X-Request-Id");
});

describe("frs/schema-documented", () => {
  test.each([
    ["description", "has no description"],
    ["type", "does not say its type"],
    ["examples", "has no example"],
  ])("finds a property without %s", async (keyword, message) => {
    const found = await broken((copy) => {
      delete at(copy, ...info, "properties", "face_number")[keyword];
    });
    expect(found["frs/schema-documented"]).toEqual([
      `Property "face_number" ${message}${keyword === "examples" ? ": add a list under `examples`" : ""}.`,
    ]);
  });

  test("finds a named schema without a description", async () => {
    const found = await broken((copy) => {
      delete at(copy, ...info).description;
    });
    expect(found["frs/schema-documented"]).toEqual(["Schema has no description."]);
  });

  test("refuses the old form of an example", async () => {
    const found = await broken((copy) => {
      at(copy, ...info, "properties", "face_number").example = 1;
    });
    expect(found["frs/schema-documented"]).toEqual(["Write `examples` with a list, not `example`."]);
  });
});

describe("frs/side-effects-declared", () => {
  test.each([undefined, "some"])("refuses %s", async (value) => {
    const found = await broken((copy) => {
      const operation = at(copy, ...list);
      if (value === undefined) delete operation["x-side-effects"];
      else operation["x-side-effects"] = value;
    });
    expect(found["frs/side-effects-declared"]?.[0]).toContain("none, billable, writes");
  });
});

describe("frs/value-documented", () => {
  test.each([
    ["parameters", "ProjectId", "description"],
    ["parameters", "ProjectId", "example"],
    ["headers", "X-ratelimit", "description"],
    ["headers", "X-ratelimit", "example"],
  ])("finds %s %s without %s", async (section, name, keyword) => {
    const found = await broken((copy) => {
      delete at(copy, "components", section, name)[keyword];
    });
    expect(found["frs/value-documented"]?.[0]).toContain(`has no ${keyword}`);
  });
});

test("rule/operation-id-form refuses an id that is no verb and noun", async () => {
  const found = await broken((copy) => {
    at(copy, ...list).operationId = "faceSets";
  });
  expect(found["rule/operation-id-form"]).toHaveLength(1);
});
