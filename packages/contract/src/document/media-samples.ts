/** A small file of a format. */
export interface MediaSample {
  /** End of the names of its files, as `x-media-formats` lists it. */
  format: string;
  /** Its media type. */
  type: string;
  base64: string;
  /** Other names of the format. */
  aliases?: readonly string[];
}

/**
 * Images of one pixel, and files of other kinds. Base64 of the images has each length of padding and each character of its alphabet
 * that is neither letter nor digit; for that, some have bytes behind them, which readers ignore.
 */
const samples: readonly MediaSample[] = [
  { format: "gif", type: "image/gif", base64: "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" },
  {
    format: "png",
    type: "image/png",
    base64: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==",
  },
  {
    format: "bmp",
    type: "image/bmp",
    base64: "Qk0+AAAAAAAAADYAAAAoAAAAAQAAAAEAAAABABgAAAAAAAQAAAATCwAAEwsAAAAAAAAAAAAAAAD/AA++//8=",
  },
  {
    format: "jpg",
    type: "image/jpeg",
    base64:
      "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2fvv",
    aliases: ["jpeg"],
  },
  { format: "pdf", type: "application/pdf", base64: "JVBERi0xLjQKJSVFT0YK" },
  { format: "txt", type: "text/plain", base64: "VGhpcyBpcyBwbGFpbiB0ZXh0LCBub3QgYW4gaW1hZ2Uu", aliases: ["text"] },
];

/** Whether formats, as a schema lists them, have that of a sample. */
function has(formats: readonly string[], { format, aliases = [] }: MediaSample): boolean {
  const allowed = formats.map((each) => each.toLowerCase().replace(/^\.|^.*\//, ""));
  return [format, ...aliases].some((name) => allowed.includes(name));
}

/** Returns a file of each format that a schema allows, as far as there are samples; not of the one that a file has. */
export function listedFormats(formats: readonly string[], file: Uint8Array): MediaSample[] {
  const isOther = ({ base64 }: MediaSample) =>
    !Buffer.from(base64, "base64").subarray(0, 2).equals(file.subarray(0, 2));
  return samples.filter((sample) => has(formats, sample) && isOther(sample));
}

/** Returns files whose formats are not among those that a schema allows: one that looks like a medium, and plain text. */
export function otherFormats(formats: readonly string[]): MediaSample[] {
  const others = samples.filter((sample) => !has(formats, sample));
  const [medium] = others;
  const [text] = others.filter(({ format }) => format === "txt");
  return [medium, text]
    .filter((sample) => sample !== undefined)
    .filter((each, index, all) => all.indexOf(each) === index);
}
