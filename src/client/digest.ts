/** Computes SHA-256 and HMAC-SHA256 as lower-case hexadecimal strings, synchronously if the runtime can. */
export interface Digest {
  sha256(data: string | Uint8Array): string | Promise<string>;
  hmacSha256(key: string, data: string): string | Promise<string>;
}

/** The part of `node:crypto` that is used. */
interface NodeCrypto {
  hash(algorithm: string, data: string | Uint8Array): string;
  createSecretKey(key: string, encoding: "utf8"): KeyObject;
  createHmac(algorithm: string, key: KeyObject): Hmac;
}

/** A key object of Node. */
type KeyObject = object;

interface Hmac {
  update(data: string): Hmac;
  digest(encoding: "hex"): string;
}

/** Digests of `node:crypto`, several times as fast as WebCrypto for short texts. */
function nodeDigest(crypto: NodeCrypto): Digest {
  // The last key: consecutive calls mostly use the same.
  let prepared: { text: string; key: KeyObject } | undefined;
  const keyOf = (text: string): KeyObject => {
    if (prepared?.text !== text) prepared = { text, key: crypto.createSecretKey(text, "utf8") };
    return prepared.key;
  };
  return {
    // One call: a hash object costs as much as the hash of a short text.
    sha256: (data) => crypto.hash("sha256", data),
    hmacSha256: (key, data) => crypto.createHmac("sha256", keyOf(key)).update(data).digest("hex"),
  };
}

/** Digests of WebCrypto, which browsers, workers and all server runtimes have. */
export const webDigest: Digest = {
  async sha256(data) {
    return hex(await crypto.subtle.digest("SHA-256", bytes(data)));
  },
  async hmacSha256(key, data) {
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    const imported = await crypto.subtle.importKey("raw", bytes(key), algorithm, false, ["sign"]);
    return hex(await crypto.subtle.sign("HMAC", imported, bytes(data)));
  },
};

function bytes(data: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return typeof data === "string" ? new TextEncoder().encode(data) : new Uint8Array(data);
}

function hex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Returns the fastest digests of this runtime. `node:crypto` is loaded without an import, which bundlers would resolve. */
export function runtimeDigest(): Digest {
  const host: unknown = Reflect.get(globalThis, "process");
  const load: unknown = typeof host === "object" && host !== null && Reflect.get(host, "getBuiltinModule");
  if (typeof load !== "function") return webDigest;
  const module: unknown = load.call(host, "node:crypto");
  const isCrypto = typeof module === "object" && module !== null && "hash" in module && "createSecretKey" in module;
  // The members are checked; their types are documented by Node.
  return isCrypto ? nodeDigest(module as NodeCrypto) : webDigest;
}
