import picocolors from "picocolors";

/** Colours for a stream: none unless it is a terminal. `NO_COLOR` and `FORCE_COLOR` decide before that. */
function coloursFor(stream: { isTTY?: boolean }) {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return picocolors.createColors(false);
  if (FORCE_COLOR !== undefined) return picocolors.createColors(FORCE_COLOR !== "0");
  return picocolors.createColors(stream.isTTY === true && TERM !== "dumb");
}

/** Colours for what goes to standard output. */
export const out = coloursFor(process.stdout);

/** Colours for what goes to standard error. */
export const err = coloursFor(process.stderr);
