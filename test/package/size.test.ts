import { stat } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, inject, test } from "vitest";

const { consumer, tarball, files } = inject("packed");

/** How many bytes the package may take: packed, and its code unpacked. */
const packageLimits = { tarball: 250_000, code: 220_000 };

/** How many bytes a client of one operation may take, gzipped: one that reads, and one that sends images. */
const limits = { listFaceSets: 11_000, addFaces: 13_000 };

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

function gzipped(text: string): number {
  return gzipSync(text, { level: 9 }).byteLength;
}

const options = `{ region: "cn-north-4", projectId: "p", auth: tokenAuth("t") }`;

test("a client of one operation is small and holds nothing of the others", async () => {
  const clientOf = (operation: string) =>
    bundled(`
      import { tokenAuth } from "frs-openapi";
      import { createClientOf, ${operation} } from "frs-openapi/operations";
      export const frs = createClientOf({ ${operation} }, ${options});
    `);
  const [listing, adding, whole, bare] = await Promise.all([
    clientOf("listFaceSets"),
    clientOf("addFaces"),
    bundled(`
      import { createFrsClient, tokenAuth } from "frs-openapi";
      export const frs = createFrsClient(${options});
    `),
    bundled(`
      import createClient from "openapi-fetch";
      export const frs = createClient({ baseUrl: "https://face.cn-north-4.myhuaweicloud.com" });
    `),
  ]);
  const sizes = { listFaceSets: listing, addFaces: adding, "all operations": whole, "openapi-fetch alone": bare };
  for (const [name, text] of Object.entries(sizes)) {
    console.log(`${name}: ${Buffer.byteLength(text)} bytes, ${gzipped(text)} gzipped`);
  }
  expect(listing).toContain("face-sets");
  for (const one of [listing, adding]) {
    expect(one).not.toContain("face-compare");
    expect(one).not.toContain("SDK-HMAC-SHA256");
  }
  expect(whole).toContain("face-compare");
  expect(gzipped(listing)).toBeLessThanOrEqual(limits.listFaceSets);
  expect(gzipped(adding)).toBeLessThanOrEqual(limits.addFaces);
});

test("the package is small", async () => {
  const code = files.filter((file) => file.endsWith(".js"));
  const sizes = await Promise.all(code.map(async (file) => (await stat(join(consumer, "package", file))).size));
  const found = { tarball: (await stat(tarball)).size, code: sizes.reduce((sum, size) => sum + size, 0) };
  console.log(`tarball: ${found.tarball} bytes; JavaScript: ${found.code} bytes`);
  expect(found.tarball).toBeLessThanOrEqual(packageLimits.tarball);
  expect(found.code).toBeLessThanOrEqual(packageLimits.code);
});
