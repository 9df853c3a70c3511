import { type JsonObject, type OpenApiDocument, valueAt } from "openapi-contract/document";
import { beforeAll, describe, expect, test } from "vitest";
import { bundleFile } from "../../src/generate/layout.js";
import { lintBundle, loadRules } from "../../src/generate/lint.js";
import { asJson } from "../../src/generate/pipeline.js";
import { document, root } from "../root.js";

type Rules = Awaited<ReturnType<typeof loadRules>>;

/** All rules. */
let rules: Rules;
/** The rules of this project alone, which take a fraction of the time: the others compile every schema of an example. */
let own: Rules;
beforeAll(async () => {
  rules = await loadRules(root);
  own = await loadRules(root);
  own.skipRules(Object.keys(own.rules.oas3_1).filter((name) => !/^(frs\/|assertions$)/.test(name)));
});

/** Returns a small document: two paths of the document and what they refer to. It is linted many times. */
function partOf(complete: OpenApiDocument): OpenApiDocument {
  const part = structuredClone(complete);
  const kept = ["/v2/{project_id}/face-sets", "/v2/{project_id}/face-sets/{face_set_name}/faces"];
  part.paths = Object.fromEntries(Object.entries(part.paths).filter(([path]) => kept.includes(path)));
  const { securitySchemes, ...sections } = part.components ?? {};
  const reached = new Set<string>();
  const follow = (value: unknown): void => {
    for (const [, reference = ""] of JSON.stringify(value).matchAll(/"\$ref":"#([^"]+)"/g)) {
      if (reached.has(reference)) continue;
      reached.add(reference);
      follow(valueAt(part, reference));
    }
  };
  follow(part.paths);
  const used = Object.entries(sections).map(([section, components]) => {
    const names = Object.entries(components).filter(([name]) => reached.has(`/components/${section}/${name}`));
    return [section, Object.fromEntries(names)] as const;
  });
  part.components = { ...Object.fromEntries(used), ...(securitySchemes ? { securitySchemes } : {}) };
  return part;
}

const part = partOf(document);

/** Lints a changed copy of the document by the rules of this project; returns the messages by rule. */
async function messagesOf(change: (copy: OpenApiDocument) => void, by = own): Promise<{ [rule: string]: string[] }> {
  const copy = structuredClone(part);
  change(copy);
  const found: { [rule: string]: string[] } = {};
  for (const { rule, message, file, line } of await lintBundle(root, by, asJson(copy))) {
    expect(file).toBe(bundleFile);
    expect(line).toBeGreaterThan(0);
    found[rule] = [...(found[rule] ?? []), message];
  }
  return found;
}

/** Lints a changed copy of the document by all rules; returns the messages by rule. */
async function allMessagesOf(change: (copy: OpenApiDocument) => void): Promise<{ [rule: string]: string[] }> {
  return await messagesOf(change, rules);
}

/** Returns the object at a path of names, which the document must have. */
function at(value: unknown, ...steps: string[]): JsonObject {
  const found = steps.reduce<unknown>((object, step) => Reflect.get(Object(object), step), value);
  if (typeof found !== "object" || found === null) throw new Error(`Nothing at ${steps.join(" → ")}`);
  return found as JsonObject;
}

const list = ["paths", "/v2/{project_id}/face-sets", "get"];
const create = ["paths", "/v2/{project_id}/face-sets", "post"];
const info = ["components", "schemas", "FaceSetInfo"];

describe("a problem is reported once", () => {
  test.each([
    [
      "a parameter of the path that is not defined",
      (copy: OpenApiDocument) => {
        const { parameters, ...item } = at(copy, "paths", "/v2/{project_id}/face-sets");
        expect(parameters).toBeDefined();
        copy.paths["/v2/{project_id}/face-sets"] = item;
        copy.components = { ...copy.components, parameters: {} };
        delete at(copy, "paths")["/v2/{project_id}/face-sets/{face_set_name}/faces"];
      },
      ["path-parameters-defined"],
    ],
    [
      "a parameter that the path does not have",
      (copy: OpenApiDocument) => {
        const item = at(copy, "paths", "/v2/{project_id}/face-sets");
        delete copy.paths["/v2/{project_id}/face-sets"];
        copy.paths["/v2/face-sets"] = item;
      },
      ["path-parameters-defined"],
    ],
    [
      "an operation without an id",
      (copy: OpenApiDocument) => {
        delete at(copy, ...list).operationId;
      },
      ["operation-operationId"],
    ],
    [
      "an operation without errors",
      (copy: OpenApiDocument) => {
        const operation = at(copy, ...list);
        operation.responses = { "200": at(operation, "responses", "200") };
      },
      ["frs/error-responses"],
    ],
  ])("%s", async (_, change, rules) => {
    // The removal leaves unused components, which is another problem.
    const { "no-unused-components": __, ...found } = await allMessagesOf(change);
    expect(Object.keys(found)).toEqual(rules);
  });
});

