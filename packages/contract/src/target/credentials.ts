import type { CredentialChoice, NearToken } from "../case.js";
import type { OpenApiDocument, SecurityRequirement } from "../document/document.js";
import type { Operation } from "../document/operations.js";
import type { HttpRequest } from "../exchange.js";
import { type BrokenSignature, type CredentialProfile, plainProfile, type SigningKey } from "../profile.js";
import { withCookie, withQueryPair } from "../wire/pairs.js";
import { encodePercent } from "../wire/percent-encoding.js";
import { elsewhere, hasNearTokens, nearTokensOf } from "./near-tokens.js";
import { type Carrier, carrierOf, type Secrets, schemeVariable } from "./secrets.js";

/** Adds credentials to requests. */
export interface Credentials {
  /** All strings that must not be shown. */
  readonly secrets: readonly string[];
  /** Why an operation cannot be called with valid credentials, and what to do; `undefined` if it can. */
  lacks(operation: Operation | undefined): string | undefined;
  /** Returns the ways to authenticate that an operation allows besides the one that is used. */
  untried(operation: Operation): string[];
  /** Returns the wrong ways to sign a request of an operation; none where it is not signed. */
  broken(operation: Operation): readonly BrokenSignature[];
  /** Returns the tokens of an operation that are almost valid; none where it takes no token. */
  near(operation: Operation): readonly NearToken[];
  /** Returns the request with valid, wrong or no credentials. */
  authorize(request: HttpRequest, operation: Operation | undefined, choice: CredentialChoice): Promise<HttpRequest>;
}

/** Settings of {@link createCredentials}. */
export interface CredentialOptions {
  /**
   * How requests are signed, and where credentials come from.
   *
   * @default that of no API in particular
   */
  profile?: CredentialProfile;
  /** Values of client options, such as the id of a project, for signatures. */
  values?: { readonly [option: string]: string | undefined };
  /**
   * The time to sign with.
   *
   * @default () => new Date()
   */
  now?: () => Date;
}

/** Well-formed, but never issued. */
const wrongToken = Buffer.from("a token that was never issued").toString("base64");

/** Returns credentials for every security scheme, for a server that accepts any. */
export function placeholderSecrets(document: OpenApiDocument, { signers }: CredentialProfile): Secrets {
  const schemes = Object.keys(document.components?.securitySchemes ?? {});
  return {
    values: Object.fromEntries(schemes.map((scheme) => [scheme, "credential-for-the-mock"])),
    keys: Object.fromEntries(Object.entries(signers).map(([algorithm, { unknownKey }]) => [algorithm, unknownKey])),
  };
}

/** Everything that is needed to add credentials. */
interface Wallet extends Required<CredentialOptions> {
  document: OpenApiDocument;
  secrets: Secrets;
}

