import { readFile } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { BaseResolver, bundle, createConfig, getLineColLocation, type NormalizedProblem } from "@redocly/openapi-core";
import {
  isObject,
  type JsonObject,
  type JsonValue,
  jsonLocator,
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
import { limitedFetch } from "./remote.js";

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
 * @param limitMs - How long a remote file may take.
 * @throws {LoadError} If it cannot be read, is not YAML or JSON, refers to something that does not exist, or is not
 *   OpenAPI 3.0 or 3.1.
 */
export async function bundleDocument(
  reference: string,
  name: string,
  root: string,
  limitMs?: number,
): Promise<Bundled> {
  const isRemote = /^https?:/.test(reference);
  const file = relative(root, reference);
  const own = isRemote ? undefined : await selfContained(reference);
  if (own !== undefined) {
    // A large JSON file is not worth a tree of nodes.
    const locate =
      own.json === undefined ? sourceLocator(root, file) : jsonLocator(own.json, file.replaceAll("\\", "/"));
    return { document: checked(own.value, name), locate };
  }
  let parsed: unknown;
  let problems: NormalizedProblem[];
  try {
    const config = await createConfig({});
    config.resolve.http.customFetch = limitedFetch(limitMs);
    const result = await bundle({ ref: reference, config, externalRefResolver: new BaseResolver(config.resolve) });
    // A copy, since Redocly shares what YAML anchors name, and so that nothing but JSON is left.
    parsed = JSON.parse(JSON.stringify(result.bundle.parsed ?? null));
    problems = result.problems.filter(({ severity }) => severity === "error");
  } catch (error) {
    throw new LoadError(`Cannot read ${name}: ${reasonOf(error)}`, { cause: error });
  }
  const [first] = problems;
  if (first) throw new LoadError(`Cannot read ${name}: ${problemText(first, reference)}`);
  return {
    document: checked(parsed, name),
    locate: isRemote ? locateNothing : sourceLocator(root, file),
  };
}

/**
 * The document of a file that refers to no other one and to nothing that does not exist; `undefined` of any other. It needs
 * no bundling, which follows references as deep as they go.
 */
async function selfContained(file: string): Promise<{ value: JsonValue; json?: string } | undefined> {
  try {
    const text = (await readFile(file, "utf8")).replace(/^\uFEFF/, "");
    if (text.includes("\0")) return undefined;
    const isJson = /^\s*\{/.test(text);
    // A copy of YAML, so that what an anchor names stands in each place for itself.
    const plain = isJson ? text : JSON.stringify(parse(text, { merge: true, maxAliasCount: 10_000 }) ?? null);
    const value: JsonValue = JSON.parse(plain);
    if (![...referencesOf(value)].every((reference) => exists(value, reference))) return undefined;
    return isJson ? { value, json: text } : { value };
  } catch {
    // The bundler says what is wrong, and where.
    return undefined;
  }
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
  if (parsed === null) throw new LoadError(`${name} is empty: it must be an OpenAPI document.`);
  if (!isObject(parsed)) throw new LoadError(`${name} is not an OpenAPI document: it must be an object.`);
  if (typeof parsed.swagger === "string") {
    throw new LoadError(`${name} is Swagger ${parsed.swagger}: convert it to OpenAPI 3 first.`);
  }
  if (typeof parsed.openapi !== "string" || !/^3\.[01](\.|$)/.test(parsed.openapi)) {
    const what =
      parsed.openapi === undefined
        ? "`openapi` is missing"
        : typeof parsed.openapi === "number"
          ? `\`openapi\` must be a string, such as "${parsed.openapi}.0"`
          : `\`openapi\` is ${JSON.stringify(parsed.openapi)}`;
    throw new LoadError(`${name} is not an OpenAPI 3.0 or 3.1 document: ${what}.`);
  }
  const problem = contentProblem(parsed);
  if (problem !== undefined) throw new LoadError(`${name} is not an OpenAPI document: ${problem}`);
  // A released document is a generated one, and is compared with the sources.
  undescribeKnownValues(parsed);
  return parsed;
}

/** The fields of which a document must have one: without them, it would be compared as one that describes nothing. */
const contents = ["paths", "webhooks", "components"];

/** What is wrong with the fields that describe something; `undefined` if nothing is. */
function contentProblem(document: JsonObject): string | undefined {
  const missing = contents.filter((name) => !(name in document));
  for (const key of Object.keys(document)) {
    const meant = contents.includes(key) ? undefined : missing.find((name) => isMisspelling(key, name));
    if (meant !== undefined) return `unknown field \`${key}\`. Did you mean \`${meant}\`?`;
  }
  const invalid = contents.find((name) => name in document && !isObject(document[name]));
  if (invalid !== undefined) return `\`${invalid}\` must be an object.`;
  return missing.length < contents.length ? undefined : "it must have `paths`, `webhooks` or `components`.";
}

/** Whether a name is another one with a character too many, too few or replaced; case does not count. */
function isMisspelling(typed: string, name: string): boolean {
  const [one, other] = [typed.toLowerCase(), name.toLowerCase()];
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  const longest = Math.min(one.length, other.length) - start;
  while (end < longest && one.at(-1 - end) === other.at(-1 - end)) end++;
  return Math.max(one.length, other.length) - start - end <= 1;
}

/** Why a file cannot be read, in one line. */
function reasonOf(error: unknown): string {
  const messages = error instanceof Error ? error.message.split("\n") : [String(error)];
  const text = messages[0] ?? "";
  if (/null byte/.test(text)) return "it is not a text file.";
  if (error instanceof RangeError) return "an anchor refers to what it is part of, or it is nested too deep.";
  if (/^Self-referencing circular pointer/.test(text)) return "a `$ref` refers to itself, directly or through others.";
  return text;
}

function problemText({ message, location }: NormalizedProblem, reference: string): string {
  const [first] = location;
  if (!first) return message;
  const { start } = getLineColLocation(first);
  const file = relative(dirname(reference), first.source.absoluteRef);
  return `${file}:${start.line}: ${message.split("\n")[0]}`;
}
