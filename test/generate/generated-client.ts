import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asDocument, type OpenApiDocument } from "openapi-contract/document";
import { onTestFinished } from "vitest";
import { load } from "../../src/cli/load.mjs";
import { generateClient } from "../../src/generate/client.js";
import { generateErrorCodes, generateRemedies } from "../../src/generate/error-codes.js";
import { generateOperations } from "../../src/generate/operations.js";
import { generateTypes } from "../../src/generate/types.js";
import { tokenAuth } from "../../src/index.js";
import { root } from "../root.js";

/** A document from which a client can be generated, served where its tests say. */
export function clientDocument(paths: object, schemas: object = {}): OpenApiDocument {
  return asDocument({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    servers: [{ url: "https://{region}.test", variables: { region: { default: "a", enum: ["a"] } } }],
    security: [{ token: [] }],
    paths,
    components: { schemas, securitySchemes: { token: { type: "apiKey", in: "header", name: "X-Auth-Token" } } },
    "x-error-catalogue": {},
  });
}

/** The methods of a client whose document the test made, so that it alone knows their types. */
export type Methods = { readonly [operationId: string]: (input?: object, options?: object) => Promise<unknown> };

/** A folder with the generated files of a document, beside the client that they import; gone when the test ends. */
export async function generatedFolder(document: OpenApiDocument): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "frs-openapi-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const part of ["src", "node_modules", "package.json"]) await symlink(join(root, part), join(folder, part));
  await mkdir(join(folder, "generated"));
  const files = {
    "client.ts": generateClient(document),
    "operations.ts": generateOperations(document),
    "schema.ts": await generateTypes(document),
    "error-codes.ts": generateErrorCodes(document),
    "remedies.ts": generateRemedies(document),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, "generated", name), text);
  return folder;
}

/** Generates a client from a document, and makes one that calls an endpoint. */
export async function generatedClient(document: OpenApiDocument, endpoint: string): Promise<Methods> {
  const { createFrsClient } = await load("generated/client.ts", await generatedFolder(document));
  return createFrsClient({ endpoint, projectId: "p", auth: tokenAuth("t"), retry: false });
}
