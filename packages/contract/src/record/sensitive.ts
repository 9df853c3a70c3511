import { isObject, type JsonObject, type JsonValue, type OpenApiDocument, resolve } from "../document/document.js";

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

/** How many lists and alternatives are looked through for the text inside. */
const maxDepth = 4;

const cache = new WeakMap<OpenApiDocument, SensitiveNames>();

/**
 * The sensitive names that are known everywhere, and those of a document: its API keys, everything of `format: password`
 * or `writeOnly`, and texts in base64 or of `format: binary`.
 */
export function sensitiveNames(document?: OpenApiDocument): SensitiveNames {
  const known = document && cache.get(document);
  if (known) return known;
  const [secrets, media, containers] = [new Set<string>(), new Set<string>(), new Set<string>()];
  // A document is JSON by construction; its interface only names the parts that are used most.
  if (document) collect(document as unknown as JsonObject, { secrets, media, containers }, document);
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

function collect(value: JsonValue, found: Found, document: OpenApiDocument): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found, document);
    return;
  }
  if (!isObject(value)) return;
  const { name, type } = value;
  if (type === "apiKey" && typeof name === "string") found.secrets.add(plainName(name));
  if (typeof value.in === "string" && typeof name === "string") classify(name, value.schema, found, document);
  for (const owner of [value.properties, value.headers]) {
    if (!isObject(owner)) continue;
    for (const [member, schema] of Object.entries(owner)) {
      classify(member, isObject(schema) && isObject(schema.schema) ? schema.schema : schema, found, document);
    }
  }
  for (const member of Object.values(value)) collect(member, found, document);
}

function classify(
  name: string,
  schema: JsonValue | undefined,
  found: Found,
  document: OpenApiDocument,
  depth = 0,
): void {
  const target = targetOf(schema, document);
  if (target === undefined) return;
  const { type, format, writeOnly, contentEncoding, items, oneOf, anyOf, allOf } = target;
  const isContainer = type === "object" || type === "array" || target.properties !== undefined;
  if (isContainer) found.containers.add(plainName(name));
  if (format === "password" || (writeOnly === true && !isContainer)) found.secrets.add(plainName(name));
  if (contentEncoding === "base64" || format === "binary" || format === "byte") found.media.add(plainName(name));
  // A schema may hold itself: what lies deeper than this is found under a name of its own.
  if (depth === maxDepth) return;
  for (const inner of [items, oneOf, anyOf, allOf].flat()) classify(name, inner, found, document, depth + 1);
}

/** What a reference leads to; `undefined` if it leads nowhere. */
function targetOf(schema: JsonValue | undefined, document: OpenApiDocument): JsonObject | undefined {
  try {
    return resolve(document, schema, "").value;
  } catch {
    return undefined;
  }
}
