// How much memory a call takes beyond the image that its caller holds, at its peak, as a multiple of the body.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { load } from "../../src/cli/load.mjs";
import { printTable, readArguments, spread } from "./measure.mjs";
import { startServer } from "./server.mjs";

const { accessKeyAuth, createFrsClient, tokenAuth } = await load("src/index.ts");

const settings = readArguments({
  name: "memory",
  about: "Sends images of 8 MB as base64 and as a file, and takes the peak of the memory that this process uses.",
  rounds: 7,
});

setFlagsFromString("--expose-gc");
/** @type {() => void} */
const collectGarbage = runInNewContext("gc");

/** What lives in this process: objects and strings, and the buffers outside of them. */
function used() {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/**
 * The peak of the memory during a call, less what was there before it.
 *
 * @param {() => Promise<unknown>} call
 */
async function peakOf(call) {
  collectGarbage();
  const before = used();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, used());
  }, 1);
  await call();
  peak = Math.max(peak, used());
  clearInterval(timer);
  return peak - before;
}

// A PNG by its first bytes, as large as base64 of it may be.
const size = 8 * 1024 * 1024;
const image = Buffer.alloc((size / 4) * 3);
Buffer.from("89504e470d0a1a0a", "hex").copy(image);
const image_base64 = image.toString("base64");

const server = await startServer();
const common = { endpoint: server.origin, projectId: "0a1b2c3d4e5f60718293a4b5c6d7e8f9" };
const token = createFrsClient({ ...common, auth: tokenAuth("a-token") });
const signing = createFrsClient({ ...common, auth: accessKeyAuth({ accessKey: "a", secretKey: "s" }) });
/** @type {[string, () => Promise<unknown>, number][]} */
const calls = [
  ["base64 in JSON, token", () => token.detectFaces({ image_base64 }), size],
  ["base64 in JSON, access key", () => signing.detectFaces({ image_base64 }), size],
  ["file in a form, token", () => token.detectFaces({ image_file: new Blob([image]) }), image.length],
];
/** @type {import("./measure.mjs").Row[]} */
const rows = [];
for (const [name, call, bytes] of calls) {
  await call();
  const peaks = [];
  for (let round = 0; round < settings.rounds; round++) peaks.push((await peakOf(call)) / bytes);
  rows.push({ name, spread: spread(peaks), aim: { atMost: 4 } });
}
server.close();
printTable(`memory for an image of 8 MB, ${settings.rounds} rounds`, ["the peak to the body"], rows, settings);
