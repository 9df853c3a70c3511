import { CommandError, UsageError } from "./command.js";

/**
 * Starts a server on the port that was asked for or, if none was, on the default one, or any other if that is taken.
 *
 * @throws {CommandError} If the port that was asked for cannot be had.
 * @throws {UsageError} If there is no such address.
 */
export async function listen<Server>(
  asked: number | undefined,
  fallback: number,
  start: (port: number) => Promise<Server>,
): Promise<Server> {
  try {
    return await start(asked ?? fallback);
  } catch (error) {
    // The system refuses with errors that have these fields; any other error has none of them.
    const { code, syscall, hostname } = error as NodeJS.ErrnoException & { hostname?: string };
    const isTaken = code === "EADDRINUSE";
    if (isTaken && asked === undefined) return await start(0);
    if (isTaken) throw new CommandError(`Port ${asked} is taken: choose another, or 0 for any that is free.`);
    if (code === "EACCES") {
      throw new CommandError(`Port ${asked} may not be used by this user: choose one above 1023.`);
    }
    if (syscall === "getaddrinfo") {
      throw new UsageError(`There is no address ${hostname} to listen on: choose another --host.`);
    }
    if (code === "EADDRNOTAVAIL") {
      throw new UsageError("This machine does not have that address: choose another --host, such as 127.0.0.1.");
    }
    throw error;
  }
}
