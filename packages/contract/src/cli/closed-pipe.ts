const streams = [process.stdout, process.stderr];

/** What cannot be shown is lost, and nothing else: the command goes on. */
const ignore = () => {};

/**
 * Lets a command come to its end although nobody reads its output any more, as in `openapi-contract run … | head`: what it made
 * has to be removed, and its files have to be written all the same.
 */
export function outliveReaders(): void {
  for (const stream of streams) {
    if (!stream.listeners("error").includes(ignore)) stream.on("error", ignore);
  }
}
