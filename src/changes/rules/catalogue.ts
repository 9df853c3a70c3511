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

/** What the rules of a keyword find, one sentence for each effect that the keyword can have. */
interface KeywordRules {
  keyword: string;
  finds: { readonly [Each in Effect]?: string };
  /** The directions that have rules; both unless given. */
  directions?: readonly Direction[];
}

const bothDirections: readonly Direction[] = ["request", "response"];
const sent: readonly Direction[] = ["request"];
const read: readonly Direction[] = ["response"];

function rules(
  keyword: string,
  finds: KeywordRules["finds"],
  directions: readonly Direction[] = bothDirections,
): KeywordRules {
  return { keyword, finds, directions };
}

/** Rules of a lower or an upper bound. */
function bound(keyword: string, what: string): KeywordRules {
  const [narrower, wider] = keyword.startsWith("min") ? ["higher", "lower"] : ["lower", "higher"];
  return rules(keyword, {
    narrowed: `${what} is ${narrower}, or stated for the first time.`,
    widened: `${what} is ${wider}, or not stated any more.`,
  });
}

/** Rules of a schema that limits, and that comes or goes. */
function presence(keyword: string, what: string): KeywordRules {
  return rules(keyword, { narrowed: `${what} was added.`, widened: `${what} was removed.` });
}

