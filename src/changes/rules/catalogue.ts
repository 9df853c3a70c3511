import type { Verdict } from "../change.js";
import { type Direction, type Effect, verdictOf } from "../schema/difference.js";

/** A rule that a change can be found by. */
export interface Rule {
  /** Stable id. */
  id: string;
  /** Its verdict, unless a policy says otherwise. */
  verdict: Verdict;
  /** What it finds, and why it has that verdict. */
  text: string;
}

/** The effects that a keyword can have, with what its rules find. */
type KeywordRules = readonly [
  keyword: string,
  effects: readonly Effect[],
  text: string,
  directions?: readonly Direction[],
];

const bothDirections: readonly Direction[] = ["request", "response"];
const sent: readonly Direction[] = ["request"];
const read: readonly Direction[] = ["response"];

const all: readonly Effect[] = ["narrowed", "widened", "replaced"];
const twoWays: readonly Effect[] = ["narrowed", "widened"];

/** Rules of schemas: one for each keyword, direction and effect. */
const keywords: readonly KeywordRules[] = [
  ["type", all, "Types that a value can have; `number` includes `integer`, and no `type` means any."],
  [
    "enum",
    all,
    "Values of `enum` and `const`. A value that joins breaks readers, too: a careful reader has no branch for it.",
  ],
  ["minimum", twoWays, "The minimum, exclusive or not."],
  ["maximum", twoWays, "The maximum, exclusive or not."],
  ["min-length", twoWays, "The minimum length of a text."],
  ["max-length", twoWays, "The maximum length of a text."],
  ["min-items", twoWays, "The minimum number of items."],
  ["max-items", twoWays, "The maximum number of items."],
  ["min-properties", twoWays, "The minimum number of properties."],
  ["max-properties", twoWays, "The maximum number of properties."],
  ["min-contains", twoWays, "How many items have to be as `contains` says."],
  ["max-contains", twoWays, "How many items may be as `contains` says."],
  ["pattern", all, "A pattern that appears narrows; another one is taken to allow other texts."],
  ["format", all, "A format that appears narrows. `int64` is wider than `int32`, `double` than `float`."],
  ["multiple-of", all, "The step of numbers; a multiple of a step is narrower."],
  ["unique-items", twoWays, "Whether the items of a list have to differ."],
  ["content-encoding", all, "How a text is encoded."],
  ["content-media-type", all, "What a text holds."],
  ["content-schema", twoWays, "The schema of what a text holds."],
  ["ref", all, "A reference that leads nowhere, or a dynamic one, compared as a text."],
  [
    "property",
    [...all, "compatible"],
    "A property that goes away breaks both: senders have it refused or ignored, readers miss it, also an optional one. A new one breaks senders if it is required, and readers where the object was closed.",
  ],
  ["read-only", [...all, "compatible"], "A property that may not be sent any more, or may be sent now.", sent],
  ["write-only", [...all, "compatible"], "A property that is not returned any more, or is returned now.", read],
  ["required", twoWays, "A property that both versions have is required now, or no longer."],
  ["pattern-properties", twoWays, "The schema of properties whose names match a pattern."],
  ["schema", twoWays, "Nothing is allowed any more, as `additionalProperties: false` says, or something is again."],
  ["contains", all, "What a list has to contain."],
  ["one-of", twoWays, "Alternatives of `oneOf`: taken to exclude each other. One that joins breaks readers."],
  ["any-of", twoWays, "Alternatives of `anyOf`. One that joins breaks readers."],
  ["not", [...all, "compatible"], "What must not match: what narrows inside of it widens outside."],
  ["if", all, "A condition that appears, goes away, or is another one."],
  ["then", twoWays, "What follows if a condition holds."],
  ["else", twoWays, "What follows if a condition does not hold."],
  ["dependent-schemas", twoWays, "The schema that a property brings with it."],
  ["dependent-required", twoWays, "A property that another one requires."],
  ["unevaluated-properties", twoWays, "The schema of properties that nothing else describes."],
  ["unevaluated-items", twoWays, "The schema of items that nothing else describes."],
  [
    "default",
    ["replaced", "compatible"],
    "Who leaves a value out relies on the default, wherever it stands: another one breaks, and so does its removal; a first one breaks nobody.",
  ],
  ["deprecated", ["compatible"], "Deprecating breaks nobody, and neither does taking it back."],
  [
    "discriminator",
    ["widened", "replaced", "compatible"],
    "Which property tells alternatives apart, and which value means which. A value that joins breaks readers.",
  ],
  ["xml", ["replaced"], "The form in XML."],
  ["x-max-bytes", twoWays, "The size of a file: a lower limit breaks senders.", sent],
  ["x-max-total-bytes", twoWays, "The size of all files together: a lower limit breaks senders.", sent],
  ["x-gateway-limits", twoWays, "Limits of the gateway: lower ones break senders.", sent],
  ["x-window", ["replaced", "compatible"], "How far a list can be read: a smaller window breaks both.", sent],
  ["x-media-formats", all, "Formats of files that may be sent: a shorter list breaks senders.", sent],
  ["x-media-codecs", all, "Codecs of videos that may be sent: a shorter list breaks senders.", sent],
  [
    "x-side-effects",
    ["replaced", "compatible"],
    "What a call does besides responding: `none` is less than `billable`, and that less than `writes`; more of it breaks, and `credentials` is apart.",
    sent,
  ],
  [
    "x-exactly-one-of",
    twoWays,
    "Fields of which exactly one is expected: a rule that appears, or loses a field, narrows.",
    sent,
  ],
  ["x-excludes", twoWays, "Fields that exclude each other: a rule that appears, or another one, narrows.", sent],
  ["x-content-type-without-body", ["replaced"], "The content type of requests without a body.", sent],
  [
    "x-error-codes",
    ["widened", "compatible"],
    "Error codes: one that leaves breaks readers, one that joins nobody.",
    read,
  ],
  ["x-known-values", ["compatible"], "Values that are known while others may come: never a break.", read],
];

