import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { connect, createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { CaseResult } from "../../packages/contract/src/event.js";
import { headerOf } from "../../packages/contract/src/exchange.js";
import { root } from "../root.js";

/** A running Prism as its makers publish it. */
export interface StockPrism {
  /** Base URL, such as `http://127.0.0.1:41234`. */
  readonly url: string;
  /** Ends the process. */
  close(): Promise<void>;
}

/** Starts `prism mock` for a bundled document, in a process of its own and on a free port. */
export async function startStockPrism(documentFile: string): Promise<StockPrism> {
  const port = await freePort();
  const manifest = createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json");
  const command = join(dirname(manifest), "dist/index.js");
  // Its log takes nearly as long as its work.
  const args = [command, "mock", documentFile, "--port", String(port), "--verboseLevel", "silent"];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  while (!(await isListening(port))) {
    if (child.exitCode !== null) throw new Error(`Prism did not start: ${output}`);
    await delay(50);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      child.kill();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

/** A way in which the mock differs from the stock Prism on purpose. */
interface Difference {
  title: string;
  stock: string;
  mock: string;
  why: string;
  /** Whether the responses to a case differ in this way. */
  matches(mock: Facts, stock: Facts): boolean;
}

/** What is compared of a response. */
interface Facts {
  status: number | undefined;
  contentType: string | undefined;
  allow: string | undefined;
  hasViolations: boolean;
  body: string;
}

const differences: readonly Difference[] = [
  {
    title: "JSON that cannot be parsed",
    stock: 'responds with 400 and a body of its own, `{"error":{"code":"invalid_json",…}}`.',
    mock: "responds with the documented 400 of the operation, and names the problem in `sl-violations`.",
    why: "Callers can rely on the error that the document describes.",
    matches: (mock, stock) =>
      mock.status === 400 && stock.status === 400 && mock.hasViolations && stock.body.includes('"invalid_json"'),
  },
  {
    title: "JSON that is not valid UTF-8",
    stock: "replaces the invalid bytes, and responds with success.",
    mock: "responds with the documented 400 of the operation, and names the problem in `sl-violations`.",
    why: "JSON must be UTF-8 (RFC 8259, section 8.1).",
    matches: (mock, stock) => mock.status === 400 && mock.hasViolations && stock.status === 200 && !stock.hasViolations,
  },
  {
    title: "Pages of a list",
    stock: "responds with the complete list of the example, whatever `offset` and `limit` are.",
    mock: "responds with the part of that list that the request asks for.",
    why: "A caller who asks for the next page would get the first one again, without end.",
    matches: (mock, stock) =>
      mock.status === 200 && describeFacts({ ...mock, body: "" }) === describeFacts({ ...stock, body: "" }),
  },
  {
    title: "Methods that a path does not have",
    stock: "responds with 405.",
    mock: "responds with the same 405, and lists the documented methods in `Allow`.",
    why: "A 405 must have this header (RFC 9110, section 15.5.6).",
    matches: (mock, stock) =>
      mock.status === 405 &&
      mock.allow !== undefined &&
      stock.allow === undefined &&
      describeFacts({ ...mock, allow: undefined }) === describeFacts(stock),
  },
];

/** The same case on both mocks. */
export interface Compared {
  mock: CaseResult | undefined;
  stock: CaseResult | undefined;
}

/**
 * Sorts the cases to which the mocks respond differently.
 *
 * @returns The text of a readable list, and the cases whose difference has no known reason.
 */
export function compareMocks(cases: ReadonlyMap<string, Compared>): { text: string; unexplained: string[] } {
  const ids = new Map<Difference, string[]>();
  const unexplained: string[] = [];
  for (const [id, results] of cases) {
    const [mock, stock] = [factsOf(results.mock), factsOf(results.stock)];
    const [own, other] = [describeFacts(mock), describeFacts(stock)];
    if (own === other) continue;
    const difference = differences.find(({ matches }) => matches(mock, stock));
    if (difference === undefined) unexplained.push(`${id}: mock ${own}, stock ${other}`);
    else ids.set(difference, [...(ids.get(difference) ?? []), id]);
  }
  const sections = differences.map((difference) => {
    const { title, stock, mock, why } = difference;
    const list = (ids.get(difference) ?? []).map((id) => `- \`${id}\`\n`).join("");
    return `## ${title}\n\n- Stock Prism ${stock}\n- The mock ${mock}\n- Why: ${why}\n\nCases:\n\n${list}`;
  });
  const head = "Both mocks respond alike to all cases of the document, except these. This file is written by a test.";
  return { text: `# Where the mock differs from the stock Prism\n\n${head}\n\n${sections.join("\n")}`, unexplained };
}

function factsOf(result: CaseResult | undefined): Facts {
  const response = result?.exchange?.response;
  const headers = response?.headers ?? [];
  return {
    status: response?.status,
    contentType: headerOf(headers, "Content-Type"),
    allow: headerOf(headers, "Allow"),
    hasViolations: headerOf(headers, "sl-violations") !== undefined,
    // Names in paths are different in every run.
    body: Buffer.from(response?.body ?? [])
      .toString()
      .replace(/contract-[0-9a-f]+-\d+/g, "contract-…"),
  };
}

function describeFacts(facts: Facts): string {
  return JSON.stringify(facts);
}