/** Rules of schemas: one for each keyword, direction and effect. */
const keywords: readonly KeywordRules[] = [
  rules("type", {
    narrowed: "A type went; `number` includes `integer`, and no `type` means any.",
    widened: "A type joined; `number` includes `integer`, and no `type` means any.",
    replaced: "Types were replaced by other ones.",
  }),
  rules("enum", {
    narrowed: "A value of `enum` or `const` went, or values are listed for the first time.",
    widened: "A value of `enum` or `const` joined; a careful reader has no branch for it.",
    replaced: "A value of `enum` or `const` went, and another one joined.",
  }),
  bound("minimum", "The minimum, exclusive or not,"),
  bound("maximum", "The maximum, exclusive or not,"),
  bound("min-length", "The minimum length of a string"),
  bound("max-length", "The maximum length of a string"),
  bound("min-items", "The minimum number of items"),
  bound("max-items", "The maximum number of items"),
  bound("min-properties", "The minimum number of properties"),
  bound("max-properties", "The maximum number of properties"),
  bound("min-contains", "The minimum number of items that match `contains`"),
  bound("max-contains", "The maximum number of items that match `contains`"),
  rules("pattern", {
    narrowed: "A pattern was added.",
    widened: "A pattern was removed.",
    replaced: "A pattern changed; it is taken to allow other strings.",
  }),
  rules("format", {
    narrowed: "A format was added, or is narrower: `int32` than `int64`, `float` than `double`.",
    widened: "A format was removed, or is wider: `int64` than `int32`, `double` than `float`.",
    replaced: "A format changed.",
  }),
  rules("multiple-of", {
    narrowed: "A step of numbers was added, or is a multiple of the old one.",
    widened: "A step of numbers was removed, or is a divisor of the old one.",
    replaced: "A step of numbers changed.",
  }),
  rules("unique-items", {
    narrowed: "The items of a list must differ now.",
    widened: "The items of a list may be equal now.",
  }),
  rules("content-encoding", {
    narrowed: "An encoding of a string was added.",
    widened: "An encoding of a string was removed.",
    replaced: "A string is encoded in another way.",
  }),
  rules("content-media-type", {
    narrowed: "A media type of what a string holds was added.",
    widened: "A media type of what a string holds was removed.",
    replaced: "A string holds another media type.",
  }),
  presence("content-schema", "A schema of what a string holds"),
  rules("ref", {
    narrowed: "A reference that leads nowhere, or a dynamic one, was added; it is compared as a string.",
    widened: "A reference that leads nowhere, or a dynamic one, was removed; it is compared as a string.",
    replaced: "A reference that leads nowhere, or a dynamic one, changed; it is compared as a string.",
  }),
  rules("property", {
    narrowed: "A required property was added, or a property is forbidden now.",
    widened: "A property was added to an object that was closed, or a forbidden one is allowed now.",
    replaced: "A property was removed, an optional one, too: senders have it refused or ignored, readers miss it.",
    compatible: "An optional property was added to an open object.",
  }),
  rules(
    "read-only",
    {
      narrowed: "A required property must be sent now that was read-only.",
      widened: "A property may be sent now that was read-only, in an object that was closed.",
      replaced: "A property is read-only now.",
      compatible: "An optional property is not read-only any more.",
    },
    sent,
  ),
  rules(
    "write-only",
    {
      narrowed: "A required property is returned now that was write-only.",
      widened: "A property is returned now that was write-only, in an object that was closed.",
      replaced: "A property is write-only now.",
      compatible: "An optional property is not write-only any more.",
    },
    read,
  ),
  rules("required", {
    narrowed: "A property that both versions have is required now.",
    widened: "A property that both versions have is optional now.",
  }),
  rules("pattern-properties", {
    narrowed: "A schema for properties whose names match a pattern was added, or went from a closed object.",
    widened: "A schema for properties whose names match a pattern was removed, or joined a closed object.",
  }),
  rules("schema", {
    narrowed: "Nothing is allowed any more, as `additionalProperties: false` says.",
    widened: "Something is allowed where nothing was, as `additionalProperties: false` said.",
  }),
  rules("contains", {
    narrowed: "What a list must contain was added.",
    widened: "What a list must contain was removed.",
    replaced: "What a list must contain changed where its number is limited.",
  }),
  rules("one-of", {
    narrowed: "An alternative of `oneOf` went; alternatives are taken to exclude each other.",
    widened: "An alternative of `oneOf` joined; alternatives are taken to exclude each other.",
  }),
  rules("any-of", {
    narrowed: "An alternative of `anyOf` went.",
    widened: "An alternative of `anyOf` joined.",
  }),
  rules("not", {
    narrowed: "What must not match was added, or allows more.",
    widened: "What must not match was removed, or allows less.",
    replaced: "What must not match was replaced.",
    compatible: "What must not match changed in a way that excludes nothing else.",
  }),
  rules("if", {
    narrowed: "A condition was added.",
    widened: "A condition was removed.",
    replaced: "A condition changed.",
  }),
  presence("then", "What follows if a condition holds"),
  presence("else", "What follows if a condition does not hold"),
  presence("dependent-schemas", "A schema that a property brings with it"),
  rules("dependent-required", {
    narrowed: "A property is required now if another one is present.",
    widened: "A property is optional now if another one is present.",
  }),
  presence("unevaluated-properties", "A schema of properties that nothing else describes"),
  presence("unevaluated-items", "A schema of items that nothing else describes"),
  rules("default", {
    replaced: "A default changed or was removed, wherever it stands: who leaves the value out relies on it.",
    compatible: "A default was added where none was.",
  }),
  rules("deprecated", { compatible: "A schema or a value is deprecated now, or not any more." }),
  rules("discriminator", {
    widened: "A value of a discriminator joined.",
    replaced: "Another property tells alternatives apart, or a value stands for another schema or for none.",
    compatible: "A discriminator was added or removed.",
  }),
  rules("xml", { replaced: "The form in XML changed." }),
  limitRules("x-max-bytes", "The size limit of a file"),
  limitRules("x-max-total-bytes", "The size limit of all files together"),
  limitRules("x-gateway-limits", "A limit of the gateway"),
  rules("x-window", { replaced: "A list can be read less far.", compatible: "A list can be read further." }, sent),
  listRules("x-media-formats", "A format of files"),
  listRules("x-media-codecs", "A codec of videos"),
  listRules("x-regions", "A region of an operation"),
  rules(
    "x-side-effects",
    {
      replaced:
        "A call does more besides responding: `none` is less than `billable`, and that less than `writes`; `credentials` is apart.",
      compatible: "A call does less besides responding.",
    },
    sent,
  ),
  rules(
    "x-exactly-one-of",
    {
      narrowed: "Exactly one of some fields is expected now, or one of those fields went.",
      widened: "Exactly one of some fields is not expected any more, or another field joined them.",
    },
    sent,
  ),
  rules(
    "x-excludes",
    { narrowed: "Fields exclude each other now.", widened: "Fields do not exclude each other any more." },
    sent,
  ),
  rules("x-content-type-without-body", { replaced: "Requests without a body have another content type." }, sent),
  rules("x-error-codes", { widened: "An error code left.", compatible: "An error code joined." }, read),
  rules("x-known-values", { compatible: "The values that are known changed; others may come at any time." }, read),
];

