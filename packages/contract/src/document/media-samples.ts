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

/** Images of one pixel, and files of other kinds. */
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
    base64: "Qk06AAAAAAAAADYAAAAoAAAAAQAAAAEAAAABABgAAAAAAAQAAAATCwAAEwsAAAAAAAAAAAAAAAD/AA==",
  },
  { format: "pdf", type: "application/pdf", base64: "JVBERi0xLjQKJSVFT0YK" },
  { format: "txt", type: "text/plain", base64: "VGhpcyBpcyBwbGFpbiB0ZXh0LCBub3QgYW4gaW1hZ2Uu", aliases: ["text"] },
];

/** Returns files whose formats are not among those that a schema allows: one that looks like a medium, and plain text. */
export function otherFormats(formats: readonly string[]): MediaSample[] {
  const allowed = formats.map((format) => format.toLowerCase().replace(/^\.|^.*\//, ""));
  const others = samples.filter(
    ({ format, aliases = [] }) => ![format, ...aliases].some((name) => allowed.includes(name)),
  );
  const [medium] = others;
  const [text] = others.filter(({ format }) => format === "txt");
  return [medium, text]
    .filter((sample) => sample !== undefined)
    .filter((each, index, all) => all.indexOf(each) === index);
}
