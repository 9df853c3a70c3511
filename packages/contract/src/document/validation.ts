import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import type { DataValidateFunction } from "ajv/dist/types/index.js";
import { eachContainer } from "./containers.js";
import { type Direction, documentFor } from "./directions.js";
import {
  asJson,
  DocumentError,
  isObject,
  type JsonObject,
  type JsonValue,
  type OpenApiDocument,
  targetOf,
  valueAt,
} from "./document.js";
import { withFormats } from "./formats.js";
import { regularExpression } from "./patterns.js";
import { pointer, referenceTo } from "./pointer.js";
import { choices } from "./schema-walk.js";
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
  /**
   * Whether no caller changes a value that was validated: then what is known of it is kept until the next one, so that a
   * question about each of many alternatives takes no longer than one about all.
   *
   * @default false
   */
  areValuesFixed?: boolean;
}

/** Prepares validation by JSON Schema 2020-12 with a bundled document. Schemas are compiled when they are first used. */
export function createSchemaValidator(document: OpenApiDocument, options: ValidatorOptions = {}): SchemaValidator {
  const { strict = true, direction, areValuesFixed = false } = options;
  const validating = direction === undefined ? document : documentFor(document, direction);
  const keywords = [...annotations, ...extensionKeywords(document), ...Object.keys(document)];
  const create = usesUnevaluated(validating) ? createWholeEvaluator : createEvaluator;
  const thorough = once(() => create(validating, { strict, keywords, allErrors: true, areValuesFixed }));
  // Where only validity counts, the first violation is enough.
  const quick = once(() => create(validating, { strict, keywords, allErrors: false, areValuesFixed }));

  let places: WeakMap<object, string> | undefined;
  const placeOf = ({ parentSchema, keyword }: ErrorObject): string | undefined => {
    if (places === undefined) {
      const found = new WeakMap<object, string>();
      eachContainer(asJson(validating), (container, at) => found.set(container, at));
      places = found;
    }
    const place = parentSchema && places.get(originals.get(parentSchema) ?? parentSchema);
    return place && parentSchema && Object.hasOwn(parentSchema, keyword) ? place + pointer(keyword) : place;
  };

  return {
    compile: (schemaPointer) => thorough().compile(schemaPointer),
    validate: (schemaPointer, value) =>
      errorsOf(thorough(), schemaPointer, value).map((error) => toViolation(error, placeOf(error))),
    isValid: (schemaPointer, value) => errorsOf(quick(), schemaPointer, value).length === 0,
  };
}

function once<T>(create: () => T): () => T {
  let created: { value: T } | undefined;
  return () => {
    created ??= { value: create() };
    return created.value;
  };
}

/** Evaluates schemas of a document by their JSON pointers. */
interface Evaluator {
  compile(at: string): void;
  /** The errors of a value; none if it is valid. */
  evaluate(at: string, value: unknown): readonly ErrorObject[];
}

interface EvaluatorOptions {
  strict: boolean;
  /** Keywords that say nothing about validity. */
  keywords: readonly string[];
  allErrors: boolean;
  areValuesFixed: boolean;
}

function errorsOf(evaluator: Evaluator, at: string, value: unknown): readonly ErrorObject[] {
  try {
    return evaluator.evaluate(at, value);
  } catch (error) {
    // References are followed by calls, which only end where the value does.
    if (error instanceof RangeError) throw new DocumentError(`${at} refers to itself without end.`);
    throw error;
  }
}

/** Whether schemas say something of what other schemas leave over, those behind references included. */
function usesUnevaluated(document: OpenApiDocument): boolean {
  return /"unevaluated(Properties|Items)":/.test(JSON.stringify(document));
}

function createAjv({ strict, keywords, allErrors }: EvaluatorOptions): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors,
    // The schema of each error leads to its place in the document.
    verbose: true,
    strict,
    strictTypes: false,
    strictRequired: false,
    validateFormats: true,
    // Schemas are checked when they are compiled, each keyword by itself.
    meta: false,
    validateSchema: false,
    // Most schemas are used too seldom for what optimizing their code takes.
    code: { optimize: false, regExp: Object.assign(regularExpression, { code: "new RegExp" }) },
    ...(strict ? {} : { logger: false }),
  });
  withFormats(ajv);
  for (const keyword of new Set(keywords)) if (!ajv.RULES.keywords[keyword]) ajv.addKeyword(keyword);
  return ajv;
}

/** Compiles by a function, once for each JSON pointer. */
function compiler(compile: (at: string) => ValidateFunction): (at: string) => ValidateFunction {
  const compiled = new Map<string, ValidateFunction>();
  return (at) => {
    let validate = compiled.get(at);
    if (validate) return validate;
    try {
      validate = compile(at);
    } catch (error) {
      throw new DocumentError(`${at} is not a usable schema: ${(error as Error).message.replace(/\.$/, "")}.`, {
        cause: error,
      });
    }
    compiled.set(at, validate);
    return validate;
  };
}

