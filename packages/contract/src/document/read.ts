import { relative } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { DocumentError, isObject, type JsonValue, readText } from "./document.js";
import { jsonLocator } from "./json-source.js";
import { type Locate, sourceLocator } from "./source.js";
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
 * @throws {DocumentError} If the file cannot be read, is not an OpenAPI 3.1 document, or has no operation that can be used.
 */
export async function readDocument(file: string, ifMissing?: string): Promise<ReadDocument> {
  const text = await readText(file, ifMissing);
  const value = /^\s*\{/.test(text) && !/\.ya?ml$/i.test(file) ? parseJson(text, file) : parseYaml(text, file);
  const usable = usableDocument(value);
  return { ...usable, locate: locatorOf(value, text, file) };
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
