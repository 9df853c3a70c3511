import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command, Option } from "commander";

/** Options that npm reads as well, so that their target is unknown. */
const ambiguous = ["--quiet", "--verbose", "--help"];

/**
 * Returns the message about options that npm read itself: `npm run mock --port 4610` passes no `--port` to the command,
 * but a variable `npm_config_port`. `undefined` if that did not happen, as far as can be known.
 *
 * @param name - Name of the script that npm runs.
 * @param args - Arguments of the command.
 */
export function swallowedOptions(
  program: Command,
  name: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): string | undefined {
  // Variables are inherited by commands that another script starts.
  if (environment.npm_lifecycle_event !== name) return undefined;
  const swallowed = program.options.flatMap((option) => {
    const value = swallowedValue(option, args, environment);
    return value === undefined ? [] : [{ option, value }];
  });
  if (swallowed.length === 0) return undefined;
  // Newer versions of npm read only the name of an unknown option, and pass its value to the command.
  const withoutValue = swallowed.filter(({ option, value }) => takesValue(option) && value === "true");
  const [left, ...others] = args.filter((argument) => !argument.startsWith("-"));
  const isCertain = withoutValue.length === 1 && others.length === 0;
  const words = swallowed.map(({ option, value }) => {
    if (!takesValue(option)) return option.long;
    const known = value !== "true" ? value : isCertain ? left : undefined;
    // A value that can hold a secret is not printed.
    const isShown = known !== undefined && option.long !== "--input" && !known.includes("@");
    return `${option.long} ${isShown ? quoted(known) : option.flags.split(" ").at(-1)}`;
  });
  const rest = withoutValue.length === 0 ? args : args.filter((argument) => argument.startsWith("-"));
  const corrected = ["npm run", name, "--", ...words, ...rest.map(quoted)].join(" ");
  const names = swallowed.map(({ option }) => option.long).join(", ");
  return `npm took ${names} for itself: options must follow \`--\`, as in \`${corrected}\`.`;
}

/**
 * Returns the message about an argument that is the value of an option: npm may expand the name of an option to one of its
 * own, and then nothing but the value is left. `undefined` if no argument is such a value.
 */
export function strayValue(program: Command, name: string, values: readonly string[]): string | undefined {
  for (const value of values) {
    const option = program.options.find(({ argChoices }) => argChoices?.includes(value));
    if (!option) continue;
    const corrected = ["npm run", name, "--", ...values.filter((each) => each !== value).map(quoted)].join(" ");
    return `\`${value}\` is a value of ${option.long}: put \`--\` before options, as in \`${corrected} ${option.long} ${value}\`.`;
  }
  return undefined;
}

/** Returns npm's value of an option, if it was on npm's command line and not on that of the command. */
function swallowedValue(
  { long, short }: Option,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): string | undefined {
  if (!long || ambiguous.includes(long)) return undefined;
  if (args.some((argument) => argument === short || argument === long || argument.startsWith(`${long}=`))) {
    return undefined;
  }
  const key = long.slice(2).replaceAll("-", "_");
  const value = environment[`npm_config_${key}`];
  if (!value || value === "false") return undefined;
  // A version of Node or Electron, which addons are compiled for.
  if (key === "target" && /^v?\d+\.\d+\.\d+/.test(value)) return undefined;
  return isConfigured(key, environment) ? undefined : value;
}

function takesValue(option: Option): boolean {
  return option.required || option.optional;
}

/** Whether npm's own environment or configuration files hold a setting. */
function isConfigured(key: string, environment: NodeJS.ProcessEnv): boolean {
  const variable = `npm_config_${key}`;
  // npm itself writes the names of its variables in lower case.
  if (Object.keys(environment).some((name) => name !== variable && name.toLowerCase() === variable)) return true;
  const prefix = environment.npm_config_local_prefix;
  const files = [
    environment.npm_config_userconfig,
    environment.npm_config_globalconfig,
    ...(prefix === undefined ? [] : [join(prefix, ".npmrc")]),
  ];
  const setting = new RegExp(`^\\s*${key.replaceAll("_", "[-_]")}\\s*(=|$)`, "m");
  return files.some((file) => file !== undefined && setting.test(textOf(file)));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // npm ignores missing files.
    return "";
  }
}

/** Quotes an argument for a shell. */
function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
