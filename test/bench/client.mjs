// What a call costs beside plain `fetch`: with a stub in its place, which shows the client's own cost, and over HTTP
// to a server in another process. All candidates take turns in each round, so that a slow machine slows all.
import createClient from "openapi-fetch";
import { load } from "../../src/cli/load.mjs";
import { measureInTurns, median, printTable, ratios, readArguments } from "./measure.mjs";
import { responses, startServer } from "./server.mjs";

const { createFrsClient, tokenAuth, accessKeyAuth } = await load("src/index.ts");

const settings = readArguments({
  name: "client",
  about: "Compares calls through the client with plain fetch and bare openapi-fetch: calls a second, and CPU per call.",
  rounds: 15,
});

const projectId = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
const path = "/v2/{project_id}/face-sets";
const library = {
  face_set_name: "visitors",
  face_set_capacity: 20_000,
  external_fields: { visits: { type: "integer" }, site: { type: "string" } },
};

/** @typedef {"GET" | "POST"} Method */
/** @typedef {{ name: string, aim?: import("./measure.mjs").Aim, call: { [M in Method]: () => Promise<unknown> } }} Candidate */

/**
 * The ways to make the same two calls.
 *
 * @param {string} endpoint
 * @param {typeof globalThis.fetch} fetch
 * @param {string} token
 * @param {import("./measure.mjs").Aim} aim - For the client with a token.
 * @returns {Candidate[]}
 */
function candidatesOf(endpoint, fetch, token, aim) {
  const url = `${endpoint}/v2/${projectId}/face-sets`;
  const headers = { "Content-Type": "application/json", "X-Auth-Token": token };
  /** @type {any} */
  const bare = createClient({ baseUrl: endpoint, fetch, headers });
  const params = { path: { project_id: projectId } };
  /** @param {unknown} auth */
  const ours = (auth) => {
    const frs = createFrsClient({ endpoint, projectId, auth, fetch });
    return { GET: () => frs.listFaceSets(), POST: () => frs.createFaceSet(library) };
  };
  return [
    {
      name: "plain fetch",
      call: {
        GET: async () => JSON.parse(await (await fetch(url, { method: "GET", headers })).text()),
        POST: async () => {
          const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(library) });
          return JSON.parse(await response.text());
        },
      },
    },
    {
      name: "openapi-fetch",
      call: {
        GET: async () => (await bare.GET(path, { params })).data,
        POST: async () => (await bare.POST(path, { params, body: library })).data,
      },
    },
    { name: "this client, token", aim, call: ours(tokenAuth(token)) },
    {
      name: "this client, access key",
      call: ours(accessKeyAuth({ accessKey: "an-access-key", secretKey: "its-secret-key" })),
    },
  ];
}

/**
 * Measures all candidates in turns and prints what came out.
 *
 * @param {string} title
 * @param {readonly Candidate[]} candidates
 * @param {Method} method
 * @param {{ count: number, concurrency: number }} load
 */
async function compare(title, candidates, method, { count, concurrency }) {
  const expected = JSON.stringify(JSON.parse(responses[method]));
  for (const { name, call } of candidates) {
    if (JSON.stringify(await call[method]()) !== expected) throw new Error(`${name} gave another response.`);
  }
  const rounds = { count, concurrency, rounds: settings.rounds };
  const results = await measureInTurns(
    candidates.map(({ call }) => call[method]),
    rounds,
  );
  const rows = candidates.map(({ name, aim }, index) => {
    const { cpu, elapsed } = results[index] ?? { cpu: [], elapsed: [] };
    return {
      name,
      cells: [Math.round(1e6 / median(elapsed)).toString(), `${median(cpu).toFixed(1)} µs`],
      ...(index === 0 ? {} : { spread: ratios(cpu, results[0]?.cpu ?? []) }),
      ...(aim ? { aim } : {}),
    };
  });
  printTable(
    `${title}, ${settings.rounds} rounds of ${count} calls`,
    ["calls/s", "CPU/call", "the CPU to that of plain fetch"],
    rows,
    settings,
  );
}

/** Responds at once with what the server would send. */
const stub = /** @type {typeof globalThis.fetch} */ (
  async (_, init) => {
    const body =
      init?.method === "POST" || (_ instanceof Request && _.method === "POST") ? responses.POST : responses.GET;
    return new Response(body, { headers: { "Content-Type": "application/json" } });
  }
);

// A short token: the runtime checks each character of a header, which plain fetch has to pay as well, but not with a stub.
const stubbed = candidatesOf("http://frs.example", stub, "a-token", { atMost: 2.5 });
await compare("a stub in place of fetch, GET listFaceSets", stubbed, "GET", { count: 2000, concurrency: 1 });
await compare("a stub in place of fetch, POST createFaceSet", stubbed, "POST", { count: 2000, concurrency: 1 });

const server = await startServer();
try {
  // As long as IAM makes them.
  const token = "MIIF".repeat(400);
  const real = candidatesOf(server.origin, (input, init) => fetch(input, init), token, { atMost: 1.25 });
  for (const method of /** @type {const} */ (["GET", "POST"])) {
    for (const concurrency of [1, 64]) {
      const operation = method === "GET" ? "GET listFaceSets" : "POST createFaceSet";
      await compare(`HTTP, ${operation}, ${concurrency} at a time`, real, method, { count: 1600, concurrency });
    }
  }
} finally {
  server.close();
}