test("the document violates no rule", async () => {
  expect(await allMessagesOf(() => {})).toEqual({});
});

test("an example without a required property is reported", async () => {
  const found = await allMessagesOf((copy) => {
    const value = at(
      copy,
      ...list,
      "responses",
      "200",
      "content",
      "application/json",
      "examples",
      "oneFaceSet",
      "value",
    );
    delete at(value, "face_sets_info", "0").face_set_id;
  });
  expect(found["no-invalid-media-type-examples"]?.[0]).toContain("face_set_id");
});

describe("frs/choice-possible", () => {
  const faces = ["paths", "/v2/{project_id}/face-sets/{face_set_name}/faces", "delete"];

  test.each([
    ["an unknown parameter", ["face_id", "nobody"], "names nobody"],
    ["a required parameter", ["face_id", "face_set_name"], "names face_set_name"],
    ["one parameter", ["face_id"], "at least two"],
    ["a value that is not a list", "face_id", "at least two"],
  ])("refuses %s", async (_, names, message) => {
    const found = await messagesOf((copy) => {
      at(copy, ...faces)["x-exactly-one-of"] = names;
    });
    expect(found["frs/choice-possible"]?.[0]).toContain(message);
  });
});

describe("frs/exclusion-possible", () => {
  const faces = ["paths", "/v2/{project_id}/face-sets/{face_set_name}/faces", "get"];

  test.each([
    ["an unknown parameter", [["face_id"], ["nobody"]], "names nobody"],
    ["a required parameter", [["face_id"], ["face_set_name"]], "names face_set_name"],
    ["one side", [["face_id", "offset"]], "at least two sides"],
    ["a side without parameters", [["face_id"], []], "at least two sides"],
    ["a value that is not a list", "face_id", "at least two sides"],
    ["a parameter on two sides", [["face_id"], ["limit", "face_id"]], "names face_id twice"],
  ])("refuses %s", async (_, sides, message) => {
    const found = await messagesOf((copy) => {
      at(copy, ...faces)["x-excludes"] = sides;
    });
    expect(found["frs/exclusion-possible"]).toEqual([expect.stringContaining(message)]);
  });

  test("accepts parameters of the path, and a single parameter without a list", async () => {
    const found = await allMessagesOf((copy) => {
      at(copy, ...faces)["x-excludes"] = ["face_id", "Enterprise-Project-Id"];
    });
    expect(found).toEqual({});
  });
});

describe("frs/regions-known", () => {
  test.each([
    ["a region that no server has", ["ap-southeast-1", "eu-west-0"], 'names "eu-west-0"'],
    ["an empty list", [], "at least one region"],
    ["a value that is not a list", "ap-southeast-1", "at least one region"],
    ["a value that is not a region", [5], "names 5"],
  ])("refuses %s", async (_, regions, message) => {
    const found = await messagesOf((copy) => {
      at(copy, "paths", "/v2/{project_id}/face-sets", "get")["x-regions"] = regions;
    });
    expect(found["frs/regions-known"]).toEqual([expect.stringContaining(message)]);
  });
});

