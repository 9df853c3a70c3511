// How many requests are signed in a second, next to the official algorithm written down as it reads: one pass of
// node:crypto for each of its steps, and headers and path made anew for each, as the official SDK for Node does.
import { createHash, createHmac } from "node:crypto";
import { load } from "../../src/cli/load.mjs";
import { measure, median, printTable, ratios, readArguments } from "./measure.mjs";

const { accessKeyAuth } = await load("src/index.ts");

const settings = readArguments({
  name: "signing",
  about: "Compares signatures a second with the official algorithm, for bodies of 1 KB and 7 MB.",
  rounds: 21,
});

const projectId = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
const key = { accessKey: "an-access-key", secretKey: "its-secret-key" };
const method = "POST";
const url = `https://face.cn-north-4.myhuaweicloud.com/v2/${projectId}/face-detect`;

/** @param {string} text */
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** @param {string} text */
const hmac = (text) => createHmac("sha256", key.secretKey).update(text).digest("hex");

/** @param {string} text */
const encode = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The official algorithm.
 *
 * @param {{ [name: string]: string }} headers
 * @param {string} body
 * @param {Date} time
 * @returns {{ [name: string]: string }} The headers to send.
 */
function signOfficially(headers, body, time) {
  const date = `${time.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const { host, pathname, searchParams } = new URL(url);
  /** @type {{ [name: string]: string }} */
  const all = { ...headers, "X-Sdk-Date": date, "X-Project-Id": projectId, host };
  const byName = (/** @type {string} */ a, /** @type {string} */ b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1);

  const path = pathname.split("/").map(encode).join("/");
  const canonicalUri = path.endsWith("/") ? path : `${path}/`;
  const canonicalQuery = [...new Set(searchParams.keys())]
    .sort()
    .flatMap((name) => {
      const values = searchParams.getAll(name).sort();
      return values.map((value) => `${encode(name)}=${encode(value)}`);
    })
    .join("&");
  const canonicalHeaders = Object.keys(all)
    .sort(byName)
    .map((name) => `${name.toLowerCase()}:${all[name]}\n`)
    .join("");
  const signedHeaders = Object.keys(all).sort(byName).join(";").toLowerCase();
  const payloadHash = sha256(body);
  const canonicalRequest = [method, canonicalUri, canonicalQuery, canonicalHeaders, signedHeaders, payloadHash].join(
    "\n",
  );
  const signature = hmac(["SDK-HMAC-SHA256", date, sha256(canonicalRequest)].join("\n"));
  return {
    ...all,
    Authorization: `SDK-HMAC-SHA256 Access=${key.accessKey}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  };
}

/** @type {(headers: { [name: string]: string }, body: string, now: Date) => Promise<{ [name: string]: string }>} */
const signedOfficially = async (headers, body, now) => signOfficially(headers, body, now);

let time = new Date();
const response = { status: 200, headers: new Headers() };
/** @type {Headers} */
let sent;
const layer = accessKeyAuth(key, { now: () => time })(async (/** @type {{ headers: Headers }} */ request) => {
  sent = request.headers;
  return response;
});

/**
 * This client's way: the layer that signs, with nothing behind it.
 *
 * @param {Headers} headers
 * @param {string} body
 */
async function signedByClient(headers, body) {
  await layer({ method, url, headers, body, signal: undefined }, { operation: "detectFaces", projectId });
  return sent;
}

const plain = { "Content-Type": "application/json" };
/** @type {import("./measure.mjs").Row[]} */
const rows = [];
for (const { name, size, count, aim } of [
  { name: "1 KB", size: 1024, count: 2000, aim: /** @type {const} */ ({ atLeast: 1.3 }) },
  { name: "7 MB", size: 7 * 1024 * 1024, count: 4, aim: undefined },
]) {
  const frame = JSON.stringify({ image_base64: "" });
  // Written once, as the text that is sent is.
  const body = JSON.stringify({ image_base64: "A".repeat(size - frame.length) });
  const headers = new Headers(plain);
  const candidates = {
    official: () => signedOfficially(plain, body, time),
    client: () => signedByClient(headers, body),
  };
  const expected = (await candidates.official()).Authorization;
  const given = (await candidates.client()).get("Authorization");
  if (given !== expected) throw new Error(`The signatures differ:\n${expected}\n${given}`);

  /** @type {{ official: number[], client: number[] }} */
  const cpu = { official: [], client: [] };
  await measure(candidates.official, count);
  await measure(candidates.client, count);
  for (let round = 0; round < settings.rounds; round++) {
    time = new Date();
    cpu.official.push((await measure(candidates.official, count)).cpu);
    cpu.client.push((await measure(candidates.client, count)).cpu);
  }
  const second = (/** @type {number[]} */ values) => (1e6 / median(values)).toFixed(0);
  rows.push(
    { name: `${name}, official algorithm`, cells: [second(cpu.official)] },
    {
      name: `${name}, this client`,
      cells: [second(cpu.client)],
      spread: ratios(cpu.official, cpu.client),
      ...(aim ? { aim } : {}),
    },
  );
}
printTable(
  `signatures of JSON bodies, ${settings.rounds} rounds`,
  ["signatures/s of CPU", "how many times as many as by the official algorithm"],
  rows,
  settings,
);