/** Rules of everything but schemas. */
const others: readonly (readonly [id: string, verdict: Verdict, text: string])[] = [
  ["operation-removed", "breaking", "A method of a path was removed, deprecated before or not."],
  ["operation-added", "compatible", "A method of a path was added."],
  ["operation-id-changed", "docs", "The name of an operation: nothing on the wire, but a method of clients."],
  ["deprecation-changed", "compatible", "An operation, a parameter or a header is deprecated now, or no longer."],
  ["parameter-removed", "breaking", "A parameter was removed: senders have it refused or ignored."],
  ["parameter-required-added", "breaking", "A required parameter was added."],
  ["parameter-optional-added", "compatible", "An optional parameter was added."],
  ["parameter-required", "breaking", "A parameter is required now."],
  ["parameter-optional", "compatible", "A parameter may be left out now."],
  ["parameter-style-changed", "breaking", "A parameter is written in another style."],
  ["parameter-content-changed", "breaking", "A parameter is written by `content` instead of `schema`, or back."],
  ["parameter-empty-value-changed", "breaking", "Whether a parameter may be empty; if it may now, it breaks nobody."],
  ["path-parameter-renamed", "docs", "Another name of a path parameter: nothing on the wire."],
  ["request-body-added", "breaking", "A request body was added; an optional one breaks nobody."],
  ["request-body-removed", "breaking", "The request body was removed."],
  ["request-body-required", "breaking", "The request body is required now."],
  ["request-body-optional", "compatible", "The request body may be left out now."],
  ["request-media-type-removed", "breaking", "A media type of requests was removed, and no range covers it."],
  ["request-media-type-added", "compatible", "A media type of requests was added."],
  ["response-media-type-removed", "breaking", "A media type of responses was removed, and no range covers it."],
  ["response-media-type-added", "compatible", "A media type of responses was added: callers ask for what they read."],
  ["request-encoding-changed", "breaking", "A field of a form is written in another way, or takes fewer media types."],
  ["response-encoding-changed", "breaking", "A field of a form comes in another way, or in more media types."],
  ["response-success-removed", "breaking", "A success was removed, and no range covers it."],
  [
    "response-success-added",
    "breaking",
    "A success was added that nothing covered: a careful reader treats what is documented.",
  ],
  [
    "response-error-removed",
    "breaking",
    "An error was removed that nothing covers: who treats it waits for it in vain.",
  ],
  [
    "response-error-added",
    "breaking",
    "An error was added that nothing covered: a careful reader has no branch for it.",
  ],
  ["response-specified", "compatible", "A status that a range or `default` covered has a response of its own."],
  ...(["request", "response"] as const).flatMap((part): (readonly [string, Verdict, string])[] => [
    [`${part}-header-removed`, "breaking", `A header of a ${whereHeader(part)} was removed.`],
    [
      `${part}-header-added`,
      part === "request" ? "breaking" : "compatible",
      `A header of a ${whereHeader(part)} was added; who sends it breaks if it is required.`,
    ],
    [
      `${part}-header-required`,
      part === "request" ? "breaking" : "compatible",
      `A header of a ${whereHeader(part)} is required now.`,
    ],
    [
      `${part}-header-optional`,
      part === "request" ? "compatible" : "breaking",
      `A header of a ${whereHeader(part)} may be missing now.`,
    ],
    [`${part}-header-style-changed`, "breaking", `A header of a ${whereHeader(part)} is written in another style.`],
    [
      `${part}-header-content-changed`,
      "breaking",
      `A header of a ${whereHeader(part)} is written by \`content\` instead of \`schema\`, or back.`,
    ],
  ]),
  ["security-added", "breaking", "Credentials are required where none were."],
  ["security-removed", "compatible", "No credentials are required any more."],
  ["security-narrowed", "breaking", "Credentials that were enough are not enough any more."],
  ["security-widened", "compatible", "Fewer or other credentials are enough, too."],
  ["security-flow-removed", "breaking", "A flow of OAuth was removed."],
  ["security-flow-added", "compatible", "A flow of OAuth was added."],
  ["security-flow-address-changed", "breaking", "An address of a flow of OAuth; a first one breaks nobody."],
  ["security-scope-removed", "breaking", "A scope cannot be had any more."],
  ["security-scope-added", "compatible", "A scope was added."],
  ["server-removed", "breaking", "A server was removed: whoever uses it cannot any more."],
  ["server-added", "compatible", "A server was added."],
  ["server-variable-default-changed", "breaking", "The default of a variable of a server changed."],
  ["server-variable-narrowed", "breaking", "A variable of a server takes fewer values."],
  ["server-variable-widened", "compatible", "A variable of a server takes more values."],
  ["callback-removed", "breaking", "The service does not call any more: who waits for it breaks."],
  ["callback-added", "compatible", "The service calls something else, too."],
  ["webhook-removed", "breaking", "The service does not call any more: who waits for it breaks."],
  ["webhook-added", "compatible", "The service calls something else, too."],
  ["docs-text-changed", "docs", "Texts, examples, tags and links."],
  ["docs-explode-changed", "docs", "`explode` where the value is never a list or an object."],
  ["docs-server-order-changed", "docs", "The order of the servers."],
];

