import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isObject } from "../document/document.js";
import { type Profile, plainProfile } from "../profile.js";
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
  const loaded = await importModule(module);
  const profile: unknown = Reflect.get(loaded, "default");
  const wrong = wrongPartOf(profile);
  if (wrong !== undefined) {
    const problem = `\`${wrong}\` of its default export is missing, or is not what the type \`Profile\` says`;
    throw new UsageError(`Cannot use the profile ${module}: ${problem}.`);
  }
  // Its parts were checked; what is in them is up to its author, whom the type tells.
  return profile as Profile;
}

async function importModule(module: string): Promise<object> {
  const isPath = /^\.{0,2}[/\\]|^[A-Za-z]:[/\\]/.test(module);
  const target = isPath ? pathToFileURL(resolve(module)).href : (resolvedFromHere(module) ?? module);
  try {
    return await import(target);
  } catch (cause) {
    const [reason = ""] = (cause instanceof Error ? cause.message : String(cause)).split("\n");
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

/** Returns the URL of a module as the current directory sees it; `undefined` if it does not. */
function resolvedFromHere(module: string): string | undefined {
  try {
    return pathToFileURL(createRequire(join(process.cwd(), "any.js")).resolve(module)).href;
  } catch {
    return undefined;
  }
}

/** Returns the name of a part of a profile that is missing or of another type; `undefined` if all are right. */
function wrongPartOf(profile: unknown): string | undefined {
  const typeOf = (value: unknown) => (Array.isArray(value) ? "array" : isObject(value) ? "object" : typeof value);
  const required = Object.entries(plainProfile);
  return required.find(([name, part]) => typeOf(Reflect.get(Object(profile), name)) !== typeOf(part))?.[0];
}
