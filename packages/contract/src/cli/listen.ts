import { CommandError, UsageError } from "./command.js";

function isTaken(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, "code") === "EADDRINUSE";
}

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
    if (isTaken(error) && asked === undefined) return await start(0);
    if (isTaken(error)) throw new CommandError(`Port ${asked} is taken: choose another, or 0 for any that is free.`);
    if (error instanceof Error && Reflect.get(error, "code") === "EACCES") {
      throw new CommandError(`Port ${asked} may not be used by this user: choose one above 1023.`);
    }
    if (error instanceof Error && Reflect.get(error, "syscall") === "getaddrinfo") {
      throw new UsageError(
        `There is no address ${String(Reflect.get(error, "hostname"))} to listen on: choose another --host.`,
      );
    }
    if (error instanceof Error && Reflect.get(error, "code") === "EADDRNOTAVAIL") {
      throw new UsageError("This machine does not have that address: choose another --host, such as 127.0.0.1.");
    }
    throw error;
  }
}
