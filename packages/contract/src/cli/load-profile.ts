import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Profile } from "../profile.js";
import { reasonOf } from "../system-error.mjs";
import { problemOfProfile } from "./check-profile.js";
import { UsageError } from "./command.js";

/** The option of every command that names a profile. */
const option = "--profile";

/** Arguments without the option `--profile`, and its value. */
export interface ProfileArguments {
  readonly args: readonly string[];
  /** Name or path of the module; `undefined` without the option. */
  readonly module: string | undefined;
}

/**
 * Takes `--profile` out of the arguments: the profile decides which options there are.
 *
 * @throws {UsageError} If it has no value, or is there twice.
 */
export function takeProfile(args: readonly string[]): ProfileArguments {
  const rest: string[] = [];
  const modules: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? "";
    if (argument === "--") {
      rest.push(...args.slice(index));
      break;
    }
    if (argument === option) modules.push(args[++index] ?? "");
    else if (argument.startsWith(`${option}=`)) modules.push(argument.slice(option.length + 1));
    else rest.push(argument);
  }
  const [module] = modules;
  if (modules.length > 1) throw new UsageError(`error: option '${option} <module>' must not be repeated`);
  if (module === "" || module?.startsWith("-"))
    throw new UsageError(`error: option '${option} <module>' argument missing`);
  return { args: rest, module };
}

/**
 * Loads a profile.
 *
 * @param module - Name of a module, such as `my-api/contract`, which is looked for from the current directory on, and then beside
 *   this package; or a path, absolute or relative to the current directory.
 * @throws {UsageError} If there is none, or it exports no profile by default.
 */
export async function loadProfile(module: string): Promise<Profile> {
  const { default: profile } = await importModule(module);
  const problem = problemOfProfile(profile);
  if (problem !== undefined) throw new UsageError(`Cannot use the profile ${module}: ${problem}.`);
  // Its parts were checked; what its functions return is up to its author, whom the type tells.
  return profile as Profile;
}

async function importModule(module: string): Promise<{ readonly default?: unknown }> {
  const isPath = /^\.{0,2}[/\\]|^[A-Za-z]:[/\\]/.test(module);
  const target = isPath ? pathToFileURL(resolve(module)).href : (resolvedFromHere(module) ?? module);
  try {
    return await unlessUnsettled(import(target));
  } catch (cause) {
    const [line = ""] = reasonOf(cause).split("\n");
    const reason = line.trim() || "the module throws an error without a message";
    const isMissing = /^ERR_(MODULE_NOT_FOUND|PACKAGE_PATH_NOT_EXPORTED)$/.test(
      String(Reflect.get(Object(cause), "code")),
    );
    const [scope = "", name = ""] = module.split("/");
    const owner = scope.startsWith("@") ? `${scope}/${name}` : scope;
    const remedy = isPath
      ? "Check the path."
      : `Install ${owner}, or add it to the call: npx -p openapi-contract -p ${owner} openapi-contract …`;
    throw new UsageError(`Cannot load the profile ${module}: ${reason}.${isMissing ? ` ${remedy}` : ""}`, { cause });
  }
}

/**
 * Waits for a module.
 *
 * @throws {Error} If its top-level await waits for nothing that could still happen: Node would end without a message.
 */
async function unlessUnsettled<Module>(loading: Promise<Module>): Promise<Module> {
  let refuse = () => {};
  const unsettled = new Promise<never>((_, reject) => {
    // Node ends right after the event unless there is something left to do.
    refuse = () =>
      setImmediate(() => reject(new Error("its top-level await never settles: export the profile without waiting")));
  });
  process.once("beforeExit", refuse);
  try {
    return await Promise.race([loading, unsettled]);
  } finally {
    process.off("beforeExit", refuse);
  }
}

/** Returns the URL of a module as the current directory sees it; `undefined` if it does not. */
function resolvedFromHere(module: string): string | undefined {
  try {
    return pathToFileURL(createRequire(join(process.cwd(), "any.js")).resolve(module)).href;
  } catch {
    return undefined;
  }
}
