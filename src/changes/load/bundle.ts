import { readFile } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { BaseResolver, bundle, createConfig, getLineColLocation, type NormalizedProblem } from "@redocly/openapi-core";
import {
  isObject,
  type JsonObject,
  type JsonValue,
  type Locate,
  locateNothing,
  pointerOf,
  sourceLocator,
  stepsOf,
} from "openapi-contract/document";
import { parse } from "yaml";
import { undescribeKnownValues } from "../../generate/describe-known-values.js";
import { memberOf } from "../version.js";
import { LoadError } from "./load-error.js";

/** A bundled document, and where its parts stand. */
export interface Bundled {
  document: JsonObject;
  locate: Locate;
}

/**
 * Reads a document and joins the files that it refers to.
 *
 * @param reference - An absolute path, or a URL.
 * @param name - What messages call it.
 * @param root - The directory that places are told relative to.
 * @throws {LoadError} If it cannot be read, is not YAML or JSON, refers to something that does not exist, or is not
 *   OpenAPI 3.0 or 3.1.
 */
export async function bundleDocument(reference: string, name: string, root: string): Promise<Bundled> {
  const isRemote = /^https?:/.test(reference);
  const own = isRemote ? undefined : await selfContained(reference);
  if (own !== undefined)
    return { document: checked(own, name), locate: sourceLocator(root, relative(root, reference)) };
  let parsed: unknown;
  let problems: NormalizedProblem[];
  try {
    const config = await createConfig({});
    const result = await bundle({ ref: reference, config, externalRefResolver: new BaseResolver(config.resolve) });
    // A copy, since Redocly shares what YAML anchors name, and so that nothing but JSON is left.
    parsed = JSON.parse(JSON.stringify(result.bundle.parsed ?? null));
    problems = result.problems.filter(({ severity }) => severity === "error");
  } catch (error) {
    throw new LoadError(
      `Cannot read ${name}: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
      {
        cause: error,
      },
    );
  }
  const [first] = problems;
  if (first) throw new LoadError(`Cannot read ${name}: ${problemText(first, reference)}`);
  return {
    document: checked(parsed, name),
    locate: isRemote ? locateNothing : sourceLocator(root, relative(root, reference)),
  };
}

/**
 * The document of a file that refers to no other one and to nothing that does not exist; `undefined` of any other. It needs
 * no bundling, which follows references as deep as they go.
 */
async function selfContained(file: string): Promise<JsonValue | undefined> {
  let value: unknown;
  try {
    const text = (await readFile(file, "utf8")).replace(/^\uFEFF/, "");
    value = /^\s*\{/.test(text) ? JSON.parse(text) : parse(text, { merge: true, maxAliasCount: 10_000 });
  } catch {
    // The bundler says what is wrong, and where.
    return undefined;
  }
  const document: JsonValue = JSON.parse(JSON.stringify(value ?? null));
  return [...referencesOf(document)].every((reference) => exists(document, reference)) ? document : undefined;
}

/** All references of a document, as far as `$ref` is a string: examples may hold anything. */
function referencesOf(document: JsonValue): Set<string> {
  const found = new Set<string>();
  const pending: JsonValue[] = [document];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== "object" || value === null) continue;
    for (const [name, member] of Object.entries(value)) {
      if (name === "$ref" && typeof member === "string") found.add(member);
      else if (member !== undefined) pending.push(member);
    }
  }
  return found;
}

function exists(document: JsonValue, reference: string): boolean {
  const target = pointerOf(reference);
  return target !== undefined && memberOf({ value: document, pointer: "" }, ...stepsOf(target)) !== undefined;
}

/**
 * The document, if it can be compared.
 *
 * @throws {LoadError} If it cannot.
 */
function checked(parsed: unknown, name: string): JsonObject {
  if (!isObject(parsed)) throw new LoadError(`${name} is not an OpenAPI document: it must be an object.`);
  if (typeof parsed.swagger === "string") {
    throw new LoadError(`${name} is Swagger ${parsed.swagger}: convert it to OpenAPI 3 first.`);
  }
  if (typeof parsed.openapi !== "string" || !/^3\.[01](\.|$)/.test(parsed.openapi)) {
    throw new LoadError(
      `${name} is not an OpenAPI 3.0 or 3.1 document: \`openapi\` is ${JSON.stringify(parsed.openapi)}.`,
    );
  }
  // A released document is a generated one, and is compared with the sources.
  undescribeKnownValues(parsed);
  return parsed;
}

function problemText({ message, location }: NormalizedProblem, reference: string): string {
  const [first] = location;
  if (!first) return message;
  const { start } = getLineColLocation(first);
  const file = relative(dirname(reference), first.source.absoluteRef);
  return `${file}:${start.line}: ${message.split("\n")[0]}`;
}