function limitRules(keyword: string, what: string): KeywordRules {
  return rules(
    keyword,
    {
      narrowed: `${what} is lower, or stated for the first time.`,
      widened: `${what} is higher, or not stated any more.`,
    },
    sent,
  );
}

function listRules(keyword: string, what: string): KeywordRules {
  return rules(
    keyword,
    {
      narrowed: `${what} may not be sent any more.`,
      widened: `${what} may be sent now.`,
      replaced: `${what} may not be sent any more, and another one may.`,
    },
    sent,
  );
}

/** What follows for whom, from what a rule finds. */
function consequence(keyword: string, effect: Effect, direction: Direction): string {
  const isBreaking = verdictOf(effect, direction) === "breaking";
  if (effect === "compatible")
    return direction === "request" ? "In requests: breaks nobody." : "In responses: breaks nobody.";
  if (direction === "request") {
    if (effect === "replaced" && keyword.startsWith("x-")) return "Breaks senders and readers.";
    return isBreaking ? "In requests: breaks senders." : "In requests: breaks nobody.";
  }
  return isBreaking ? "In responses: breaks readers." : "In responses: breaks nobody.";
}

/** Rules of everything but schemas. */
const others: readonly (readonly [id: string, verdict: Verdict, text: string])[] = [
  ["operation-removed", "breaking", "A method of a path was removed, deprecated before or not."],
  ["operation-added", "compatible", "A method of a path was added."],
  ["operation-id-changed", "docs", "The name of an operation: nothing on the wire, but a method of clients."],
  ["deprecation-changed", "compatible", "An operation, a parameter or a header is deprecated now, or not any more."],
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
      part === "request"
        ? "A header of a part of a form was added; an optional one breaks nobody."
        : "A header of a response was added.",
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
  ["callback-removed", "breaking", "A callback is not sent any more: who waits for it breaks."],
  ["callback-added", "compatible", "A callback is sent, too."],
  ["webhook-removed", "breaking", "A webhook is not called any more: who waits for it breaks."],
  ["webhook-added", "compatible", "A webhook is called, too."],
  ["docs-text-changed", "docs", "Texts, examples, tags and links."],
  ["docs-explode-changed", "docs", "`explode` where the value is never a list or an object."],
  ["docs-server-order-changed", "docs", "The order of the servers."],
  ["docs-server-variable-renamed", "docs", "The name of a variable in the address of a server."],
];

function whereHeader(part: Direction): string {
  return part === "request" ? "part of a form" : "response";
}

const effects: readonly Effect[] = ["narrowed", "widened", "replaced", "compatible"];

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
    ...keywords.flatMap(({ keyword, finds, directions = bothDirections }) =>
      effects.flatMap((effect) => {
        const found = finds[effect];
        if (found === undefined) return [];
        return directions.map((direction) => ({
          id: ruleOf(keyword, effect, direction),
          verdict: verdictOf(effect, direction),
          text: `${found} ${consequence(keyword, effect, direction)}`,
        }));
      }),
    ),
  ];
}

/** Whether there is a rule of an id; extensions that only concern the docs have one each. */
export function isRule(id: string): boolean {
  return /^docs-x-.+-changed$/.test(id) || ruleCatalogue().some((rule) => rule.id === id);
}
