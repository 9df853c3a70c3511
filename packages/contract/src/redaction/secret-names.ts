/**
 * How a name suggests a credential: `secret` whatever a document says of it, `likely` unless a document describes it as an
 * ordinary value, or `none`.
 */
export type Secrecy = "secret" | "likely" | "none";

/** Turns words separated by blanks into a set. */
function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ""));
}

/** Last words of names of credentials. */
const secretWords = wordSet(`
  password passwd passwort passphrase passcode passkey pwd psw psk secret token credential cred authorization bearer
  signature sig hmac jwt jws jwe dpop otp totp hotp pin cvv cvc csc assertion cookie session sess sid sessid csrf xsrf
  crumb sas ak sk keystore pfx p12 pem samlart samlresponse samlrequest wresult mnemonic puk whsec macaroon paseto castgc tgt tgc
  spnego
`);

/** Last words of names that are often, but not always, names of credentials. */
const likelyWords = wordSet("key code auth oauth ticket private pass sign nonce");

/** Complete names of credentials, without separators. */
const secretNames = wordSet("access dpop");

/** Ends of names that are written without separators. */
const secretEnds = new RegExp(
  `(password|passwd|passphrase|passcode|secret|token|credential|cookie|authorization|signature|sessionid|sessid|${[
    "(user|db|store|key)pass",
    "authheader",
    "(api|app|access|secret|private|auth|shared|master|account|subscription|signing|encryption|license|consumer)key",
    "(access|secret)(key)?id",
    "(api|app|auth|otp|totp|mfa|sms|verification|verify|pass|access)code",
    "jwt|assertion",
  ].join("|")})$`,
);

/** Words before the last one that make a value ordinary. */
const ordinaryBefore: { readonly [word: string]: ReadonlySet<string> } = {
  key: wordSet(`
    public pub sort sorting order partition primary foreign object cache idempotency dedup deduplication row map group
    grouping routing range translation resource lookup unique composite natural index search filter tag label image file
    document property feature config configuration setting parameter query field attribute metadata message locale issue
    project event topic bucket item record entity parent path hot arrow surrogate clustering distribution hash ordering
    face i18n max min next start end last evaluated total num number error track
  `),
  token: wordSet(`
    page next continuation pagination paging sync resume delta skip cursor scroll starting stop max maximum min total prompt
    completion input output used cached reasoning num number count idempotency special eos bos pad unk remaining change sequence
  `),
  pin: wordSet("map gpio"),
  signature: wordSet("method function type email mail time call"),
  session: wordSet("max active concurrent total open"),
  nonce: wordSet("max"),
};

/** Words before `code` that make it a credential. */
const codeKinds = wordSet(`
  otp totp hotp auth authorization authentication verification verify confirmation confirm sms mfa tfa 2fa pin pass access
  app security recovery backup device user activation invite invitation reset login signin passwordless factor unlock
  redeem grant oauth captcha secret time temporary temp pairing
  authz card gift puk
`);

/** Words that only say in which form a value is written, so that the word before them decides. */
const formWords = wordSet(`
  value val text string str plain plaintext raw data base b64 hex pem der jwk header param parameter field input hash hashed
  encrypted enc binary blob bytes list confirm confirmation repeat again new old current
`);

/** Pairs of last words that name a credential together. */
const secretPairs = wordSet(`
  code-verifier oauth-verifier saml-response saml-request saml-art session-state session-id session-handle sess-id secret-id
  token-id cookie-id key-material pass-phrase seed-phrase secret-phrase recovery-phrase pass-word connection-string
  conn-string community-string relay-state token-hint pin-block hmac-sha recaptcha-response hcaptcha-response
  captcha-response turnstile-response otp-seed totp-seed magic-link dpop-proof private-key secret-key api-key app-key access-key auth-key
  signing-key encryption-key subscription-key account-key shared-key master-key license-key consumer-key functions-key
  admin-key function-key hmac-key webhook-key ssh-key security-key vault-key session-key deploy-key
`);

/** Ordinary names that look like credentials when they are written without separators. */
const ordinaryNames =
  /^((next|page|nextpage|paging|pagination|continuation|skip|delta|sync|cursor|resume)token|(max|min|total|prompt|completion|input|output|num)tokens?|publickey|primarykey|foreignkey|sortkey|idempotencykey)$/;

/** Last words under which a number is a credential, too. */
const numberWords = wordSet("password passwd passcode passphrase pwd otp totp hotp pin secret cvv cvc csc");

/** What is known of names already: the same ones occur in every exchange. */
const classified = new Map<string, Secrecy>();
const classifiedLimit = 5000;

/** How much of a name is looked at, from its end, in characters. */
const lookedAt = 200;

/** Classifies a name of a header, parameter, property, field or cookie by its words. */
export function secrecyOf(name: string): Secrecy {
  const known = classified.get(name);
  if (known !== undefined) return known;
  // Names that a message makes up must not fill the memory.
  if (classified.size >= classifiedLimit) classified.clear();
  const secrecy = classify(wordsOf(name));
  classified.set(name, secrecy);
  return secrecy;
}

/** Returns whether a number under this name is a credential, too, such as a one-time code. */
export function isSecretNumberName(name: string): boolean {
  const words = withoutForm(wordsOf(name));
  const last = words.at(-1) ?? "";
  return numberWords.has(last) || /(password|passwd|passcode|otpcode|pincode)$/.test(last) || isSecretCode(words);
}

function classify(all: readonly string[]): Secrecy {
  const joined = all.join("");
  if (secretNames.has(joined) || secretWords.has(joined)) return "secret";
  // The value of `has_password` is yes or no.
  if (ordinaryNames.test(joined) || all[0] === "is" || all[0] === "has") return "none";
  const words = withoutForm(all);
  const [before = "", last = ""] = [words.at(-2), words.at(-1)];
  if (isPair(all) || isPair(words) || isSecretCode(words)) return "secret";
  // `access_key_id` is one half of a key pair; the id of any other key only names it.
  if (last === "id" && before === "key" && words.at(-3) === "access") return "secret";
  if (ordinaryBefore[last]?.has(before)) return "none";
  if (secretWords.has(last)) return "secret";
  // A code is a credential alone, or by its kind; `error_code` is neither.
  if (last === "code") return words.length === 1 ? "likely" : "none";
  if (likelyWords.has(last)) return "likely";
  return secretEnds.test(last) ? "secret" : "none";
}

function isPair(words: readonly string[]): boolean {
  return secretPairs.has(words.slice(-2).join("-"));
}

function isSecretCode(words: readonly string[]): boolean {
  return words.at(-1) === "code" && codeKinds.has(words.at(-2) ?? "");
}

/** Drops words at the end that say only in which form a value is written. */
function withoutForm(words: readonly string[]): readonly string[] {
  const end = words.findLastIndex((word) => !formWords.has(word));
  return end < 0 ? words.slice(0, 1) : words.slice(0, end + 1);
}

/** Splits a name into words: at separators and in camelCase, in lower case, singular, without `x` and numbers at its ends. */
function wordsOf(name: string): string[] {
  const words = name
    .slice(-lookedAt)
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => singular(word.replace(/(?<=[a-z]{2})\d+$/, "")));
  while (words.length > 1 && words[0] === "x") words.shift();
  while (words.length > 1 && /^\d+$/.test(words.at(-1) ?? "")) words.pop();
  return words;
}

function singular(word: string): string {
  // Short words in `s`, such as `jws`, are abbreviations.
  return word === "ids" || (word.length > 3 && /[^s]s$/.test(word)) ? word.slice(0, -1) : word;
}
