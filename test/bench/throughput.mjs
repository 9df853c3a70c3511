// How many calls a second one process makes, with many under way: the client over undici beside the same over fetch, and beside
// others. All candidates take turns in each round, so that a slow machine slows all.
import createClient from "openapi-fetch";
import { load } from "../../src/cli/load.mjs";
import { measureInTurns, median, printTable, ratios, readArguments } from "./measure.mjs";
import { generateHeyApi, missingPeers } from "./peers/hey-api.mjs";
import { responses, startServer } from "./server.mjs";

// Before undici is imported, which would put its dispatcher in place of the runtime's.
await fetch("data:,");
const { accessKeyAuth, createFrsClient, tokenAuth, undiciTransport } = await load("test/bench/client-entries.ts");
const { Agent, request } = await import("undici");

const settings = readArguments({
  name: "throughput",
  about:
    "Compares the calls a second of the client over undici and over fetch with those of other clients, 64 at a time.",
  rounds: 15,
});

const projectId = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
const path = "/v2/{project_id}/face-sets";
// As long as IAM makes them.
const token = "MIIF".repeat(400);
const input = {
  face_set_name: "visitors",
  face_set_capacity: 20_000,
  external_fields: { visits: { type: "integer" }, site: { type: "string" } },
};

/** @typedef {"GET" | "POST"} Method */
/** @typedef {{ name: string, aim?: import("./measure.mjs").Aim, call: { [M in Method]: () => Promise<unknown> } }} Candidate */

/**
 * The ways to make the same two calls; the first is the one that all are compared with.
 *
 * @param {string} endpoint
 * @returns {Candidate[]}
 */
function candidatesOf(endpoint) {
  const url = `${endpoint}/v2/${projectId}/face-sets`;
  const headers = { "Content-Type": "application/json", "X-Auth-Token": token };
  /** @type {any} */
  const typed = createClient({ baseUrl: endpoint, headers });
  const params = { path: { project_id: projectId } };
  const dispatcher = new Agent();
  /** @param {object} options */
  const ours = (options) => {
    const frs = createFrsClient({ endpoint, projectId, auth: tokenAuth(token), ...options });
    return { GET: () => frs.listFaceSets(), POST: () => frs.createFaceSet(input) };
  };
  const auth = accessKeyAuth({ accessKey: "an-access-key", secretKey: "its-secret-key" });
  return [
    { name: "this client over fetch", call: ours({}) },
    { name: "this client over undici", aim: { atLeast: 2.5 }, call: ours({ transport: undiciTransport() }) },
    {
      name: "this client over undici, 16 connections",
      call: ours({ transport: undiciTransport({ connections: 16 }) }),
    },
    { name: "this client over undici, access key", call: ours({ transport: undiciTransport(), auth }) },
    {
      name: "undici.request",
      call: {
        GET: async () => (await request(url, { headers, dispatcher })).body.json(),
        POST: async () => {
          const { body } = await request(url, { method: "POST", headers, body: JSON.stringify(input), dispatcher });
          return await body.json();
        },
      },
    },
    {
      name: "plain fetch",
      call: {
        GET: async () => (await fetch(url, { headers })).json(),
        POST: async () => (await fetch(url, { method: "POST", headers, body: JSON.stringify(input) })).json(),
      },
    },
    {
      name: "openapi-fetch",
      call: {
        GET: async () => (await typed.GET(path, { params })).data,
        POST: async () => (await typed.POST(path, { params, body: input })).data,
      },
    },
  ];
}

/**
 * Measures all candidates in turns and prints the results.
 *
 * @param {string} title
 * @param {readonly Candidate[]} candidates
 * @param {Method} method
 */
async function compare(title, candidates, method) {
  const [count, concurrency] = [3200, 64];
  const expected = JSON.stringify(JSON.parse(responses[method]));
  for (const { name, call } of candidates) {
    if (JSON.stringify(await call[method]()) !== expected) throw new Error(`${name} gave another response.`);
  }
  const rounds = { count, concurrency, rounds: settings.rounds };
  const results = await measureInTurns(
    candidates.map(({ call }) => call[method]),
    rounds,
  );
  const rates = results.map(({ elapsed }) => elapsed.map((each) => 1e6 / each));
  const rows = candidates.map(({ name, aim }, index) => ({
    name,
    cells: [Math.round(median(rates[index] ?? [])).toString(), `${median(results[index]?.cpu ?? []).toFixed(1)} µs`],
    ...(index === 0 ? {} : { spread: ratios(rates[index] ?? [], rates[0] ?? []) }),
    ...(aim ? { aim } : {}),
  }));
  printTable(
    `${title}, ${concurrency} at a time, ${settings.rounds} rounds of ${count} calls`,
    ["calls/s", "CPU/call", "the calls/s to those of this client over fetch"],
    rows,
    settings,
  );
}

/**
 * The client that another generator makes from the same document.
 *
 * @param {string} endpoint
 * @param {{ directory: string, version: string }} generated
 * @returns {Promise<Candidate>}
 */
async function generatedCandidate(endpoint, { directory, version }) {
  const { listFaceSets, createFaceSet } = await import(`${directory}/sdk.gen.js`);
  const { createClient: create, createConfig } = await import(`${directory}/client/index.js`);
  const options = {
    client: create(createConfig({ baseUrl: endpoint })),
    headers: { "X-Auth-Token": token },
    path: { project_id: projectId },
    throwOnError: true,
  };
  return {
    name: `hey-api ${version}`,
    call: {
      GET: async () => (await listFaceSets(options)).data,
      POST: async () => (await createFaceSet({ ...options, body: input })).data,
    },
  };
}

if (missingPeers !== "") console.log(missingPeers);
const peer = missingPeers === "" ? await generateHeyApi() : undefined;
const server = await startServer();
try {
  const candidates = candidatesOf(server.origin);
  if (peer) candidates.push(await generatedCandidate(server.origin, peer));
  await compare("GET listFaceSets", candidates, "GET");
  await compare("POST createFaceSet", candidates, "POST");
} finally {
  server.close();
  await peer?.remove();
}
