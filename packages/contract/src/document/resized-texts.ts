/** Number of strings that are tried for one length at most. */
const mostTries = 3000;

/** Longest part of a string that is repeated. */
const longestPart = 16;

/** Length from which a string is put together from a part that shorter strings prove to be repeatable. */
const largeLength = 4096;

/** A part of a string that is repeated. */
interface Part {
  start: number;
  size: number;
}

/**
 * Returns a string like another one that is shorter: without some of its characters, as few as can be.
 *
 * @param most - How long it may be.
 * @param isFine - What else holds for the string.
 */
export function shortened(text: string, most: number, isFine: (text: string) => boolean): string | undefined {
  const characters = [...text];
  let tries = 0;
  for (let length = Math.min(most, characters.length); length >= 0; length -= 1) {
    const cut = characters.length - length;
    // The end is cut off, or else what stands before it.
    for (let start = length; start >= 0; start -= 1) {
      tries += 1;
      if (tries > mostTries) return undefined;
      const candidate = [...characters.slice(0, start), ...characters.slice(start + cut)].join("");
      if (isFine(candidate)) return candidate;
    }
  }
  return undefined;
}

/**
 * Returns a string like another one that is longer: a part of it is repeated. A large one is only tried in small.
 *
 * @param least - How long it must be; it gets only so much longer as the part that is repeated.
 * @param most - How long it may be.
 * @param first - The string that is tried before, unless it is large.
 * @param isFine - What else holds for the string.
 */
export function lengthened(
  text: string,
  { least, most = Number.POSITIVE_INFINITY, first }: { least: number; most?: number; first?: () => string },
  isFine: (text: string) => boolean,
): string | undefined {
  const characters = [...text];
  const { length } = characters;
  const preferred = least > largeLength ? undefined : first?.();
  if (preferred !== undefined && isFine(preferred)) return preferred;
  const repeated = ({ start, size }: Part, count: number) =>
    characters.slice(0, start + size).join("") +
    characters
      .slice(start, start + size)
      .join("")
      .repeat(count) +
    characters.slice(start + size).join("");
  const parts = partsOf(length);
  let tries = 0;
  for (let extra = 0; extra < longestPart && least + extra <= most; extra += 1) {
    const missing = least + extra - length;
    for (const part of parts) {
      if (missing <= 0 || missing % part.size !== 0) continue;
      tries += 1;
      if (tries > mostTries) return undefined;
      const count = missing / part.size;
      const isProven =
        least > largeLength ? [1, 2, 3].every((few) => isFine(repeated(part, few))) : isFine(repeated(part, count));
      if (isProven) return repeated(part, count);
    }
  }
  return undefined;
}

/** Parts of a string: single characters first, from the end; then longer ones. */
function partsOf(length: number): Part[] {
  const near = [
    ...new Set([...Array(Math.min(length, 24)).keys(), ...Array.from({ length: 8 }, (_, back) => length - 1 - back)]),
  ];
  const starts = near.filter((start) => start >= 0).sort((one, other) => other - one);
  return Array.from({ length: Math.min(length, longestPart) }, (_, index) => index + 1).flatMap((size) =>
    starts.filter((start) => start + size <= length).map((start) => ({ start, size })),
  );
}

/** Returns base64 of the same bytes with zeros behind them, which readers of images and videos ignore, in so many characters. */
export function base64OfLength(base64: string, length: number): string {
  const bytes = Buffer.alloc(Math.floor(length / 4) * 3);
  bytes.set(Buffer.from(base64, "base64").subarray(0, bytes.length));
  return bytes.toString("base64");
}
