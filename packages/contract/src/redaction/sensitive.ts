import { eachContainer } from "../document/containers.js";
import { asJson, isObject, type JsonObject, type OpenApiDocument, pointer } from "../document/document.js";
import { inPlace, isObjectSchema, type SchemaPlace, subschemasOf, walkSchemas } from "../document/schema-walk.js";

/** Which names hold credentials, images or videos. Case, `-` and `_` of a name do not matter. */
export interface SensitiveNames {
  /** Whether a header, parameter, property or field of this name holds a credential. */
  isSecret(name: string): boolean;
  /** Whether a number under this name is a credential, too. */
  isSecretNumber(name: string): boolean;
  /** Whether a property or field of this name holds an image, a video or another file. */
  isMedia(name: string): boolean;
  /** Whether the document has an object or list of this name, whose own members say what they are. */
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
 * The sensitive names that are known everywhere, and those of a document: its API keys, everything of `format: password`
 * or `writeOnly`, and texts in base64 or of `format: binary`.
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

/** Takes down what the schemas of parameters, headers and properties say of their names, wherever they stand. */
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

/** Takes down what the schema at a place says of a name: itself, and by the schemas of which one may apply to its texts. */
function classify(name: string, at: string, found: Found, document: OpenApiDocument): void {
  const plain = plainName(name);
  for (const { value } of textSchemas(document, at)) {
    const { type, format, writeOnly, contentEncoding } = value;
    const isContainer = type === "object" || type === "array" || value.properties !== undefined;
    if (isContainer) found.containers.add(plain);
    if (format === "password" || (writeOnly === true && !isContainer)) found.secrets.add(plain);
    if (contentEncoding === "base64" || format === "binary" || format === "byte") found.media.add(plain);
  }
}

/** The schemas of a value and of the items of its lists; none where there is no schema, as in an example. */
function textSchemas(document: OpenApiDocument, at: string): SchemaPlace<JsonObject>[] {
  try {
    const reached = walkSchemas(document, [at], (schema) => subschemasOf(schema, [...inPlace, "items", "prefixItems"]));
    return reached.filter(isObjectSchema);
  } catch {
    return [];
  }
}
