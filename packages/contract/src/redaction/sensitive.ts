import { eachContainer } from "../document/containers.js";
import { asJson, isObject, type JsonObject, type OpenApiDocument, pointer } from "../document/document.js";
import { inPlace, isObjectSchema, type SchemaPlace, subschemasOf, walkSchemas } from "../document/schema-walk.js";

/** Says which names have credentials, images or videos as values. Case, `-` and `_` of a name do not matter. */
export interface SensitiveNames {
  /** Returns whether a header, parameter, property or field of this name has a credential as its value. */
  isSecret(name: string): boolean;
  /** Returns whether a number under this name is a credential, too. */
  isSecretNumber(name: string): boolean;
  /** Returns whether a property or field of this name has an image, a video or another file as its value. */
  isMedia(name: string): boolean;
  /** Returns whether the document has an object or array of this name, whose members are classified by themselves. */
  isContainer(name: string): boolean;
}

/** Ends of names that hold credentials everywhere. */
const secretEnds =
  /(password|passwd|passphrase|passcode|secret|secretkey|accesskey|accesskeyid|token|apikey|authorization|signature|privatekey|credential|credentials|cookie|sessionid)$/;

/** Names that hold credentials everywhere. */
const secretNames = new Set(["access", "ak", "sk", "pwd", "otp", "pin", "jwt", "session", "bearer"]);

/** Names under which a number is a credential, too. */
const secretNumbers = /(password|passwd|passcode)$|^(otp|pin|pwd)$/;

/** Names that hold images or videos everywhere. */
const mediaNames = /base64$|^(picture|photo|image|video|thumbnail|avatar)$/;

const cache = new WeakMap<OpenApiDocument, SensitiveNames>();

/**
 * Returns the well-known sensitive names, and those of a document: its API keys, everything of `format: password` or
 * `writeOnly`, and strings in base64 or of `format: binary`.
 */
export function sensitiveNames(document?: OpenApiDocument): SensitiveNames {
  const known = document && cache.get(document);
  if (known) return known;
  const [secrets, media, containers] = [new Set<string>(), new Set<string>(), new Set<string>()];
  if (document) collect(document, { secrets, media, containers });
  const names: SensitiveNames = {
    isSecret: (name) => {
      const plain = plainName(name);
      return secrets.has(plain) || secretNames.has(plain) || secretEnds.test(plain);
    },
    isSecretNumber: (name) => secrets.has(plainName(name)) || secretNumbers.test(plainName(name)),
    isMedia: (name) => media.has(plainName(name)) || mediaNames.test(plainName(name)),
    isContainer: (name) => containers.has(plainName(name)),
  };
  if (document) cache.set(document, names);
  return names;
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, "");
}

interface Found {
  secrets: Set<string>;
  media: Set<string>;
  containers: Set<string>;
}

/** Collects what the schemas of parameters, headers and properties anywhere say about their names. */
function collect(document: OpenApiDocument, found: Found): void {
  eachContainer(asJson(document), (value, at) => {
    if (!isObject(value)) return;
    const { name, type } = value;
    if (type === "apiKey" && typeof name === "string") found.secrets.add(plainName(name));
    if (typeof value.in === "string" && typeof name === "string") classify(name, `${at}/schema`, found, document);
    for (const keyword of ["properties", "headers"] as const) {
      const owner = value[keyword];
      for (const [member, schema] of Object.entries(isObject(owner) ? owner : {})) {
        const place = at + pointer(keyword, member);
        classify(member, isObject(schema) && isObject(schema.schema) ? `${place}/schema` : place, found, document);
      }
    }
  });
}

/** Collects what a schema, with the subschemas that apply in place, says about a name. */
function classify(name: string, at: string, found: Found, document: OpenApiDocument): void {
  const plain = plainName(name);
  for (const { value } of valueSchemas(document, at)) {
    const { type, format, writeOnly, contentEncoding } = value;
    const isContainer = type === "object" || type === "array" || value.properties !== undefined;
    if (isContainer) found.containers.add(plain);
    if (format === "password" || (writeOnly === true && !isContainer)) found.secrets.add(plain);
    if (contentEncoding === "base64" || format === "binary" || format === "byte") found.media.add(plain);
  }
}

/** Returns the schemas of a value and of its items; an empty list without a schema, as in an example. */
function valueSchemas(document: OpenApiDocument, at: string): SchemaPlace<JsonObject>[] {
  try {
    const reached = walkSchemas(document, [at], (schema) => subschemasOf(schema, [...inPlace, "items", "prefixItems"]));
    return reached.filter(isObjectSchema);
  } catch {
    return [];
  }
}
