import type { Shard } from "../event.js";

/**
 * Whether a key belongs to a shard. Only the key decides, so that all machines agree whatever else they run.
 *
 * @param key - Id of a case, or of the scenario that it is a step of: a scenario runs completely, on one machine.
 */
export function isInShard(key: string, { index, count }: Shard): boolean {
  return hash(key) % count === index - 1;
}

/** FNV-1a, 32 bits, over the UTF-8 bytes of a text; the end is stirred, for the remainder looks at the low bits alone. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}
