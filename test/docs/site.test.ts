import { createHash } from "node:crypto";
import { posix } from "node:path";
import { gzipSync } from "node:zlib";
import { listOperations, readErrorCatalogue } from "openapi-contract/document";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { guidesOf } from "../../src/docs/guide-links.js";
import { document } from "../root.js";
import { siteOf, siteOfParts } from "./site-files.js";

const files = await siteOf();
const read = (path: string) => files.get(path) ?? "";
const operations = listOperations(document);
const codes = readErrorCatalogue(document).map(({ code }) => code);
const guides = guidesOf(document).map(({ name }) => String(name));
const viewers = ["reference.html", "try-it.html"];
const pages = [...files.keys()].filter(
  (path) => path.endsWith(".html") && !viewers.includes(path) && path !== "404.html",
);

const unescapeHtml = (text: string) =>
  text.replace(/&#(\d+);|&(amp|lt|gt|quot);/g, (_, code, name) =>
    code === undefined
      ? ({ amp: "&", lt: "<", gt: ">", quot: '"' }[String(name)] ?? "")
      : String.fromCharCode(Number(code)),
  );

/** What stands in a page as text. */
const textOf = (html: string) => unescapeHtml(html.replace(/<[^>]*>/g, "")).replace(/\s+/g, " ");

/** Ids of the elements of a page. */
const idsOf = (html: string) => new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id = ""]) => unescapeHtml(id)));

