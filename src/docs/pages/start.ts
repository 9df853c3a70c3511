import type { Block, Page } from "../content.js";
import type { History } from "../history.js";
import { fenced } from "../markdown.js";
import type { Model } from "../model.js";

/** The operation of the first call: it needs nothing but credentials, and changes nothing. */
const firstCall = "listFaceSets";

/** The first page: for each kind of reader, a first result to copy and the way from there. */
export function startPage(model: Model, history: History): Page {
  const { title, summary, description } = model;
  return {
    path: "index",
    title,
    label: "Start",
    description: summary,
    blocks: [summary, { kind: "doors", markdown: doors }, ...sections(model, history), "## About the API", description],
  };
}

const doors = `
- **[I call FRS](#i-call-frs)** A typed client and samples in five forms. The first call needs no account.
- **[I publish or change the document](#i-publish-or-change-the-document)** Types, client, mock and docs follow each edit, and each save says whom it breaks.
- **[I test an endpoint](#i-test-an-endpoint)** Every constraint of the document becomes a case; a report names what differs.
`;

function sections(model: Model, { releases }: History): Block[] {
  const { samples, operations, guides } = model;
  const first = operations.find(({ operationId }) => operationId === firstCall) ?? operations[0];
  if (!first) return [];
  const { operationId } = first;
  const sample = samples.get(first.pointer)?.find(({ language }) => language === "typescript");
  const example = first.responses[0]?.content[0]?.examples[0]?.value;
  const next = guides.slice(0, 2).map(({ name, path }) => `[${name}](page:${path})`);
  return [
    "## I call FRS",
    "The typed client of the package `frs-openapi` runs in Node, Bun, Deno, workers and browsers. `npm run mock` starts a mock that needs no account: set `FRS_ENDPOINT=http://127.0.0.1:4010`, and any `FRS_TOKEN`.",
    releases.length > 0
      ? 'In a project of your own, with `"type": "module"` in its `package.json`:'
      : 'The package is not published yet. In a clone of the repository, `npm ci && npm pack` writes it; in a project of your own, with `"type": "module"` in its `package.json`, install that file:',
    fenced(releases.length > 0 ? "npm install frs-openapi" : "npm install ../frs-openapi/frs-openapi-*.tgz", "sh"),
    ...(sample ? [fenced(sample.source, "ts")] : []),
    ...(example === undefined ? [] : ["It prints:", fenced(JSON.stringify(example, null, 2), "json")]),
    `Next: ${[`[samples in other languages](page:operations/${operationId}#samples)`, "[try it in the browser](file:try-it.html)", ...next, "[error codes](page:error-codes)"].join(" · ")}`,
    "## I publish or change the document",
    "In a clone of the repository, types, client, mock and these pages follow each edit of `openapi/`. `npm run changes` reports what changed and whom it breaks.",
    fenced("npm ci\nnpm start\nnpm run changes", "sh"),
    "`npm run docs` writes this site into `generated/docs/`, for any static host.",
    "Next: [downloads](page:downloads) · [what changed](page:what-changed) · [the complete reference](file:reference.html)",
    "## I test an endpoint",
    "Cases are derived from the document: examples, limits, each constraint violated alone, wrong media types, methods and credentials. Without a target, they go to the mock.",
    fenced(
      `npm run contract -- --operation ${operationId}\nexport FRS_TOKEN=…\nnpm run contract -- --target https://face.ap-southeast-1.myhuaweicloud.com`,
      "sh",
    ),
    "The last line says whether the endpoint conforms. `contract-report/report.html` names each failure with the request that repeats it.",
    `Next: [${operationId}](page:operations/${operationId}) · [the document as one file](file:openapi.json)`,
  ];
}
