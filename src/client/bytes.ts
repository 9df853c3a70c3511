/**
 * Bytes in memory that is not shared with other threads. From TypeScript 5.7 on, this is `Uint8Array<ArrayBuffer>`; this
 * form also compiles with earlier versions.
 */
export type Bytes = ReturnType<Uint8Array["slice"]>;

/** Converts bytes to a string with one character for each, as `atob` returns it. */
export function binaryText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
