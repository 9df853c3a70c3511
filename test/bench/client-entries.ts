// The client and its transport from one bundle, as in the package: each on its own would have a copy of the client.
export * from "../../src/index.js";
export { undiciTransport } from "../../src/undici.js";