/** Creates credentials for the security schemes of a document. */
export function createCredentials(
  document: OpenApiDocument,
  secrets: Secrets,
  options: CredentialOptions = {},
): Credentials {
  const { profile = plainProfile.credentials, values = {}, now = () => new Date() } = options;
  const wallet: Wallet = { document, secrets, profile, values, now };
  const requirementsOf = (operation: Operation | undefined) => operation?.security ?? document.security ?? [];
  const tokens = Object.entries(secrets.values ?? {});
  const isNearlyTried = (scheme: string) =>
    carriersOf(wallet, { [scheme]: [] }).some(({ carrier }) => isToken(carrier));
  return {
    secrets: [
      ...tokens.map(([, token]) => token),
      // The longest part of a token shows the most of it.
      ...tokens
        .filter(([scheme]) => isNearlyTried(scheme))
        .flatMap(([, token]) => nearTokensOf(token).map(({ value }) => value))
        .filter((value) => value !== ""),
      ...(secrets.others ?? []),
      ...Object.values(secrets.keys ?? {}).flatMap((key) => key.secrets),
    ],
    lacks(operation) {
      const requirements = requirementsOf(operation);
      const { usable, required } = choose(wallet, requirements);
      if (usable || required.length === 0 || required.length < requirements.length) return undefined;
      const name = operation?.operationId ?? "The document";
      const carriers = requirements.map((requirement) => carriersOf(wallet, requirement));
      return `${name} takes ${schemesOf(requirements)}: ${remedy(carriers, profile)}`;
    },
    untried(operation) {
      const { usable, required } = choose(wallet, requirementsOf(operation));
      return usable ? required.filter((requirement) => requirement !== usable).map((each) => schemesOf([each])) : [];
    },
    broken(operation) {
      const { usable } = choose(wallet, requirementsOf(operation));
      const carriers = usable ? carriersOf(wallet, usable) : [];
      return carriers.flatMap(({ carrier }) =>
        carrier.type === "signature" ? (secrets.keys?.[carrier.algorithm]?.broken ?? []) : [],
      );
    },
    near(operation) {
      const requirements = requirementsOf(operation);
      const { usable } = choose(wallet, requirements);
      const schemes = usable ? carriersOf(wallet, usable).filter(({ carrier }) => isToken(carrier)) : [];
      const [first = [], ...others] = schemes.map(({ scheme }) => nearTokensOf(secrets.values?.[scheme] ?? ""));
      const near = first
        .filter(({ name }) => others.every((each) => each.some((other) => other.name === name)))
        .map(({ name, title }) => ({ name, title }));
      const [only, ...more] = schemes;
      const isMovable = only && more.length === 0 && hasNearTokens(secrets.values?.[only.scheme] ?? "");
      return isMovable && isFromOwnHeader(wallet, only.carrier, requirements) ? [...near, elsewhere] : near;
    },
    async authorize(request, operation, choice) {
      const requirements = requirementsOf(operation);
      const { usable, required } = choose(wallet, requirements);
      if (choice === "none") return request;
      if (choice === "other-scheme") return withOtherScheme(wallet, request, requirements);
      const requirement = choice === "wrong" ? (usable ?? required[0]) : usable;
      return requirement ? await carry(wallet, request, requirement, operation, choice) : request;
    },
  };
}

/** Returns the requirements that are not empty, and the first of them that can be met. */
function choose(wallet: Wallet, requirements: readonly SecurityRequirement[]) {
  const required = requirements.filter((requirement) => Object.keys(requirement).length > 0);
  return { required, usable: required.find((requirement) => canCarry(wallet, requirement)) };
}

function carriersOf({ document, profile }: Wallet, requirement: SecurityRequirement) {
  return Object.keys(requirement).map((scheme) => ({ scheme, carrier: carrierOf(document, scheme, profile) }));
}

function canCarry(wallet: Wallet, requirement: SecurityRequirement): boolean {
  const { values = {}, keys = {} } = wallet.secrets;
  return carriersOf(wallet, requirement).every(({ scheme, carrier }) =>
    carrier.type === "signature"
      ? keys[carrier.algorithm] !== undefined
      : carrier.type !== "unsupported" && values[scheme] !== undefined,
  );
}

/** Returns a request with the credentials of one alternative. */
async function carry(
  wallet: Wallet,
  request: HttpRequest,
  requirement: SecurityRequirement,
  operation: Operation | undefined,
  choice: CredentialChoice,
): Promise<HttpRequest> {
  const { values = {}, keys = {} } = wallet.secrets;
  let authorized = request;
  for (const { scheme, carrier } of carriersOf(wallet, requirement)) {
    if (carrier.type === "signature") {
      const known = keys[carrier.algorithm];
      const key = signingKeyFor(choice, known, wallet.profile.signers[carrier.algorithm]?.unknownKey);
      const taken = new Set(operation?.parameters.map(({ clientOption }) => clientOption));
      const own = Object.entries(wallet.values).filter(([option]) => taken.has(option));
      authorized = (await key?.sign(authorized, { time: wallet.now(), values: Object.fromEntries(own) })) ?? authorized;
    } else if (carrier.type !== "unsupported") {
      const value = values[scheme] ?? "";
      if (choice === elsewhere.name && isToken(carrier)) {
        authorized = withHeader(authorized, "Authorization", `Bearer ${value}`);
        continue;
      }
      const sent = choice === "wrong" ? wrongToken : isToken(carrier) ? nearTokenFor(choice, value) : value;
      authorized = withValue(authorized, carrier, sent);
    }
  }
  return authorized;
}