function whereHeader(part: Direction): string {
  return part === "request" ? "part of a form" : "response";
}

/** The words of rule ids for effects. */
export const effectWords: { readonly [Each in Effect]: string } = {
  narrowed: "narrowed",
  widened: "widened",
  replaced: "replaced",
  compatible: "changed",
  docs: "changed",
};

/** The id of the rule that finds a difference of schemas. */
export function ruleOf(keyword: string, effect: Effect, direction: Direction): string {
  return effect === "docs" ? `docs-${keyword}-changed` : `${direction}-${keyword}-${effectWords[effect]}`;
}

/** All rules, in the order of the document's parts: operations first, then schemas. */
export function ruleCatalogue(): Rule[] {
  return [
    ...others.map(([id, verdict, text]) => ({ id, verdict, text })),
    ...keywords.flatMap(([keyword, effects, text, directions = bothDirections]) =>
      effects.flatMap((effect) =>
        directions.map((direction) => ({
          id: ruleOf(keyword, effect, direction),
          verdict: verdictOf(effect, direction),
          text,
        })),
      ),
    ),
  ];
}

/** Whether there is a rule of an id; extensions that only concern the docs have one each. */
export function isRule(id: string): boolean {
  return /^docs-x-.+-changed$/.test(id) || ruleCatalogue().some((rule) => rule.id === id);
}
