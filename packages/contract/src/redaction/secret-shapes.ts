import { removed } from "./placeholder.js";

/** Length from which letters and digits in no order count as a credential, in characters. */
const randomLength = 40;

/** How many characters of a text must be neither words nor hexadecimal digits for it to count as random. */
const opaqueCharacters = 12;

/** How many different characters random text has at least. */
const differentCharacters = 10;

/** A PEM block, also one that is cut off, with real line ends or those of JSON. */
const pem = /-----BEGIN [A-Z0-9 ]+-----(?:.*?-----END [A-Z0-9 ]+-----|.*)/gs;

/** Text in the form of a JWT: three parts, or five if it is encrypted. */
const jwtForm = /(?<![\w-])e[wy][\w-]{6,}\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]*)?/g;

/** Credentials that their issuers mark by a prefix, which may be shorter than random text must be. */
const markedForms = [
  // Amazon, Alibaba, Tencent, Google
  "(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}",
  "LTAI[A-Za-z0-9]{12,24}",
  "AKID[A-Za-z0-9]{13,40}",
  "AIza[\\w-]{35}",
  "ya29\\.[\\w-]{10,}",
  // GitHub, GitLab, Slack, Stripe, OpenAI
  "gh[pousr]_[A-Za-z0-9]{16,}",
  "github_pat_\\w{20,}",
  "glpat-[\\w-]{16,}",
  "xox[abeoprs]-[\\w-]{10,}",
  "xapp-[\\w-]{10,}",
  "[rs]k_(?:live|test)_\\w{10,}",
  "whsec_[A-Za-z0-9+/=]{10,}",
  "sk-[A-Za-z0-9_-]{20,}",
  // Registries and platforms
  "npm_[A-Za-z0-9]{30,}",
  "pypi-[\\w-]{20,}",
  "hf_[A-Za-z0-9]{20,}",
  "SG\\.[\\w-]{16,}\\.[\\w-]{16,}",
  "shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}",
  "do[opr]_v1_[0-9a-f]{64}",
  "hv[sbr]\\.[\\w-]{20,}",
  "dapi[0-9a-f]{32}",
  "AGE-SECRET-KEY-1[A-Z0-9]{50,}",
  "[0-9]{8,10}:[\\w-]{35}",
];
const marked = new RegExp(`(?<![A-Za-z0-9_-])(?:${markedForms.join("|")})(?![A-Za-z0-9_-])`, "g");

/** The path of a webhook, which is the credential itself. */
const webhook = /(hooks\.slack\.com\/(?:services|workflows)\/|discord(?:app)?\.com\/api\/webhooks\/)[\w/-]+/g;

const run = new RegExp(`[A-Za-z0-9+/=_~.-]{${randomLength},}`, "g");

/**
 * Removes what is a credential by its shape, wherever it is in a text: PEM blocks, JSON Web Tokens and credentials with a
 * known prefix.
 */
export function withoutMarkedSecrets(text: string): string {
  // No shape is shorter.
  if (text.length < 16) return text;
  return text
    .replace(pem, removed)
    .replace(jwtForm, (form) => (isJwt(form) ? removed : form))
    .replace(marked, removed)
    .replace(webhook, (_, host: string) => `${host}${removed}`);
}

/** Removes random text of 40 characters and more. Hexadecimal digits, UUIDs and words joined by separators stay. */
export function withoutRandomText(text: string): string {
  if (text.length < randomLength) return text;
  return text.replace(run, (found) => (isOpaque(found) ? removed : found));
}

/** Returns whether a text is not made of words, numbers and hexadecimal digits. */
export function isOpaque(text: string): boolean {
  const rest = text
    .split(/[^A-Za-z0-9]+/)
    .filter((part) => !isHexadecimal(part) && !isWord(part))
    .join("");
  return rest.length >= opaqueCharacters && new Set(rest).size >= differentCharacters;
}

function isHexadecimal(text: string): boolean {
  return /^(?:[0-9a-f]*|[0-9A-F]*)$/.test(text);
}

/** Returns whether letters are one word, or several in camelCase, perhaps with a number at the end. */
function isWord(text: string): boolean {
  return /^(?:[A-Z]?[a-z]{1,19}(?:[A-Z][a-z]{1,14}){0,12}|[A-Z]{1,15})[0-9]{0,4}$/.test(text);
}

/** Returns whether the first part of a text is the header of a JWT: a JSON object in base64url. */
function isJwt(text: string): boolean {
  const [head = ""] = text.split(".");
  try {
    const header: unknown = JSON.parse(Buffer.from(head, "base64url").toString("utf8"));
    return typeof header === "object" && header !== null;
  } catch {
    return false;
  }
}