describe("frs/error-catalogue-complete", () => {
  test.each(["status", "fault", "meaning", "cause", "remedy", "retryable"])(
    "reports an entry without %s",
    async (field) => {
      const found = await messagesOf((copy) => {
        delete at(copy, "x-error-catalogue", "FRS.0302")[field];
      });
      expect(found["frs/error-catalogue-complete"]?.[0]).toContain(`FRS.0302 needs \`${field}\``);
    },
  );

  test("refuses a code of another form, and a status that is not an error status", async () => {
    const found = await messagesOf((copy) => {
      const catalogue = at(copy, "x-error-catalogue");
      catalogue["FRS.302"] = structuredClone(at(catalogue, "FRS.0302"));
      at(catalogue, "FRS.0302").status = [200];
    });
    expect(found["frs/error-catalogue-complete"]).toHaveLength(2);
  });

  test("refuses an unknown fault", async () => {
    const found = await messagesOf((copy) => {
      at(copy, "x-error-catalogue", "FRS.0302").fault = "weather";
    });
    expect(found["frs/error-catalogue-complete"]).toEqual([expect.stringContaining("one of request, content")]);
  });

  test("refuses an unknown violation, and takes the known ones", async () => {
    const found = await messagesOf((copy) => {
      const catalogue = at(copy, "x-error-catalogue");
      at(catalogue, "FRS.0302").violation = "colour";
      at(catalogue, "FRS.0303").violation = "syntax";
    });
    expect(found["frs/error-catalogue-complete"]).toEqual([
      "`violation` of FRS.0302 must be missing, format, syntax, size or file.",
    ]);
  });
});

describe("frs/error-codes-known", () => {
  test("refuses a code that the catalogue does not have", async () => {
    const found = await messagesOf((copy) => {
      at(copy, ...list)["x-error-codes"] = [...Object.values(at(copy, ...list, "x-error-codes")), "FRS.9999"];
    });
    expect(found["frs/error-codes-known"]).toEqual([expect.stringContaining("FRS.9999")]);
  });

  test("refuses an operation without codes, and with it the codes of its examples", async () => {
    const found = await messagesOf((copy) => {
      delete at(copy, ...list)["x-error-codes"];
    });
    expect(found["frs/error-codes-known"]?.[0]).toContain("needs `x-error-codes`");
    expect(found["frs/error-codes-known"]?.length).toBeGreaterThan(5);
  });

  test("refuses an example with a code that the operation does not name", async () => {
    const found = await messagesOf((copy) => {
      at(copy, "components", "examples", "backendDown", "value").error_code = "FRS.0501";
    });
    expect(found["frs/error-codes-known"]?.[0]).toContain("FRS.0501");
  });
});

describe("frs/error-responses", () => {
  test("reports a missing error response", async () => {
    const found = await messagesOf((copy) => {
      delete at(copy, ...list, "responses")["429"];
    });
    expect(found["frs/error-responses"]?.[0]).toContain("429");
  });

  test("requires 413 only for operations with a request body", async () => {
    const found = await messagesOf((copy) => {
      delete at(copy, ...create, "responses")["413"];
    });
    expect(found["frs/error-responses"]).toHaveLength(1);
  });
});

describe("frs/exact-numbers", () => {
  test.each([
    ["a constraint", ["components", "schemas", "FaceSetInfo", "properties", "face_number"], "maximum"],
    ["an extension", ["paths", "/v2/{project_id}/face-sets", "get"], "x-number"],
    ["the catalogue", ["x-error-catalogue", "FRS.0302"], "x-number"],
  ])("reports an integer beyond 2^53 in %s", async (_, steps, field) => {
    for (const value of [2 ** 53, -(2 ** 63), [{ deep: 1e20 }]]) {
      const found = await messagesOf((copy) => {
        at(copy, ...steps)[field] = value;
      });
      expect(found["frs/exact-numbers"]).toEqual([expect.stringContaining("is beyond 2^53 - 1")]);
    }
  });

  test("accepts the largest safe integer, fractions, and numbers with an exponent", async () => {
    const found = await allMessagesOf((copy) => {
      at(copy, ...list)["x-number"] = [2 ** 53 - 1, 1 - 2 ** 53, 0.1, 1.5e300];
    });
    expect(found).toEqual({});
  });
});

describe("frs/examples-given", () => {
  test("reports a body without examples", async () => {
    const found = await messagesOf((copy) => {
      delete at(copy, ...create, "requestBody", "content", "application/json").examples;
    });
    expect(found["frs/examples-given"]?.[0]).toContain("no named examples");
  });

  test("reports an example without a summary", async () => {
    const found = await messagesOf((copy) => {
      delete at(copy, "components", "examples", "tokenAbnormal").summary;
    });
    expect(found["frs/examples-given"]?.[0]).toContain("summary");
  });
});

