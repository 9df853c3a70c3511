// How calls end when something goes wrong on the wire: every fault of test/faults, with this client and its peers.
import createClient from "openapi-fetch";
import { load } from "../../src/cli/load.mjs";
import { readArguments } from "./measure.mjs";
import { generateHeyApi, missingPeers } from "./peers/hey-api.mjs";

/** @type {typeof import("../../src/index.js")} */
const { createFrsClient, tokenAuth } = await load("src/index.ts");
/** @type {typeof import("../faults/faults.js")} */
const { faults } = await load("test/faults/faults.ts");
/** @type {typeof import("../faults/server.js")} */
const { closedEndpoint, startFaultyServer, unknownEndpoint } = await load("test/faults/server.ts");

const settings = readArguments({
  name: "faults",
  about: `Counts the faults of test/faults after which a call ends right: with the response, if one was to be had, and else with an
error, before long, and sent no more often than is safe. Each client is used as its documentation shows; only this one
has retries and a timeout of its own, which is set to 250 ms here. What an error says does not count. With several rounds, a
fault counts if it ended right in all of them.`,
  rounds: 1,
});

/**
 * After which time a call counts as one that hangs, in milliseconds: soon where the server does, and else so late that a slow
 * machine does not count.
 */
const patience = { ofHanging: 4000, ofOthers: 60_000 };

const projectId = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
const path = "/v2/{project_id}/face-sets";
const headers = { "Content-Type": "application/json", "X-Auth-Token": "a-token" };
const faceSet = { face_set_name: "a" };

/** @typedef {"read" | "write"} Kind */
/** @typedef {import("../faults/faults.js").FaultCase} FaultCase */
/** @typedef {{ name: string, call: (endpoint: string, kind: Kind, fault: FaultCase) => Promise<unknown> }} Candidate */

/** @type {Candidate[]} */
const candidates = [
  {
    name: "plain fetch",
    call: async (endpoint, kind) => {
      const url = `${endpoint}${path.replace("{project_id}", projectId)}`;
      const post = { method: "POST", body: JSON.stringify(faceSet) };
      const response = await fetch(url, { headers, ...(kind === "write" && post) });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return await response.json();
    },
  },
  {
    name: "openapi-fetch",
    call: async (endpoint, kind) => {
      /** @type {import("openapi-fetch").Client<import("../../generated/schema.js").paths>} */
      const client = createClient({ baseUrl: endpoint, headers });
      const params = { path: { project_id: projectId } };
      const { data, error } =
        kind === "read" ? await client.GET(path, { params }) : await client.POST(path, { params, body: faceSet });
      if (error !== undefined) throw new Error(JSON.stringify(error));
      return data;
    },
  },
  {
    name: "frs-openapi",
    call: async (endpoint, kind, fault) => {
      const isTimedOut = fault[kind].ends === "FrsTimeoutError";
      const frs = createFrsClient({
        endpoint,
        projectId,
        auth: tokenAuth("a-token"),
        ...(isTimedOut && { timeout: 250 }),
        // The delays between attempts are not waited for.
        clock: { sleep: async () => {} },
      });
      return await (kind === "read" ? frs.listFaceSets() : frs.createFaceSet(faceSet));
    },
  },
];

/**
 * How a call ends: `right`, or what is wrong.
 *
 * @param {Candidate} candidate
 * @param {FaultCase} fault
 * @param {Kind} kind
 */
async function ending({ call }, fault, kind) {
  const { serve } = fault;
  const addresses = { refuse: closedEndpoint, unknown: unknownEndpoint };
  const server = typeof serve === "string" ? undefined : await startFaultyServer(serve);
  const endpoint = typeof serve === "string" ? addresses[serve] : (server?.endpoint ?? "");
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const hang = new Promise((resolve) => {
    const isHanging = fault[kind].ends === "FrsTimeoutError";
    timer = setTimeout(() => resolve("hangs"), isHanging ? patience.ofHanging : patience.ofOthers);
  });
  const field = kind === "read" ? "face_sets_info" : "face_set_info";
  const ended = call(endpoint, kind, fault).then(
    (data) => (typeof data === "object" && data !== null && field in data ? "response" : "wrong response"),
    () => "error",
  );
  const how = await Promise.race([ended, hang]);
  clearTimeout(timer);
  await server?.close();
  const expected = fault[kind].ends === "response" ? "response" : "error";
  if (how !== expected) return how === "response" ? "wrong response" : how;
  const sent = server?.requests.length ?? 0;
  return sent > fault[kind].sent ? `sent ${sent} times` : "right";
}

if (missingPeers !== "") console.log(missingPeers);
const peer = missingPeers === "" ? await generateHeyApi() : undefined;
try {
  if (peer) {
    const { listFaceSets, createFaceSet } = await import(`${peer.directory}/sdk.gen.js`);
    const { createClient: create, createConfig } = await import(`${peer.directory}/client/index.js`);
    candidates.splice(2, 0, {
      name: `hey-api ${peer.version}`,
      call: async (endpoint, kind) => {
        const options = {
          client: create(createConfig({ baseUrl: endpoint })),
          headers: { "X-Auth-Token": "a-token" },
          path: { project_id: projectId },
          throwOnError: true,
        };
        const { data } = await (kind === "read" ? listFaceSets(options) : createFaceSet({ ...options, body: faceSet }));
        return data;
      },
    });
  }
  /** @type {{ name: string, endings: string[] }[]} */
  const rows = [];
  for (const fault of faults) {
    for (const kind of /** @type {const} */ (["read", "write"])) {
      /** @type {string[][]} */
      const rounds = [];
      for (let round = 0; round < settings.rounds; round++) {
        rounds.push(await Promise.all(candidates.map((candidate) => ending(candidate, fault, kind))));
      }
      const endings = candidates.map((_, index) => {
        return rounds.map((round) => round[index] ?? "").find((each) => each !== "right") ?? "right";
      });
      rows.push({ name: `${fault.name}, ${kind}`, endings });
    }
  }
  const names = candidates.map(({ name }) => name);
  const differing = rows.filter(({ endings }) => endings.some((each) => each !== "right"));
  console.log(`\n| fault | ${names.join(" | ")} |\n|---|${names.map(() => "---|").join("")}`);
  for (const { name, endings } of differing) console.log(`| ${name} | ${endings.join(" | ")} |`);
  const counts = names.map((_, index) => rows.filter(({ endings }) => endings[index] === "right").length);
  console.log(`| all that end right, of ${rows.length} | ${counts.join(" | ")} |`);
  if (settings.strict && counts.at(-1) !== rows.length) process.exitCode = 1;
} finally {
  await peer?.remove();
}
// Calls that hang would keep the process.
process.exit();
