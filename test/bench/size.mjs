// What a client adds to a bundle for browsers: all operations, and one of them.
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { readArguments } from "./measure.mjs";
import { generateHeyApi, missingPeers } from "./peers/hey-api.mjs";

readArguments({
  name: "size",
  about: "Bundles clients for browsers, minified, and prints their bytes, also gzipped.",
  rounds: 1,
});

const source = fileURLToPath(new URL("../../src", import.meta.url));

/**
 * The bundle of a module.
 *
 * @param {string} contents
 */
async function bundle(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    write: false,
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

if (missingPeers !== "") console.log(missingPeers);
const peer = missingPeers === "" ? await generateHeyApi() : undefined;
const options = `{ region: "cn-north-4", projectId: "p", auth: tokenAuth("t") }`;
try {
  /** @type {[name: string, contents: string][]} */
  const clients = [
    [
      "openapi-fetch, no operations in it",
      `import createClient from "openapi-fetch"; export const client = createClient({ baseUrl: "http://a" });`,
    ],
    ...(peer
      ? /** @type {[string, string][]} */ ([
          [`hey-api ${peer.version}, one operation`, `export { listFaceSets } from "${peer.directory}/sdk.gen.js";`],
          [`hey-api ${peer.version}, all operations`, `export * from "${peer.directory}/sdk.gen.js";`],
        ])
      : []),
    [
      "frs-openapi, one operation",
      `import { tokenAuth } from "${source}/index.ts"; import { createClientOf, listFaceSets } from "${source}/operations.ts";
       export const frs = createClientOf({ listFaceSets }, ${options});`,
    ],
    [
      "frs-openapi, one operation with images",
      `import { tokenAuth } from "${source}/index.ts"; import { addFaces, createClientOf } from "${source}/operations.ts";
       export const frs = createClientOf({ addFaces }, ${options});`,
    ],
    [
      "frs-openapi, all operations",
      `import { createFrsClient, tokenAuth } from "${source}/index.ts"; export const frs = createFrsClient(${options});`,
    ],
  ];
  console.log("\n| bundle | bytes | gzipped |\n|---|---|---|");
  for (const [name, contents] of clients) {
    const bytes = await bundle(contents);
    console.log(`| ${name} | ${bytes.byteLength} | ${gzipSync(bytes, { level: 9 }).byteLength} |`);
  }
} finally {
  await peer?.remove();
}