test("frs/external-docs-given reports an operation without a link", async () => {
  const found = await messagesOf((copy) => {
    delete at(copy, ...list).externalDocs;
  });
  expect(found["frs/external-docs-given"]).toHaveLength(1);
});

test("frs/no-inline-object-schema reports a body schema without a name", async () => {
  const found = await messagesOf((copy) => {
    at(copy, ...create, "requestBody", "content", "application/json").schema = { type: "object" };
  });
  expect(found["frs/no-inline-object-schema"]?.[0]).toContain("components/schemas/");
});

describe("frs/guides-named", () => {
  test("refuses italics that do not name a guide, and a link into the docs", async () => {
    const found = await messagesOf((copy) => {
      at(copy, ...list).description = "See the guide *Getting lost*, or [the first](#/getting-access).";
    });
    expect(found["frs/guides-named"]).toEqual([
      expect.stringContaining("name the guide in italics"),
      expect.stringContaining('"Getting lost" is in italics, but is not the name of a guide'),
    ]);
  });

  test.each([
    ["[Regions]( #/regions)", "name the guide in italics"],
    ["[Regions](<#/regions>)", "name the guide in italics"],
    ["See [it][1].\n\n[1]: #/regions", "name the guide in italics"],
    ["<a href='#/regions'>Regions</a>", "name the guide in italics"],
    ["See _Regions_.", "with asterisks"],
    ["See the guide\nErrors and retries.", '"Errors and retries" must be in italics'],
  ])("refuses %j", async (description, message) => {
    const found = await allMessagesOf((copy) => {
      at(copy, ...list).description = description;
    });
    expect(found).toEqual({ "frs/guides-named": [expect.stringContaining(message)] });
  });

  test("accepts guides across lines, bold text, and asterisks in code", async () => {
    const found = await allMessagesOf((copy) => {
      at(copy, ...list).description =
        "See the guide *Getting\naccess*. **Never** write `a:[* TO 2]`, `[* TO *]`, `_id`, or snake_case_here.";
    });
    expect(found).toEqual({});
  });
});

describe("frs/tags-grouped", () => {
  const groups = (copy: OpenApiDocument) => Object.values(at(copy, "x-tagGroups")) as { tags: string[] }[];

  test.each<[string, (copy: OpenApiDocument) => void, string]>([
    ["a tag without a group", (copy) => groups(copy)[0]?.tags.pop(), "must be in exactly one group"],
    ["a tag in two groups", (copy) => groups(copy)[1]?.tags.push("Regions"), "it is in 2"],
    ["an unknown tag", (copy) => groups(copy)[1]?.tags.push("Weather"), "names Weather"],
    ["a group without a name", (copy) => Reflect.deleteProperty(Object(groups(copy)[0]), "name"), "must have a name"],
    ["a group without tags", (copy) => groups(copy)[0]?.tags.splice(0), "at least one tag"],
    ["a document without groups", (copy) => Reflect.deleteProperty(copy, "x-tagGroups"), "needs `x-tagGroups`"],
  ])("refuses %s", async (_, change, message) => {
    const found = await messagesOf(change);
    expect(found["frs/tags-grouped"]?.[0]).toContain(message);
  });
});

describe("frs/known-values-possible", () => {
  test.each<[unknown, string, string | string[]]>([
    ["string", "must be a list", "string"],
    [[], "must be a list", "string"],
    [["a", "a"], "must be a list of different", "string"],
    [[["a"]], "must be a list of different strings", "string"],
    [[{}], "must be a list of different strings", "string"],
    [["a", 1], "names 1, which must be of the type string", "string"],
    [["a", null], "names null", "string"],
    [[1, 0.5], "names 0.5, which must be of the type integer", "integer"],
    [[true], "names true, which must be of the type string or null", ["string", "null"]],
  ])("refuses %j", async (known, message, type) => {
    const found = await messagesOf((copy) => {
      const schema = at(copy, "components", "schemas", "TypeInfo", "properties", "type");
      Reflect.set(schema, "x-known-values", known);
      Reflect.set(schema, "type", type);
    });
    expect(found["frs/known-values-possible"]).toEqual([expect.stringContaining(message)]);
  });

  test("accepts values of every type of the schema", async () => {
    const found = await allMessagesOf((copy) => {
      const schema = at(copy, "components", "schemas", "TypeInfo", "properties", "type");
      Object.assign(schema, { type: ["string", "number", "null"], "x-known-values": ["a", -1, 0.5, null] });
    });
    expect(found).toEqual({});
  });
});

