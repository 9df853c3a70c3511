import { isObject } from "../document/json.js";
import { type ClientOption, type Profile, plainProfile } from "../profile.js";
import { reasonOf } from "../system-error.mjs";
import { flagOf } from "../target/client-values.js";
import { command } from "./command.js";
import {
  caseOptions,
  checkOptions,
  mergeOption,
  permissionOptions,
  quietOption,
  randomOptions,
  recordingOptions,
  replayOption,
  reportOptions,
  speedOptions,
  targetOptions,
} from "./options.js";

/** Returns what is wrong with a value, as a sentence without its full stop; `undefined` if it is valid. */
type Rule = (value: unknown, place: string) => string | undefined;

/** Names a place of the profile; it is empty for the profile itself. */
function named(place: string): string {
  return place === "" ? "its default export" : `\`${place}\` of its default export`;
}

function rule(what: string, isValid: (value: unknown) => boolean): Rule {
  return (value, place) => (isValid(value) ? undefined : `${named(place)} must be ${what}`);
}

const text = rule("a string", (value) => typeof value === "string");
const method = rule("a function", (value) => typeof value === "function");

function optional(present: Rule): Rule {
  return (value, place) => (value === undefined ? undefined : present(value, place));
}

function arrayOf(item: Rule): Rule {
  return (value, place) => {
    if (!Array.isArray(value)) return `${named(place)} must be an array`;
    return firstOf(value.entries(), ([index, each]) => item(each, `${place}[${index}]`));
  };
}

function mapOf(item: Rule): Rule {
  return (value, place) => {
    if (!isObject(value)) return `${named(place)} must be an object`;
    return firstOf(Object.keys(value), (name) => property(value, name, item, `${place}.${name}`));
  };
}

function shape(rules: { readonly [name: string]: Rule }): Rule {
  return (value, place) => {
    if (!isObject(value)) return `${named(place)} must be an object`;
    return firstOf(Object.entries(rules), ([name, each]) =>
      property(value, name, each, place === "" ? name : `${place}.${name}`),
    );
  };
}

/** Checks a property, whose getter may throw. */
function property(owner: object, name: string, each: Rule, place: string): string | undefined {
  let value: unknown;
  try {
    value = Reflect.get(owner, name);
  } catch (error) {
    return `${named(place)} cannot be read: ${reasonOf(error)}`;
  }
  return each(value, place);
}

function firstOf<Item>(items: Iterable<Item>, problemOf: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const server = shape({ start: method, url: text });
const clientOption = shape({ name: text, variable: text, description: text, plural: text });

const profileRule = shape({
  commands: shape({ run: text, plan: text, replay: text, merge: text, record: text }),
  document: optional(shape({ file: text, ifMissing: text })),
  namePrefix: text,
  credentials: shape({
    variable: optional(text),
    signers: mapOf(shape({ variables: text, headers: arrayOf(text), readKey: method })),
    headerForCurl: optional(text),
    variables: text,
  }),
  codeAliases: arrayOf(arrayOf(text)),
  clientOptions: arrayOf(clientOption),
  checkMedia: optional(method),
  mock: optional(server),
  emulator: optional(server),
  validators: mapOf(shape({ title: text, about: text, create: method })),
  help: shape({ inputs: optional(text), credentials: text, examples: arrayOf(text), record: optional(text) }),
} satisfies { readonly [Part in keyof Required<Profile>]: Rule });

/** Returns what is wrong with a profile, as a sentence without its full stop; `undefined` if it can be used. */
export function problemOfProfile(profile: unknown): string | undefined {
  // Checked: the rules are those of the type.
  return profileRule(profile, "") ?? problemOfFlags((profile as Profile).clientOptions);
}

/** Every client option becomes an option of the command line, which must not be there already. */
function problemOfFlags(clientOptions: readonly ClientOption[]): string | undefined {
  const taken = flagsOfCommands();
  return firstOf(clientOptions.entries(), ([index, option]) => {
    const flag = flagOf(option);
    const place = named(`clientOptions[${index}].name`);
    if (!/^--[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(flag))
      return `${place} must be a name in camel case, such as projectId`;
    if (taken.has(flag)) return `${place} must be another one: the option ${flag} exists already`;
    taken.add(flag);
    return undefined;
  });
}

/** Returns the options that commands have without a profile. */
function flagsOfCommands(): Set<string> {
  const program = command("", "").option("--dry-run").option("--list").option("--validator");
  targetOptions(program, plainProfile);
  permissionOptions(program, plainProfile);
  speedOptions(program, plainProfile);
  checkOptions(randomOptions(caseOptions(program)), plainProfile);
  quietOption(mergeOption(reportOptions(replayOption(recordingOptions(program)))));
  return new Set(["--help", "--profile", ...program.options.flatMap(({ long }) => long ?? [])]);
}
