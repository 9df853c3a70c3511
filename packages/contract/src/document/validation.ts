import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { eachContainer } from "./containers.js";
import { type Direction, documentFor } from "./directions.js";
import { asJson, DocumentError, type OpenApiDocument } from "./document.js";
import { regularExpression } from "./patterns.js";
import { pointer, referenceTo } from "./pointer.js";
import type { IsValid } from "./schemas.js";

/** Keywords that OpenAPI adds to a schema and that say nothing about validity. */
const annotations = ["example", "externalDocs", "xml", "discriminator"];

/** One way in which a value breaks its schema. */
export interface Violation {
  /** JSON pointer into the value; empty for the value itself. */
  at: string;
  /** Keyword of the schema that is broken, such as `required`. */
  keyword: string;
  /** What is wrong, for example `must be string`. */
  message: string;
  /** JSON pointer of the keyword in the document; `undefined` if the schema has no place of its own, such as `false`. */
  pointer: string | undefined;
}

/** Validates values against the schemas of one document. */
export interface SchemaValidator {
  /**
   * The violations of `value` against the schema at a JSON pointer of the document; none means valid.
   *
   * @throws {DocumentError} If that place has no schema, or one that does not compile or refers to itself without end.
   */
  validate(schemaPointer: string, value: unknown): Violation[];
  /** Whether {@link validate} finds nothing. */
  readonly isValid: IsValid;
  /**
   * Compiles the schema at a JSON pointer without using it.
   *
   * @throws {DocumentError} If that place has no schema, or one that does not compile.
   */
  compile(schemaPointer: string): void;
}

/** Settings of a validator. */
export interface ValidatorOptions {
  /**
   * Whether a schema with an unknown keyword or format, or one that is surely not meant, does not compile. Documents of
   * others may hold such schemas.
   *
   * @default true
   */
  strict?: boolean;
  /**
   * Which way the values travel: no request has to hold what is `readOnly`, and no response what is `writeOnly`.
   *
   * @default neither
   */
  direction?: Direction;
}

/** Prepares Ajv for JSON Schema 2020-12 with a bundled document. */
export function createSchemaValidator(document: OpenApiDocument, options: ValidatorOptions = {}): SchemaValidator {
  const { strict = true, direction } = options;
  const validating = direction === undefined ? document : documentFor(document, direction);
  const ajv = new Ajv2020({
    allErrors: true,
    // The schema of each error leads to its place in the document.
    verbose: true,
    strict,
    strictTypes: false,
    strictRequired: false,
    validateFormats: true,
    code: { regExp: Object.assign(regularExpression, { code: "new RegExp" }) },
    ...(strict ? {} : { logger: false }),
  });
  // ajv-formats is CommonJS: its types put the function under `default`, where Node does not.
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  for (const format of ["binary", "password"]) ajv.addFormat(format, true);
  // The document itself is the root that references are resolved against: its own fields count as keywords, too.
  for (const keyword of new Set([...annotations, ...extensionKeywords(document), ...Object.keys(document)])) {
    if (!ajv.RULES.keywords[keyword]) ajv.addKeyword(keyword);
  }
  ajv.addSchema(validating, "document", false, false);

  const compiled = new Map<string, ValidateFunction>();
  const compile = (schemaPointer: string): ValidateFunction => {
    let validate = compiled.get(schemaPointer);
    if (!validate) {
      try {
        validate = ajv.compile({ $ref: `document${referenceTo(schemaPointer)}` });
      } catch (error) {
        throw new DocumentError(`${schemaPointer} is not a usable schema: ${(error as Error).message}.`, {
          cause: error,
        });
      }
      compiled.set(schemaPointer, validate);
    }
    return validate;
  };

  let places: WeakMap<object, string> | undefined;
  const placeOf = ({ parentSchema, keyword }: ErrorObject): string | undefined => {
    if (places === undefined) {
      const found = new WeakMap<object, string>();
      eachContainer(asJson(validating), (container, at) => found.set(container, at));
      places = found;
    }
    const place = parentSchema && places.get(parentSchema);
    return place && parentSchema && Object.hasOwn(parentSchema, keyword) ? place + pointer(keyword) : place;
  };

  const validate = (schemaPointer: string, value: unknown): Violation[] => {
    const compiledSchema = compile(schemaPointer);
    try {
      return compiledSchema(value)
        ? []
        : (compiledSchema.errors ?? []).map((error) => toViolation(error, placeOf(error)));
    } catch (error) {
      // Ajv follows references by calls, which only end where the value does.
      if (error instanceof RangeError) throw new DocumentError(`${schemaPointer} refers to itself without end.`);
      throw error;
    }
  };
  return { compile, validate, isValid: (schemaPointer, value) => validate(schemaPointer, value).length === 0 };
}

function toViolation(error: ErrorObject, place: string | undefined): Violation {
  const detail = error.params.additionalProperty ?? error.params.allowedValues;
  return {
    at: error.instancePath,
    keyword: error.keyword,
    message: `${error.message ?? error.keyword}${detail === undefined ? "" : ` (${JSON.stringify(detail)})`}`,
    pointer: place,
  };
}

/** Names that start with `x-` anywhere in the document: strict mode wants every keyword announced. */
function extensionKeywords(document: OpenApiDocument): Set<string> {
  const found = new Set<string>();
  eachContainer(asJson(document), (value) => {
    for (const name of Object.keys(value)) if (/^x-[a-z0-9-]+$/.test(name)) found.add(name);
  });
  return found;
}
