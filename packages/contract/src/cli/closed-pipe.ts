const streams = [process.stdout, process.stderr];

/** Output that cannot be printed is lost; the command continues. */
const ignore = () => {};

/**
 * Lets a command finish although its output is closed, as in `openapi-contract run … | head`: cleanup and reports still
 * have to be done.
 */
export function outliveReaders(): void {
  for (const stream of streams) {
    if (!stream.listeners("error").includes(ignore)) stream.on("error", ignore);
  }
}