/** Returns what signs a request: the key, the key in a wrong way, or a key with a wrong secret. */
function signingKeyFor(
  choice: CredentialChoice,
  known: SigningKey | undefined,
  unknownKey: SigningKey | undefined,
): Pick<SigningKey, "sign"> | undefined {
  if (choice === "valid" || choice.startsWith("near-")) return known;
  // A wrong signature by a known key tests more than an unknown key.
  if (choice === "wrong") return known?.wrong() ?? unknownKey;
  return known?.broken?.find(({ name }) => choice === `broken-${name}`);
}

/** Whether a token has a header of its own, and none of the ways to authenticate is one under `Authorization`. */
function isFromOwnHeader(wallet: Wallet, own: Carrier, requirements: readonly SecurityRequirement[]): boolean {
  const all = requirements.flatMap((requirement) => carriersOf(wallet, requirement));
  const isUsual = (carrier: Carrier) => carrier.type === "header" && carrier.name.toLowerCase() === "authorization";
  return own.type === "header" && !all.some(({ carrier }) => isUsual(carrier));
}

/** Whether a credential is one text that is compared as a whole, unlike a name and a password. */
function isToken(carrier: Carrier): boolean {
  return "name" in carrier && carrier.prefix !== "Basic ";
}

/** Returns the token to send: the valid one, or one that is almost valid. */
function nearTokenFor(choice: CredentialChoice, token: string): string {
  return nearTokensOf(token).find(({ name }) => name === choice)?.value ?? token;
}

/** Returns a request with credentials of a scheme that its operation does not accept. */
function withOtherScheme(
  wallet: Wallet,
  request: HttpRequest,
  requirements: readonly SecurityRequirement[],
): HttpRequest {
  const documented = requirements.flatMap((requirement) => carriersOf(wallet, requirement));
  const takesBasic = documented.some(({ carrier }) => carrier.type === "header" && carrier.prefix === "Basic ");
  const basic = Buffer.from("nobody:no password").toString("base64");
  return withHeader(request, "Authorization", takesBasic ? `Bearer ${wrongToken}` : `Basic ${basic}`);
}

function schemesOf(requirements: readonly SecurityRequirement[]): string {
  return requirements.map((requirement) => Object.keys(requirement).join(" with ")).join(" or ");
}

/** Returns the variables to set, of each alternative. */
function remedy(
  alternatives: readonly { scheme: string; carrier: Carrier }[][],
  { variable, signers }: CredentialProfile,
): string {
  const variableOf = (scheme: string, carrier: Carrier) =>
    carrier.type === "signature" ? signers[carrier.algorithm]?.variables : (variable ?? schemeVariable(scheme));
  const ways = alternatives
    .filter((alternative) => alternative.every(({ carrier }) => carrier.type !== "unsupported"))
    .map((alternative) => new Set(alternative.map(({ scheme, carrier }) => variableOf(scheme, carrier))))
    .filter((names) => names.size > 0)
    .map((names) => [...names].join(" and "));
  return ways.length === 0 ? "it is not supported." : `set ${[...new Set(ways)].join(", or ")} in the environment.`;
}

function withValue(
  request: HttpRequest,
  { type, name, prefix }: Extract<Carrier, { name: string }>,
  value: string,
): HttpRequest {
  if (type === "header") return withHeader(request, name, prefix + value);
  if (type === "cookie") return { ...request, headers: withCookie(request.headers, [name, value]) };
  return { ...request, url: withQueryPair(request.url, [encodePercent(name), encodePercent(value)]) };
}

function withHeader(request: HttpRequest, name: string, value: string): HttpRequest {
  return { ...request, headers: [...request.headers, [name, value]] };
}