/** Headings of Markdown, by the rule of most of its readers. */
const headingsOf = (markdown: string) =>
  new Set([...markdown.matchAll(/^#{1,4} (.*)$/gm)].map(([, text = ""]) => text.replace(/[`*]/g, "")));

function links(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)]
    .map(([, target = ""]) => unescapeHtml(target))
    .filter((target) => !/^(https?|mailto|data):/.test(target));
}

describe("every link within the site leads somewhere", () => {
  test.each([...pages, ...viewers])("in %s", (path) => {
    const html = read(path);
    for (const target of links(html, / (?:href|src)="([^"]*)"/g)) {
      const [file = "", anchor = ""] = target.split("#");
      const to = file === "" ? path : posix.join(posix.dirname(path), file);
      expect(files.has(to), `${path}: ${target}`).toBe(true);
      // What begins with a slash is an address within a viewer.
      if (anchor !== "" && !anchor.startsWith("/")) expect(idsOf(read(to)), `${path}: ${target}`).toContain(anchor);
    }
  });

  test.each([...pages.map((path) => path.replace(/html$/, "md")), "llms.txt"])("in %s", (path) => {
    for (const target of links(read(path).replace(/`[^`\n]*`/g, "code"), /\]\(([^)\s]+)\)/g)) {
      const [file = "", anchor = ""] = target.split("#");
      const to = file === "" ? path : posix.join(posix.dirname(path), file);
      expect(files.has(to), `${path}: ${target}`).toBe(true);
      if (anchor !== "" && !anchor.startsWith("/") && to === "error-codes.md")
        expect(headingsOf(read(to))).toContain(anchor);
    }
  });
});

test("ids are unique in each page", () => {
  for (const path of pages) {
    const ids = [...read(path).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      path,
    ).toEqual([]);
  }
});

describe("without JavaScript, the page of an operation says in text", () => {
  test.each(operations.map((operation) => [operation.operationId, operation] as const))(
    "of %s all there is",
    (id, operation) => {
      const html = read(`operations/${id}.html`);
      const text = textOf(html);
      expect(text).toContain(`${operation.method.toUpperCase()} ${operation.path}`);
      for (const { name } of operation.parameters) expect(html, name).toContain(`<code>${name}</code>`);
      for (const code of operation.errorCodes) {
        expect(html, code).toContain(`<a href="../error-codes.html#${code}"><code>${code}</code></a>`);
      }
      for (const { status } of operation.responses) {
        expect(text).toContain(status === "default" ? "any other" : status);
      }
      const media = [
        ...(operation.requestBody?.content ?? []),
        ...operation.responses.flatMap(({ content }) => content),
      ];
      const fields = media.flatMap(({ examples }) => examples.flatMap(({ value }) => fieldNames(value)));
      for (const name of new Set(fields)) expect(html, name).toMatch(new RegExp(`[>.\\]]${name}[<.\\[]`));
      for (const label of ["TypeScript", "openapi-fetch", "curl", "Python"]) expect(text).toContain(label);
    },
  );

  /** Names of the fields of an example; entries of a map have any names. */
  function fieldNames(value: unknown): string[] {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
    return Object.keys(value).filter((name) => /^[a-z_]+$/.test(name));
  }
});

test("createToken names its server in one line, and says what does the same in the client", () => {
  const page = read("operations/createToken.md");
  expect(page.match(/^- \*\*Server:.*/gm)).toEqual([
    "- **Server:** `https://iam.{region}.myhuaweicloud.com`, another one than that of the other operations, or any other base URL, such as that of a mock.",
  ]);
  expect(page).toContain("The option `auth: passwordAuth(…)` of the client does this.");
  expect(page).toContain(
    "// This operation needs no project and no credential.\n// A client has options for all operations: here, the project is not sent, and this `auth` adds nothing.\n",
  );
  expect(read("operations/listProjects.md")).toContain("here, the project is not sent.\n");
  expect(read("operations/listFaces.md")).not.toMatch(/\*\*Server:|A client has options/);
});

test("servers that are none but a variable, or several, are listed in one line", async () => {
  const site = await siteOfParts({
    paths: Object.fromEntries(
      [["{scheme}://{host}/v1"], ["https://a.example", "{base}://{host}"], ["https://a.example", "https://b.{c}"]].map(
        (urls, index) => [
          `/${index}`,
          {
            get: {
              operationId: `o${index}`,
              servers: urls.map((url) => ({ url })),
              responses: { 200: { description: "" } },
            },
          },
        ],
      ),
    ),
  });
  const lines = [0, 1, 2].map((index) => site.get(`operations/o${index}.md`)?.match(/^- \*\*Server:\*\* (.*)$/gm));
  expect(lines).toEqual([
    ["- **Server:** any other base URL, such as that of a mock."],
    [
      "- **Server:** `https://a.example`, another one than that of the other operations, or any other base URL, such as that of a mock.",
    ],
    ["- **Server:** `https://a.example`, another one than that of the other operations, or `https://b.{c}`."],
  ]);
});

test("the start page speaks to callers, and gives a contract run its token", () => {
  const page = read("index.md");
  expect(page).not.toMatch(/tags of this document|OpenAPI cannot declare/);
  expect(page).toMatch(/export FRS_TOKEN=…\nnpm run contract -- --target /);
});

test("names of fields may be broken after dots, in HTML alone, and stay the same text", () => {
  const html = read("operations/createToken.html");
  const name = "auth.identity.totp.user";
  expect(html).toContain(`<code>${name.replaceAll(".", ".<wbr>")}</code>`);
  expect(textOf(html)).toContain(name);
  expect(read("operations/createToken.md")).toContain(`| \`${name}\` |`);
  for (const [path, text] of files) if (path.endsWith(".md")) expect(text, path).not.toContain("<wbr>");
});

test("the page of each operation begins with a list of its sections", () => {
  for (const { operationId } of operations) {
    const html = read(`operations/${operationId}.html`);
    const [list = ""] = html.match(/<nav class="contents" aria-label="On this page">.*?<\/nav>/s) ?? [];
    const listed = [...list.matchAll(/<a href="#([^"]*)">([^<]*)<\/a>/g)].map(([, id, text]) => [id, text]);
    const [main = ""] = html.match(/<main.*<\/main>/s) ?? [];
    const headings = [...main.matchAll(/<h2 id="([^"]*)">([^<]*?) </g)].map(([, id, text]) => [id, text]);
    expect(listed, operationId).toEqual(headings);
    expect(listed.length).toBeGreaterThan(2);
    expect(html.indexOf(list)).toBeLessThan(html.indexOf("<h2 id="));
    expect(read(`operations/${operationId}.md`)).not.toContain("On this page");
  }
  expect(read("guides/regions.html")).not.toContain("On this page");
});

test("each guide and each error code has an address, and its text stands there", () => {
  const html = read("error-codes.html");
  for (const code of codes) expect(idsOf(html)).toContain(code);
  for (const { meaning, cause, remedy } of readErrorCatalogue(document)) {
    for (const part of [meaning, cause, remedy]) {
      expect(textOf(html)).toContain(part.replace(/[`*]/g, "").replace(/\s+/g, " ").trim());
    }
  }
  for (const name of guides) {
    const page = pages.find((path) => read(path).includes(`<h1>${name}</h1>`));
    expect(page, name).toMatch(/^guides\//);
  }
  expect(guides.length).toBeGreaterThan(5);
});

test("each page leads to all others, and to the ones before and after it", () => {
  for (const path of pages) {
    const reached = new Set(
      links(read(path), / href="([^"]*)"/g).map((target) =>
        posix.join(posix.dirname(path), target.split("#")[0] ?? ""),
      ),
    );
    for (const other of pages) expect(reached, `${path} → ${other}`).toContain(other);
  }
  const visited = ["index.html"];
  for (let path = "index.html"; ; ) {
    const next = read(path).match(/<a rel="next" href="([^"]*)"/)?.[1];
    if (next === undefined) break;
    path = posix.join(posix.dirname(path), next);
    expect(read(path)).toMatch(/<a rel="prev" href/);
    visited.push(path);
  }
  expect(visited.sort()).toEqual([...pages].sort());
});

test("nothing is inside of a page that its policy would have to permit, and nothing comes from elsewhere", () => {
  for (const path of [...pages, ...viewers]) {
    const html = read(path);
    expect(html, path).toMatch(
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; /,
    );
    expect(html, path).not.toMatch(/unsafe-|<style|<script(?![^>]* src=)| style="| on[a-z]+="/);
    expect(html, path).not.toMatch(/<(script|link|img|iframe)[^>]+(src|href)="(https?:)?\/\//);
    if (path !== "try-it.html") expect(html, path).toContain("connect-src 'self'");
  }
});

test("a page without a viewer has at most 100 kB, with all that it can load", () => {
  const size = (path: string) => gzipSync(read(path)).length;
  const shared = ["site.css", "site.js", "minisearch.js", "search-index.js"].map((name) => size(`assets/${name}`));
  const own = Math.max(...pages.map(size));
  expect(own + shared.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(100_000);
});

test("the downloads are the document in both forms, and their checksums are right", () => {
  const json = JSON.parse(read("openapi.json"));
  expect(parse(read("openapi.yaml"))).toEqual(json);
  for (const operation of Object.values(json.paths).flatMap((item) => Object.values(item as object))) {
    if (typeof operation === "object" && operation !== null) Reflect.deleteProperty(operation, "x-codeSamples");
  }
  expect(json).toEqual(JSON.parse(JSON.stringify(document)));
  const sums = read("SHA256SUMS").trim().split("\n");
  expect(sums.length).toBe(3);
  for (const line of sums) {
    const [sum, path = ""] = line.split("  ");
    expect(sum).toBe(createHash("sha256").update(read(path)).digest("hex"));
  }
});

test("what is shipped of others has its licence", () => {
  const page = read("downloads.md");
  for (const name of ["Redoc", "Swagger UI", "MiniSearch"]) expect(page).toContain(`| ${name} |`);
  expect([...files.keys()].filter((path) => path.startsWith("licences/")).length).toBeGreaterThanOrEqual(5);
});

test("llms.txt names every page with a sentence", () => {
  const text = read("llms.txt");
  expect(text).toMatch(/^# .+\n\n> .+\n\n## /);
  for (const path of pages) expect(text).toContain(`(${path.replace(/html$/, "md")}): `);
});

describe("any document", () => {
  const hostile = `</script><script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1))|`;

  test("cannot put more into a page than text", async () => {
    const site = await siteOfParts({
      info: { title: hostile, version: hostile, summary: hostile, description: hostile },
      tags: [{ name: "Guide <b>", "x-traitTag": true, description: `# ${hostile}\n\n${hostile}` }],
      paths: {
        "/a/{<id>}": {
          get: {
            operationId: "<a href=x>",
            summary: hostile,
            description: hostile,
            parameters: [
              {
                name: "<id>",
                in: "path",
                required: true,
                description: hostile,
                schema: { type: "string", pattern: "<|>", default: "`</code>" },
              },
            ],
            responses: { 200: { description: hostile } },
          },
        },
      },
    });
    for (const [path, html] of site) {
      if (!path.endsWith(".html")) continue;
      // The page for missing addresses has a script of its own, which its policy names.
      const foreign = html
        .replace(/<script( defer)? src="[^"]*"><\/script>/g, "")
        .replace(/<script>\n\(async[^<]*<\/script>/, "");
      expect(foreign, path).not.toMatch(/<script|<img/);
      for (const [, name = "", value = ""] of html.matchAll(/ ([\w-]+)="([^"]*)"/g)) {
        if (/^(href|src)$/.test(name)) expect(value, path).not.toContain("javascript:");
      }
    }
  });

  test("has a site, also without operations, tags, guides and codes", async () => {
    const empty = await siteOfParts({});
    expect(empty.get("index.html")).toContain("A service");
    expect(empty.has("error-codes.html")).toBe(false);
    for (const html of [...empty].filter(([path]) => path.endsWith(".html")).map(([, text]) => text)) {
      expect(html).not.toContain("undefined");
    }
  });

  test("shows schemas of every kind, and those that contain themselves", async () => {
    const tree = {
      type: "object",
      required: ["id"],
      properties: {
        id: { type: "integer", minimum: 1 },
        children: { type: "array", maxItems: 5, items: { $ref: "#/components/schemas/Tree" } },
      },
    };
    const site = await siteOfParts({
      components: { schemas: { Tree: tree } },
      paths: {
        "/trees": {
          post: {
            requestBody: {
              content: {
                "application/json": {
                  schema: {
                    oneOf: [
                      { title: "As a tree", $ref: "#/components/schemas/Tree" },
                      {
                        title: "By name",
                        type: "object",
                        deprecated: true,
                        properties: {
                          name: { type: ["string", "null"], maxLength: 1, deprecated: true },
                          secret: { type: "string", readOnly: true },
                        },
                      },
                    ],
                  },
                },
                "text/plain": {},
              },
            },
            responses: {
              200: {
                description: "Done.",
                content: {
                  "application/json": {
                    schema: {
                      type: "array",
                      items: { type: "object", additionalProperties: { type: "number", description: "Any." } },
                    },
                  },
                },
              },
            },
          },
        },
      },
    });
    const page = site.get("operations/post-trees.md") ?? "";
    expect(page).toContain("| `id` | integer, at least 1 | yes |");
    expect(page).toContain("| `children[].id` | integer, at least 1 | yes |");
    expect(page).toContain("| `name` | null or string, at most 1 character | no | **Deprecated.** |");
    expect(page).not.toContain("secret");
    expect(page).toContain("| `[].*` | number | no | Any. |");
    expect(page).toContain("**text/plain**");
  });
});

test("the page of versions lists them, and operations that changed are marked", async () => {
  const lines = new Map([["Breaking", ["- `a`: the maximum length changed from 64 to 10."]]]);
  const site = await siteOfParts(
    {
      paths: Object.fromEntries(
        ["a", "b", "c"].map((id) => [`/${id}`, { get: { operationId: id, responses: { 200: { description: "" } } } }]),
      ),
    },
    {
      releases: [
        { version: "2.0.0", date: "2026-05-04", lines },
        { version: "1.0.0", lines: new Map() },
      ],
      since: {
        version: "2.0.0",
        lines: new Map([["Added", ["- `b`: it was added."]]]),
        changed: new Set(["a", "b"]),
        added: new Set(["b"]),
      },
    },
  );
  const page = site.get("what-changed.md") ?? "";
  expect([...headingsOf(page)]).toEqual([
    "What changed",
    "Since 2.0.0",
    "Added",
    "2.0.0 (2026-05-04)",
    "Breaking",
    "1.0.0",
  ]);
  expect(page).toContain("The first version.");
  expect(site.get("operations/a.html")).toContain('<span class="mark">changed</span></h1>');
  expect(site.get("operations/b.html")).toContain('<span class="mark">new</span></h1>');
  expect(site.get("operations/a.md")).toContain("Changed since [version 2.0.0](../what-changed.md#since-2-0-0).");
  expect(site.get("operations/b.html")).toContain(
    'New since <a href="../what-changed.html#since-2-0-0">version 2.0.0</a>.',
  );
  expect(site.get("what-changed.html")).toContain('id="since-2-0-0"');
  expect(site.get("operations/c.html")).not.toMatch(/class="mark">[a-z]+<\/span><\/h1>/);
});
