/**
 * Bytes in memory that is not shared with other threads. From TypeScript 5.7 on, this is `Uint8Array<ArrayBuffer>`; it is
 * written in a way that earlier compilers understand, too.
 */
export type Bytes = ReturnType<Uint8Array["slice"]>;

/** Bytes as a text with one character for each, as `atob` gives it. */
export function binaryText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
