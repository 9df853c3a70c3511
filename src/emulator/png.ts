import { crc32, deflateSync } from "node:zlib";

/** An image of one byte per pixel, each the index of a colour. */
export interface IndexedImage {
  width: number;
  height: number;
  /** Colours, as red, green and blue from 0 to 255; at most 256. */
  palette: readonly (readonly [red: number, green: number, blue: number])[];
  /** Returns the index of the colour at a place. */
  colourAt(x: number, y: number): number;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Writes an image as PNG. Its data is not compressed, so that every version of zlib writes the same bytes.
 *
 * @param comment - Text that the file holds beside the image, in ASCII.
 */
export function writePng({ width, height, palette, colourAt }: IndexedImage, comment: string): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits per pixel, colours from a palette.
  header.set([8, 3], 8);
  // Each line begins with its filter, 0 for none.
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) lines[y * (width + 1) + 1 + x] = colourAt(x, y);
  }
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flat())),
    chunk("tEXt", Buffer.from(`Comment\0${comment}`, "latin1")),
    chunk("IDAT", deflateSync(lines, { level: 0 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}
