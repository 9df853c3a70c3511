// Messages for unexpected errors of a command. Plain JavaScript: it must work also when the rest does not compile.
import { reasonOf } from "../system-error.mjs";

/** How much of a message is printed, in characters. */
const maxLength = 400;

/** An error whose message is printed as it is: what happened, and what to do. */
export class Failure extends Error {
  /** @override */
  name = "Failure";
}

/**
 * Describes an unexpected error in one line, with what to do, followed by the stack trace if `verbose`.
 *
 * @param {unknown} error
 * @param {boolean} verbose
 */
export function failureText(error, verbose) {
  const line = lineOf(error);
  if (!verbose) return line;
  const stack = error instanceof Error ? error.stack : undefined;
  return stack === undefined ? line : `${line}\n${stack}`;
}

/** @param {unknown} error */
function lineOf(error) {
  const compileError = firstCompileError(error);
  if (compileError !== undefined) return `Cannot compile ${compileError}; correct the file.`;
  if (!(error instanceof Error)) return unexpected(String(error));
  if (error instanceof Failure) return error.message;
  const missing = missingPackage(error);
  if (missing !== undefined) return `Cannot find the package ${missing}; run \`npm ci\`, which installs it.`;
  const systemError = systemErrorText(error);
  if (systemError !== undefined) return systemError;
  const name = error.name === "Error" ? "" : `${error.name}: `;
  return unexpected(name + error.message);
}

/** @param {string} what */
function unexpected(what) {
  const line = what.replace(/\s+/g, " ").trim();
  const short = line.length > maxLength ? `${line.slice(0, maxLength)}…` : line;
  return `Unexpected error: ${short.replace(/\.$/, "")}; run the command again with --verbose for the stack trace, and report it.`;
}

/**
 * Returns the first error that esbuild found, with its place.
 *
 * @param {unknown} error
 */
function firstCompileError(error) {
  const errors = Reflect.get(Object(error), "errors");
  const [first] = Array.isArray(errors) ? errors : [];
  const location = Reflect.get(Object(first), "location");
  const text = Reflect.get(Object(first), "text");
  if (typeof text !== "string") return undefined;
  const { file, line, column } = Object(location);
  return `${file === undefined ? "the project" : `${file}:${line}:${column + 1}`}: ${text}`;
}

/**
 * Returns the name of a package that is not installed.
 *
 * @param {Error} error
 */
function missingPackage(error) {
  const code = Reflect.get(error, "code");
  if (code !== "ERR_MODULE_NOT_FOUND" && code !== "MODULE_NOT_FOUND") return undefined;
  const name = /Cannot find (?:package|module) '([^']+)'/.exec(error.message)?.[1];
  return name === undefined || /^[./]|^file:/.test(name) ? undefined : name;
}

/** Verbs for the system calls that fail most often. */
const verbs = new Map([
  ["access", "use"],
  ["copyfile", "copy"],
  ["link", "write"],
  ["listen", "listen at"],
  ["lstat", "read"],
  ["mkdir", "create the directory"],
  ["mkdtemp", "create the directory"],
  ["open", "open"],
  ["read", "read"],
  ["rename", "write"],
  ["rm", "delete"],
  ["rmdir", "delete"],
  ["scandir", "read"],
  ["stat", "read"],
  ["symlink", "write"],
  ["unlink", "delete"],
  ["write", "write"],
]);

/** What to do about the most frequent system errors. */
const remedies = new Map([
  ["EACCES", "change its permissions, or run the command as its owner"],
  ["EPERM", "change its permissions, or run the command as its owner"],
  ["EROFS", "choose a directory that is writable"],
  ["ENOSPC", "free some disk space"],
  ["EDQUOT", "free some disk space"],
  ["EMFILE", "allow more open files"],
  ["ENOENT", "check the path"],
  ["ENOTDIR", "delete the file that is in place of a directory"],
  ["EEXIST", "delete it first"],
  ["EISDIR", "delete the directory, or choose another path"],
]);

/**
 * Describes a system call that failed, such as writing a file.
 *
 * @param {Error} error
 */
function systemErrorText(error) {
  const { syscall, code, path, dest } = Object(error);
  if (typeof syscall !== "string") return undefined;
  const why = reasonOf(error);
  const what = verbs.get(syscall) ?? syscall;
  // The second path of a rename is the file that was to be written.
  const where = dest ?? path;
  const remedy = remedies.get(code) ?? "run the command again with --verbose for the stack trace";
  return `Cannot ${what}${where === undefined ? "" : ` ${String(where)}`}: ${why}; ${remedy}.`;
}
