import { CommandError, UsageError } from "./command.js";

/**
 * Starts a server on the requested port, else on the default port, or on any free one if that is in use.
 *
 * @throws {CommandError} If the requested port cannot be used.
 * @throws {UsageError} If the address does not exist.
 */
export async function listen<Server>(
  requested: number | undefined,
  fallback: number,
  start: (port: number) => Promise<Server>,
): Promise<Server> {
  try {
    return await start(requested ?? fallback);
  } catch (error) {
    // System errors have these fields; other errors do not.
    const { code, syscall, hostname } = error as NodeJS.ErrnoException & { hostname?: string };
    const isInUse = code === "EADDRINUSE";
    if (isInUse && requested === undefined) return await start(0);
    if (isInUse) throw new CommandError(`Port ${requested} is in use: choose another, or 0 for any free one.`);
    if (code === "EACCES") {
      throw new CommandError(`Port ${requested} needs a privileged user: choose a port above 1023.`);
    }
    if (syscall === "getaddrinfo") {
      throw new UsageError(`Cannot resolve the address ${hostname}: choose another --host.`);
    }
    if (code === "EADDRNOTAVAIL") {
      throw new UsageError("The address is not one of this machine: choose another --host, such as 127.0.0.1.");
    }
    throw error;
  }
}