/** Schemas of the document by what is compiled in their place. */
const originals = new WeakMap<object, JsonObject>();

/**
 * Returns a schema whose alternatives are references where they choose among alternatives themselves: each is compiled once,
 * however many levels of them there are.
 */
function withoutNestedChoices(schema: JsonObject, at: string): JsonObject {
  const choosing = (member: JsonValue) => isObject(member) && choices.some((keyword) => member[keyword] !== undefined);
  const nested = choices.flatMap((keyword) => {
    const members = schema[keyword];
    return Array.isArray(members) && members.some(choosing) ? [[keyword, members] as const] : [];
  });
  if (nested.length === 0) return schema;
  const changed = nested.map(([keyword, members]) => [
    keyword,
    members.map((member, index) => (choosing(member) ? { $ref: referenceTo(at + pointer(keyword, index)) } : member)),
  ]);
  const copy: JsonObject = { ...schema, ...Object.fromEntries(changed) };
  originals.set(copy, schema);
  return copy;
}

/** Number of evaluations for one value after which those of scalars are kept, too. */
const mostForgotten = 1000;

/**
 * Evaluates each schema by itself, and follows a reference when a value gets there: however many schemas refer to each other,
 * only those that are used are compiled. A value is evaluated once by the same schema, so that alternatives within
 * alternatives do not multiply.
 */
function createEvaluator(document: OpenApiDocument, options: EvaluatorOptions): Evaluator {
  const ajv = createAjv(options);
  const compile = compiler((at) => {
    const schema = valueAt(document, at);
    if (typeof schema !== "boolean" && !isObject(schema)) throw new Error("a schema must be an object, true or false");
    return ajv.compile(isObject(schema) ? withoutNestedChoices(schema, at) : schema);
  });
  let known = new Map<unknown, Map<string, readonly ErrorObject[] | undefined>>();
  let calls = 0;
  let last: unknown;
  const evaluate = (at: string, value: unknown): readonly ErrorObject[] => {
    calls += 1;
    // Few schemas evaluate a scalar twice, but alternatives that share alternatives do it without end.
    const isKept = (typeof value === "object" && value !== null) || calls > mostForgotten;
    const outcomes = isKept ? (known.get(value) ?? new Map<string, readonly ErrorObject[] | undefined>()) : undefined;
    if (outcomes?.has(at)) {
      const outcome = outcomes.get(at);
      // It is being evaluated: the schema asks for itself.
      if (outcome === undefined) throw new RangeError("A schema refers to itself for the same value.");
      return outcome;
    }
    if (outcomes) known.set(value, outcomes.set(at, undefined));
    const validate = compile(at);
    const outcome = validate(value) ? [] : (validate.errors ?? []);
    outcomes?.set(at, outcome);
    return outcome;
  };
  ajv.removeKeyword("$ref");
  ajv.addKeyword({
    keyword: "$ref",
    schemaType: "string",
    errors: "full",
    compile(reference: string): DataValidateFunction {
      const target = targetOf(reference, "A schema");
      // A reference to nothing is found before a value gets there.
      valueAt(document, target);
      const follow: DataValidateFunction = (value, place) => {
        const errors = evaluate(target, value);
        // Where only validity counts, alternatives would collect copies of copies.
        follow.errors = options.allErrors
          ? errors.map((error) => ({ ...error, instancePath: (place?.instancePath ?? "") + error.instancePath }))
          : errors.slice(0, 1);
        return errors.length === 0;
      };
      return follow;
    },
  });
  return {
    compile,
    evaluate(at, value) {
      const isSame = options.areValuesFixed && typeof value === "object" && value !== null && value === last;
      if (!isSame) {
        known = new Map();
        calls = 0;
        last = value;
      }
      try {
        return evaluate(at, value);
      } catch (error) {
        // What was not evaluated to its end is not known.
        last = undefined;
        throw error;
      }
    },
  };
}

/** Evaluates with the document as the root of all references, as what other schemas leave over requires. */
function createWholeEvaluator(document: OpenApiDocument, options: EvaluatorOptions): Evaluator {
  const ajv = createAjv(options);
  ajv.addSchema(asJson(document), "document", false, false);
  const compile = compiler((at) => ajv.compile({ $ref: `document${referenceTo(at)}` }));
  return {
    compile,
    evaluate(at, value) {
      const validate = compile(at);
      return validate(value) ? [] : (validate.errors ?? []);
    },
  };
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
