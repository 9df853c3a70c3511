import picocolors from "picocolors";

/** Returns the colours for a stream: none unless it is a terminal. `NO_COLOR` and `FORCE_COLOR` take precedence. */
function coloursFor(stream: { isTTY?: boolean }) {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return picocolors.createColors(false);
  if (FORCE_COLOR !== undefined) return picocolors.createColors(FORCE_COLOR !== "0");
  return picocolors.createColors(stream.isTTY === true && TERM !== "dumb");
}

/** Colours for standard output. */
export const out = coloursFor(process.stdout);

/** Colours for standard error. */
export const err = coloursFor(process.stderr);

/** No colours, for texts that are coloured as a whole later. */
export const plain = picocolors.createColors(false);
