import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** Formats that say nothing about the characters of a string. */
const openFormats = ["binary", "password"];

/** Returns an Ajv that knows the formats of JSON Schema and OpenAPI. */
export function withFormats(ajv: Ajv2020): Ajv2020 {
  // ajv-formats is CommonJS: its types put the function under `default`, where Node does not.
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  for (const format of openFormats) ajv.addFormat(format, true);
  return ajv;
}

let ajv: Ajv2020 | undefined;
const known = new Map<string, ValidateFunction>();

/** Whether a string or number is of a format; a format that is not known takes everything. */
export function isOfFormat(format: string, value: string | number): boolean {
  ajv ??= withFormats(new Ajv2020({ strict: false, logger: false, meta: false, validateSchema: false }));
  const validate = known.get(format) ?? ajv.compile({ format });
  known.set(format, validate);
  return validate(value) === true;
}
