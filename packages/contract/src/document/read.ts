import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { eachContainer } from "./containers.js";
import {
  asDocument,
  asJson,
  DocumentError,
  isObject,
  type JsonValue,
  type OpenApiDocument,
  targetOf,
} from "./document.js";
import { jsonLocator } from "./json-source.js";
import { type Locate, sourceLocator } from "./source.js";
import { upgraded } from "./upgrade.js";
import { type UsableDocument, usableDocument } from "./usable.js";

/** A document as it was read, and where its places stand. */
export interface ReadDocument extends UsableDocument {
  /** Finds a place in the file, or in the files that it was bundled from where it names them. */
  locate: Locate;
}

/**
 * Reads a document of one JSON or YAML file and disables what cannot be used in it.
 *
 * @param file - Path of the file.
 * @param ifMissing - What to do if the file does not exist, as the end of a sentence.
 * @throws {DocumentError} If the file cannot be read, is not an OpenAPI 3.0 or 3.1 document, or has no operation that can be used.
 */
export async function readDocument(file: string, ifMissing?: string): Promise<ReadDocument> {
  const text = await readText(file, ifMissing);
  const value = parse(text, file);
  const usable = usableDocument(value);
  return { ...usable, locate: locatorOf(value, text, file) };
}

/**
 * Reads a document of one JSON or YAML file, of which all is to be used.
 *
 * @param ifMissing - What to do if the file does not exist, as the end of a sentence.
 * @throws {DocumentError} If the file cannot be read, is not an OpenAPI 3.0 or 3.1 document, or refers to other files.
 */
export async function loadDocument(file: string | URL, ifMissing?: string): Promise<OpenApiDocument> {
  const text = await readText(file, ifMissing);
  const document = asDocument(upgraded(parse(text, String(file))));
  assertBundled(document);
  return document;
}

/** Reads the text of a document, without a byte order mark. */
async function readText(file: string | URL, ifMissing?: string): Promise<string> {
  try {
    const text = await readFile(file, "utf8");
    return text.replace(/^\uFEFF/, "");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === "ENOENT"
        ? `the file does not exist${ifMissing === undefined ? "" : `; ${ifMissing}`}`
        : (error as Error).message;
    throw new DocumentError(`Cannot read ${String(file)}: ${why}.`, { cause: error });
  }
}

/** Fields that hold values instead of parts of the document, in which `$ref` means nothing. */
const valueFields = new Set(["example", "examples", "value", "default", "const", "enum"]);

/** @throws {DocumentError} If a reference leads to another file. */
function assertBundled(document: OpenApiDocument): void {
  eachContainer(
    asJson(document),
    (value, at) => {
      const reference = isObject(value) ? value.$ref : undefined;
      if (typeof reference === "string" && !reference.startsWith("#")) targetOf(reference, at);
    },
    (name) => !valueFields.has(name) && !name.startsWith("x-"),
  );
}

function parse(text: string, file: string): JsonValue {
  return /^\s*\{/.test(text) && !/\.ya?ml$/i.test(file) ? parseJson(text, file) : parseYaml(text, file);
}

function parseJson(text: string, file: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DocumentError(`${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
}

function parseYaml(text: string, file: string): JsonValue {
  const lines = new LineCounter();
  try {
    const parsed = parseDocument(text, { merge: true, lineCounter: lines, prettyErrors: false });
    const [error] = parsed.errors;
    if (error) {
      const { line, col } = lines.linePos(error.pos[0]);
      throw new DocumentError(`${file}:${line}:${col} is not valid YAML: ${error.message}`);
    }
    // What an alias stands for becomes a value of its own, for it may be changed in one place.
    return JSON.parse(JSON.stringify(parsed.toJS({ maxAliasCount: 10_000 })) ?? "null");
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw new DocumentError(`${file} is not valid YAML: ${(error as Error).message}`, { cause: error });
  }
}

function locatorOf(value: JsonValue, text: string, file: string): Locate {
  const generated = isObject(value) ? value["x-generated"] : undefined;
  const source = isObject(generated) ? generated.source : undefined;
  if (typeof source === "string") return sourceLocator(process.cwd(), source);
  const below = relative(process.cwd(), file).replaceAll("\\", "/");
  const shown = below.startsWith("..") ? file : below;
  return /^\s*\{/.test(text) ? jsonLocator(text, shown) : sourceLocator(process.cwd(), shown);
}
