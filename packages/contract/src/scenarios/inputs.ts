import { readFile } from "node:fs/promises";
import { type JsonValue, type OpenApiDocument, pointer, resolve, valueAt } from "../document/document.js";
import { createSchemaValidator } from "../document/validation.js";
import { ContractError } from "../errors.js";
import { suggestion } from "../nearest-name.js";
import type { MediaCheck } from "../profile.js";
import type { Scenario } from "./scenario.js";

/** Inputs from the command line, by name: a value, or `@` and the path of a file that contains it. */
export interface GivenInputs {
  readonly [name: string]: string;
}

/** Values of inputs, by name. */
export interface InputValues {
  readonly [name: string]: JsonValue;
}

/**
 * Reads values for the inputs of scenarios, which replace the defaults of the document, and validates each against its
 * schema. A file becomes base64 where the schema says so, else text.
 *
 * @param checkMedia - Checks files before they are sent many times.
 * @throws {ContractError} If an input is unknown, a file cannot be read, or a value does not match its schema. The
 *   message does not contain the value.
 */
export async function readInputs(
  given: GivenInputs,
  scenarios: readonly Scenario[],
  document: OpenApiDocument,
  checkMedia?: MediaCheck,
): Promise<InputValues> {
  const names = new Set(scenarios.flatMap(({ inputs }) => Object.keys(inputs)));
  const validator = createSchemaValidator(document);
  const values: [name: string, value: JsonValue][] = [];
  for (const [name, text] of Object.entries(given)) {
    if (!names.has(name)) throw new ContractError(`Unknown input ${name}.${suggestion(name, names)}`);
    const fail: Fail = (problem) => {
      throw new ContractError(`The input ${name} ${problem}`);
    };
    const schemas = scenarios
      .filter(({ inputs }) => Object.hasOwn(inputs, name))
      .map((scenario) => `${scenario.pointer}/inputs${pointer("properties", name)}`)
      .map((at) => ({ at, schema: resolve(document, valueAt(document, at), at).value }));
    const isBase64 = schemas.some(({ schema }) => schema.contentEncoding === "base64");
    const content = text.startsWith("@") ? await readContent(text.slice(1), isBase64, fail) : text;
    const value = schemas.some(({ schema }) => schema.type === "string") ? content : parsed(content, fail);
    for (const { at, schema } of schemas) {
      const [violation] = validator.validate(at, value);
      if (violation) fail(`does not match its schema: it ${violation.message} (${at}).`);
      const formats = schema["x-media-formats"];
      if (!isBase64 || !Array.isArray(formats)) continue;
      const problem = await checkMedia?.(content, formats.map(String), at);
      if (problem !== undefined) fail(problem);
    }
    values.push([name, value]);
  }
  return Object.fromEntries(values);
}

/** Throws an error that names the input. */
type Fail = (problem: string) => never;

async function readContent(file: string, isBase64: boolean, fail: Fail): Promise<string> {
  const bytes = await readFile(file).catch((error: Error) => fail(`cannot be read: ${error.message}.`));
  if (bytes.length === 0) fail(`cannot be read: ${file} is empty.`);
  if (isBase64) return bytes.toString("base64");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return fail(`cannot be read: ${file} is not valid UTF-8.`);
  }
}

function parsed(text: string, fail: Fail): JsonValue {
  try {
    // What was parsed as JSON is a value of JSON.
    return JSON.parse(text) as JsonValue;
  } catch {
    return fail("is not valid JSON.");
  }
}
