import { isObject, listOperations, type OpenApiDocument, valueAt } from "openapi-contract/document";
import { expect, test } from "vitest";
import { document } from "../root.js";

interface Place {
  at: string;
  value: { [key: string]: unknown };
}

/** All objects of a document, each with its pointer. */
function objectsOf(value: unknown, at = ""): Place[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => objectsOf(item, `${at}/${index}`));
  if (!isObject(value)) return [];
  return [{ at, value }, ...Object.entries(value).flatMap(([key, item]) => objectsOf(item, `${at}/${key}`))];
}

const objects = objectsOf(document);
const texts = objects.flatMap(({ at, value }) =>
  ["description", "summary", "meaning", "cause", "remedy"].flatMap((key) => {
    const text = value[key];
    return typeof text === "string" ? [{ at: `${at}/${key}`, text }] : [];
  }),
);
const guides = new Map(
  objects.flatMap(({ value }) => (value["x-traitTag"] === true ? [[value.name, String(value.description)]] : [])),
);
const ofIam = listOperations(document).filter(({ servers }) => servers?.some(({ url }) => url.includes("://iam.")));

test("no text links to a page that only the docs have", () => {
  expect(JSON.stringify(document)).not.toContain("](#");
});

test("what is in italics is a guide of the document", () => {
  const named = texts.flatMap(({ text }) => {
    const prose = text.replace(/^```.*?^```/gms, "").replace(/`[^`]*`/g, "");
    return [...prose.matchAll(/(?<![*\w])\*([^*\s][^*]*)\*(?!\*)/g)].map(([, name = ""]) => name.replace(/\s+/g, " "));
  });
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !guides.has(name))).toEqual([]);
});

test("known values stand in the description of every schema that has them", () => {
  const schemas = objects.filter(({ value }) => Array.isArray(value["x-known-values"]));
  expect(schemas.length).toBeGreaterThan(10);
  const silent = schemas.filter(({ value }) =>
    [value["x-known-values"]].flat().some((known) => !String(value.description).includes(`\`${String(known)}\``)),
  );
  expect(silent.map(({ at }) => at)).toEqual([]);
});

test("no two schemas share a title", () => {
  const titles = objects.flatMap(({ at, value }) =>
    at.startsWith("/components/schemas/") && typeof value.title === "string" && !at.includes("/properties/")
      ? [value.title]
      : [],
  );
  expect(titles.length).toBeGreaterThan(10);
  expect(new Set(titles).size).toBe(titles.length);
});

test("callers do not read where facts come from, except in the guide for those who come from the SDK", () => {
  const migrating = "Migrating from the official SDK";
  const unexpected = texts.filter(
    ({ text }) =>
      text !== migrating &&
      text !== guides.get(migrating) &&
      /\bofficial\b|\bSDKs?\b(?!-)|\b(China|international) site\b|\bpages? (say|call|list|show)|\bobserved\b/i.test(
        text.replaceAll(/X-Sdk-[\w-]+|SDK-HMAC-SHA256|_SDK_/g, ""),
      ),
  );
  expect(unexpected.map(({ at }) => at).filter((at) => at !== "/externalDocs/description")).toEqual([]);
});

test("each quality of a face has a text of its own", () => {
  const { total_score: _, ...flaws } = Object(valueAt(document, "/components/schemas/FaceQuality/properties"));
  const descriptions = Object.values(flaws).map((flaw) => Object(flaw).description);
  expect(descriptions).toHaveLength(4);
  expect(new Set(descriptions).size).toBe(4);
});

test.each(ofIam.map((operation) => [operation.operationId, operation] as const))(
  "%s names its host first, and has its servers on the operation itself, too",
  (_, { description, pointer, servers }) => {
    const [first] = description.split("\n");
    expect(first).toContain("https://iam.{region}.myhuaweicloud.com");
    expect(first).toMatch(/warning.*FRS host/i);
    expect(valueAt(document, `${pointer}/servers`)).toEqual(servers);
    expect(valueAt(document, `${pointer.replace(/\/[a-z]+$/, "")}/servers`)).toEqual(servers);
  },
);

test("the three operations of IAM are those with a host of their own", () => {
  expect(ofIam.map(({ operationId }) => operationId).sort()).toEqual([
    "createTemporaryAccessKey",
    "createToken",
    "listProjects",
  ]);
});

test("the document names whom to ask, and groups every tag once", () => {
  expect(valueAt(document, "/info/contact/name")).toBe("frs-openapi contributors");
  const root: OpenApiDocument & { tags?: unknown; "x-tagGroups"?: unknown } = document;
  const groups = [root["x-tagGroups"]].flat().map((group) => Object(group));
  expect(groups.map(({ name }) => name)).toEqual(["Guides", "Face operations", "Face sets", "Identity"]);
  const tags = [root.tags].flat().map((tag) => Object(tag).name);
  expect(groups.flatMap((group) => group.tags).sort()).toEqual(tags.sort());
});

test("the guide to access says where account name, user name and access key are, with official links", () => {
  const guide = guides.get("Getting access") ?? "";
  for (const name of ["Account Name", "IAM User Name", "Access Key", "My Credentials"]) expect(guide).toContain(name);
  const links = [...guide.matchAll(/\]\((https:[^)]+)\)/g)].map(([, url]) => url);
  expect(links.length).toBeGreaterThan(3);
  expect(links.filter((url) => !url?.startsWith("https://support.huaweicloud.com/"))).toEqual([]);
});
