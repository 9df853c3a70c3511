import { join } from "node:path";
import { BaseResolver, bundle, lint, lintDocument, makeDocumentFromString } from "@redocly/openapi-core";
import type { OpenApiDocument } from "openapi-contract/document";
import openapiTS from "openapi-typescript";
import { generateClient } from "../../src/generate/client.js";
import { generateErrorCodes, generateRemedies } from "../../src/generate/error-codes.js";
import { formatFiles } from "../../src/generate/format.js";
import { sourceFile } from "../../src/generate/layout.js";
import { bundleSources, loadRules, SourceFiles } from "../../src/generate/lint.js";
import { generateOperations } from "../../src/generate/operations.js";
import { asJson } from "../../src/generate/pipeline.js";
import { generateTypes } from "../../src/generate/types.js";

/**
 * Generates everything as a pass does that keeps nothing and that uses each tool as its command does: files are parsed anew,
 * sources and bundle are checked by all rules, openapi-typescript checks and bundles the document again, each generator reads
 * the document for itself, and Biome is started by its script. This is what watching is measured against.
 *
 * @param biome - Path of Biome's program, which its script starts.
 * @returns How many characters were generated.
 */
export async function fullPass(root: string, biome: string): Promise<number> {
  const rules = await loadRules(root);
  const externalRefResolver = new BaseResolver(rules.resolve);
  const ref = join(root, sourceFile);
  const problems = await lint({ ref, config: rules, externalRefResolver });
  await bundle({ ref, config: rules, externalRefResolver });
  // Bundled as a session does it, since the result is the same; that it is done twice is left out of the time below.
  const document = await timeless(() => bundleSources(root, rules, new SourceFiles().read(rules.resolve)));
  const text = asJson(document);
  const source = makeDocumentFromString(text, join(root, "generated/openapi.json"));
  problems.push(...(await lintDocument({ document: source, config: rules, externalRefResolver: new BaseResolver() })));
  if (problems.length > 0) throw new Error(`The document has ${problems.length} problems: correct them first.`);

  // A copy, of which nothing that is computed is kept.
  const plain = (): OpenApiDocument => ({ ...document });
  const types = await generateTypes(plain(), (each, settings) =>
    openapiTS(structuredClone(each), {
      ...settings,
      transform: settings.transform ?? (() => undefined),
    }),
  );
  const code = new Map([
    ["generated/schema.ts", types],
    ["generated/operations.ts", generateOperations(plain())],
    ["generated/client.ts", generateClient(plain())],
    ["generated/error-codes.ts", generateErrorCodes(plain())],
    ["generated/remedies.ts", generateRemedies(plain())],
  ]);
  process.env.BIOME_BINARY = biome;
  try {
    const formatted = await formatFiles(root, code);
    return [...formatted.values()].reduce((sum, each) => sum + each.length, 0);
  } finally {
    delete process.env.BIOME_BINARY;
  }
}

/** Milliseconds of the last pass that do not count towards it. */
export let excluded = 0;

async function timeless<Value>(run: () => Promise<Value>): Promise<Value> {
  const start = performance.now();
  const value = await run();
  excluded = performance.now() - start;
  return value;
}
