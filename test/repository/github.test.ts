import { access, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../root.js";

const forms = ".github/ISSUE_TEMPLATE";

/** An element of a form, as GitHub reads it. */
interface Element {
  type: "markdown" | "input" | "textarea" | "dropdown" | "checkboxes";
  id?: string;
  attributes: {
    label?: string;
    value?: string;
    render?: string;
    options?: (string | { label: string; required?: boolean })[];
  };
  validations?: { required: boolean };
}

interface Form {
  name: string;
  description: string;
  title: string;
  labels: string[];
  body: Element[];
}

const read = (path: string) => readFile(join(root, path), "utf8");
const names = (await readdir(join(root, forms))).filter((name) => name !== "config.yml");

/** Attributes that GitHub knows for each type; a form with another one is not shown. */
const attributes: { [type in Element["type"]]: string[] } = {
  markdown: ["value"],
  input: ["label", "description", "placeholder", "value"],
  textarea: ["label", "description", "placeholder", "value", "render"],
  dropdown: ["label", "description", "multiple", "options", "default"],
  checkboxes: ["label", "description", "options"],
};

/** Ids of the fields of each form; of those with a star, GitHub accepts no report without them. */
const fields: { [form: string]: string[] } = {
  "document.yml": ["place*", "documented*", "observed*", "exchange", "region", "private*"],
  "bug.yml": ["part*", "steps*", "expected*", "observed*", "versions*", "private*"],
  "question.yml": ["question*", "looked"],
};

/** Whether a report is refused without an element. */
function isRequired({ validations, attributes: { options = [] } }: Element): boolean {
  return validations?.required ?? options.some((option) => typeof option === "object" && option.required === true);
}

test("there is a form for each kind of report, and no way around them", async () => {
  expect(names.sort()).toEqual(Object.keys(fields).sort());
  const { blank_issues_enabled, contact_links } = parse(await read(`${forms}/config.yml`));
  expect(blank_issues_enabled).toBe(false);
  for (const { name, url, about } of contact_links) {
    expect(name && about).toBeTruthy();
    expect(new URL(url).protocol).toBe("https:");
  }
});

describe.each(names)("the form %s", (name) => {
  test("is one that GitHub accepts", async () => {
    const form: Form = parse(await read(`${forms}/${name}`));
    expect(Object.keys(form).sort()).toEqual(["body", "description", "labels", "name", "title"]);
    for (const { type, id, attributes: given, validations } of form.body) {
      expect(
        Object.keys(given).filter((attribute) => !attributes[type].includes(attribute)),
        id,
      ).toEqual([]);
      if (type === "markdown") {
        expect(given.value).toBeTruthy();
        expect([id, validations]).toEqual([undefined, undefined]);
        continue;
      }
      expect(given.label).toBeTruthy();
      expect(id).toMatch(/^[\w-]+$/);
    }
    const labels = form.body.map(({ attributes: { label } }) => label).filter((label) => label !== undefined);
    expect(new Set(labels).size).toBe(labels.length);
  });

  test("asks for what is needed, and demands no more", async () => {
    const { body }: Form = parse(await read(`${forms}/${name}`));
    const found = body.flatMap((element) => (element.id ? [`${element.id}${isRequired(element) ? "*" : ""}`] : []));
    expect(found).toEqual(fields[name]);
  });
});

test("files and commands that forms and the pull-request template name exist", async () => {
  const { scripts } = JSON.parse(await read("package.json"));
  const texts = await Promise.all(
    [...names.map((name) => `${forms}/${name}`), ".github/pull_request_template.md"].map(read),
  );
  const text = texts.join("\n");
  const linked = [...text.matchAll(/\]\(\.\.\/blob\/HEAD\/([^)#]+)/g)].map(([, path = ""]) => path);
  const named = [...text.matchAll(/`((?:[\w.-]+\/)+[\w.-]*|[A-Z]+\.md)`/g)].map(([, path = ""]) => path);
  expect(linked).toContain("SECURITY.md");
  expect(named).toContain("generated/openapi.json");
  for (const path of [...linked, ...named]) await expect(access(join(root, path)), path).resolves.toBeUndefined();
  const commands = [...text.matchAll(/npm run ([a-z:]+)/g)].map(([, name = ""]) => name);
  expect(commands).toContain("forward");
  expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
  // Headings that links lead to.
  for (const [, path = "", anchor = ""] of text.matchAll(/\]\(\.\.\/blob\/HEAD\/([^)#]+)#([^)]+)\)/g)) {
    const headings = [...(await read(path)).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => heading.toLowerCase());
    expect(headings.map((heading) => heading.replaceAll(/[^\w -]/g, "").replaceAll(" ", "-"))).toContain(anchor);
  }
});

describe("Dependabot", async () => {
  interface Update {
    "package-ecosystem": string;
    directory: string;
    groups?: { [name: string]: { patterns: string[] } };
    ignore?: { "dependency-name": string }[];
  }
  const { version, updates }: { version: number; updates: Update[] } = parse(await read(".github/dependabot.yml"));

  /** Directories with a lockfile of their own, as an update names them. */
  async function lockedDirectories(directory = "."): Promise<string[]> {
    const entries = await readdir(join(root, directory), { withFileTypes: true });
    const own = entries.some(({ name }) => name === "package-lock.json") ? [join("/", directory)] : [];
    const inside = entries.filter((entry) => entry.isDirectory() && !/^(node_modules|dist|\..*)$/.test(entry.name));
    return [...own, ...(await Promise.all(inside.map(({ name }) => lockedDirectories(join(directory, name))))).flat()];
  }

  test("looks at each directory with a lockfile, and at the actions", async () => {
    expect(version).toBe(2);
    const of = (ecosystem: string) =>
      updates.filter((update) => update["package-ecosystem"] === ecosystem).map(({ directory }) => directory);
    expect(of("npm").sort()).toEqual((await lockedDirectories()).sort());
    expect(of("github-actions")).toEqual(["/"]);
  });

  test("groups and ignores packages that are there", async () => {
    for (const { directory, groups = {}, ignore = [], ...update } of updates) {
      if (update["package-ecosystem"] !== "npm") continue;
      const manifest = JSON.parse(await read(join(directory, "package.json")));
      const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = manifest;
      const known = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
      const patterns = Object.values(groups).flatMap((group) => group.patterns);
      for (const pattern of [...patterns, ...ignore.map((each) => each["dependency-name"])]) {
        const [start = "", end] = pattern.split("*");
        const found = known.filter((name) => (end === undefined ? name === pattern : name.startsWith(start)));
        expect(found.length, `${directory}: ${pattern}`).toBeGreaterThan(0);
      }
    }
  });

  test("looks at tools together whose commands change between minor versions", () => {
    const groups = updates[0]?.groups ?? {};
    expect(groups.redocly?.patterns).toContain("@redocly/*");
    expect(groups.prism?.patterns).toContain("@stoplight/*");
  });
});
