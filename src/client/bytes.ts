/**
 * Bytes in memory that is not shared with other threads. From TypeScript 5.7 on, this is `Uint8Array<ArrayBuffer>`; it is
 * written in a way that earlier compilers understand, too.
 */
export type Bytes = ReturnType<Uint8Array["slice"]>;
