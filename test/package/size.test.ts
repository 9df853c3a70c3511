import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, inject, test } from "vitest";

const { consumer } = inject("packed");

/** How many bytes a client of one operation may take, as a browser loads it. */
const limit = 10_000;

/** What a bundler makes of a module in a project that has the package installed, for production. */
async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: consumer },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

function zipped(text: string): number {
  return gzipSync(text, { level: 9 }).byteLength;
}

const options = `{ region: "cn-north-4", projectId: "p", auth: tokenAuth("t") }`;

test("a client of one operation is small and holds nothing of the others", async () => {
  const [one, whole, bare] = await Promise.all([
    bundled(`
      import { tokenAuth } from "frs-openapi";
      import { createClientOf, listFaceSets } from "frs-openapi/operations";
      export const frs = createClientOf({ listFaceSets }, ${options});
    `),
    bundled(`
      import { createFrsClient, tokenAuth } from "frs-openapi";
      export const frs = createFrsClient(${options});
    `),
    bundled(`
      import createClient from "openapi-fetch";
      export const frs = createClient({ baseUrl: "https://face.cn-north-4.myhuaweicloud.com" });
    `),
  ]);
  const sizes = { "one operation": one, "all operations": whole, "openapi-fetch alone": bare };
  for (const [name, text] of Object.entries(sizes)) {
    console.log(`${name}: ${Buffer.byteLength(text)} bytes, ${zipped(text)} zipped`);
  }
  expect(one).toContain("face-sets");
  expect(one).not.toContain("face-compare");
  expect(one).not.toContain("SDK-HMAC-SHA256");
  expect(whole).toContain("face-compare");
  expect(zipped(one)).toBeLessThanOrEqual(limit);
});