test("the contact is required", async () => {
  const found = await allMessagesOf((copy) => {
    Reflect.deleteProperty(copy.info, "contact");
  });
  expect(Object.keys(found)).toEqual(["info-contact"]);
});

test("frs/title-unique refuses a title that another schema has", async () => {
  const found = await messagesOf((copy) => {
    at(copy, ...info).title = "Same";
    at(copy, "components", "schemas", "FaceSetId").title = "Same";
  });
  expect(found["frs/title-unique"]).toHaveLength(1);
  expect(found["frs/title-unique"]?.[0]).toContain('Title "Same"');
});

describe("frs/portable-pattern", () => {
  test.each(["(?<=a)b", "(?<!a)b", "(?i:a)", "(?<name>a)", "\\p{L}"])("refuses %s", async (pattern) => {
    const found = await messagesOf((copy) => {
      at(copy, ...info, "properties", "create_date").pattern = pattern;
    });
    expect(found["frs/portable-pattern"]).toHaveLength(1);
  });

  test("refuses a pattern that does not compile", async () => {
    const found = await messagesOf((copy) => {
      at(copy, ...info, "properties", "create_date").pattern = "(";
    });
    expect(found["frs/portable-pattern"]?.[0]).toContain("does not compile");
  });
});

test("frs/response-headers reports a response without the common headers", async () => {
  const found = await messagesOf((copy) => {
    delete at(copy, "components", "responses", "BadGateway", "headers")["X-Request-Id"];
  });
  expect(found["frs/response-headers"]?.[0]).toContain("X-Request-Id");
});

describe("frs/schema-documented", () => {
  test.each([
    ["description", "has no description"],
    ["type", "has no type"],
    ["examples", "has no example"],
  ])("reports a property without %s", async (keyword, message) => {
    const found = await messagesOf((copy) => {
      delete at(copy, ...info, "properties", "face_number")[keyword];
    });
    expect(found["frs/schema-documented"]).toEqual([
      `Property "face_number" ${message}${keyword === "examples" ? ": add a list under `examples`" : ""}.`,
    ]);
  });

  test("reports a named schema without a description", async () => {
    const found = await messagesOf((copy) => {
      delete at(copy, ...info).description;
    });
    expect(found["frs/schema-documented"]).toEqual(["Schema has no description."]);
  });

  test("refuses `example` in a schema", async () => {
    const found = await messagesOf((copy) => {
      at(copy, ...info, "properties", "face_number").example = 1;
    });
    expect(found["frs/schema-documented"]).toEqual(["Use `examples` with a list instead of `example`."]);
  });
});

describe("frs/side-effects-declared", () => {
  test.each([undefined, "some"])("refuses %s", async (value) => {
    const found = await messagesOf((copy) => {
      const operation = at(copy, ...list);
      if (value === undefined) delete operation["x-side-effects"];
      else operation["x-side-effects"] = value;
    });
    expect(found["frs/side-effects-declared"]?.[0]).toContain("none, billable, writes, credentials");
  });
});

describe("frs/value-documented", () => {
  test.each([
    ["parameters", "ProjectId", "description"],
    ["parameters", "ProjectId", "example"],
    ["headers", "X-ratelimit", "description"],
    ["headers", "X-ratelimit", "example"],
  ])("reports %s %s without %s", async (section, name, keyword) => {
    const found = await messagesOf((copy) => {
      delete at(copy, "components", section, name)[keyword];
    });
    expect(found["frs/value-documented"]?.[0]).toContain(`has no ${keyword}`);
  });
});

test("rule/operation-id-form refuses an id that is not a verb and a noun", async () => {
  const found = await messagesOf((copy) => {
    at(copy, ...list).operationId = "faceSets";
  });
  expect(found["rule/operation-id-form"]).toHaveLength(1);
});
