// What a command says when it fails in a way that it did not expect. Plain JavaScript: it has to be there also when the rest
// does not compile.
import { getSystemErrorMap } from "node:util";

/** How much of a message is printed, in characters. */
const longest = 400;

/** An error whose message is the line that is printed: what happened, and what to do. */
export class Failure extends Error {
  /** @override */
  name = "Failure";
}

/**
 * One line about an error that nobody expected, with what to do; the stack trace after it if it is wanted.
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
  const refusal = systemRefusal(error);
  if (refusal !== undefined) return refusal;
  const name = error.name === "Error" ? "" : `${error.name}: `;
  return unexpected(name + error.message);
}

/** @param {string} what */
function unexpected(what) {
  const line = what.replace(/\s+/g, " ").trim();
  const short = line.length > longest ? `${line.slice(0, longest)}…` : line;
  return `Unexpected error: ${short.replace(/\.$/, "")}; run the command again with --verbose for the stack trace, and report it.`;
}

/**
 * The first of the errors that esbuild found, with its place.
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
 * The name of a package that is not installed.
 *
 * @param {Error} error
 */
function missingPackage(error) {
  const code = Reflect.get(error, "code");
  if (code !== "ERR_MODULE_NOT_FOUND" && code !== "MODULE_NOT_FOUND") return undefined;
  const name = /Cannot find (?:package|module) '([^']+)'/.exec(error.message)?.[1];
  return name === undefined || /^[./]|^file:/.test(name) ? undefined : name;
}

/** What the calls of the system do that are refused most. */
const verbs = new Map([
  ["access", "use"],
  ["copyfile", "copy"],
  ["link", "write"],
  ["listen", "listen at"],
  ["lstat", "read"],
  ["mkdir", "make the folder"],
  ["mkdtemp", "make the folder"],
  ["open", "open"],
  ["read", "read"],
  ["rename", "write"],
  ["rm", "remove"],
  ["rmdir", "remove"],
  ["scandir", "read"],
  ["stat", "read"],
  ["symlink", "write"],
  ["unlink", "remove"],
  ["write", "write"],
]);

/** What to do about the refusals that are met most. */
const remedies = new Map([
  ["EACCES", "change who owns it, or run the command as that user"],
  ["EPERM", "change who owns it, or run the command as that user"],
  ["EROFS", "work in a folder that can be written"],
  ["ENOSPC", "make room on the disk"],
  ["EDQUOT", "make room on the disk"],
  ["EMFILE", "allow more open files"],
  ["ENOENT", "check the path"],
  ["ENOTDIR", "remove the file that stands where a folder should be"],
  ["EEXIST", "remove what stands there"],
  ["EISDIR", "remove the folder, or choose another path"],
]);

/**
 * Why something failed, in the words of the system if it refused.
 *
 * @param {unknown} error
 */
export function reasonOf(error) {
  const errno = Reflect.get(Object(error), "errno");
  const known = typeof errno === "number" ? getSystemErrorMap().get(errno)?.[1] : undefined;
  return known ?? (error instanceof Error ? error.message.replace(/\.$/, "") : String(error));
}

/**
 * What the system refused, such as to write a file.
 *
 * @param {Error} error
 */
function systemRefusal(error) {
  const { syscall, code, path, dest } = Object(error);
  if (typeof syscall !== "string") return undefined;
  const why = reasonOf(error);
  const what = verbs.get(syscall) ?? syscall;
  // A file that is moved has its place in the second path.
  const where = dest ?? path;
  const remedy = remedies.get(code) ?? "run the command again with --verbose for the stack trace";
  return `Cannot ${what}${where === undefined ? "" : ` ${String(where)}`}: ${why}; ${remedy}.`;
}
