import type { CredentialChoice } from "../case.js";
import type { OpenApiDocument, SecurityRequirement } from "../document/document.js";
import type { Operation } from "../document/operations.js";
import type { SentRequest } from "../exchange.js";
import { type CredentialProfile, plainProfile } from "../profile.js";
import { withCookie, withQueryPair } from "../wire/pairs.js";
import { encodePercent } from "../wire/percent-encoding.js";
import { type Carrier, carrierOf, type Secrets, schemeVariable } from "./secrets.js";

/** Adds to requests what the security of their operation wants. */
export interface Credentials {
  /** Every text that may not be shown. */
  readonly secrets: readonly string[];
  /** Why an operation cannot be called with valid credentials, and what to do; `undefined` if it can. */
  lacks(operation: Operation | undefined): string | undefined;
  /** The ways to authenticate that an operation allows besides the one that is used. */
  untried(operation: Operation): string[];
  /** The request with valid credentials, with wrong ones, or with none. */
  authorize(request: SentRequest, operation: Operation | undefined, choice: CredentialChoice): Promise<SentRequest>;
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

/** Well-formed, and issued by nobody. */
const wrongToken = Buffer.from("a token that nobody has issued").toString("base64");

/** Credentials for every security scheme, good for a server that only looks whether there are any. */
export function placeholderSecrets(document: OpenApiDocument, { signers }: CredentialProfile): Secrets {
  const schemes = Object.keys(document.components?.securitySchemes ?? {});
  return {
    values: Object.fromEntries(schemes.map((scheme) => [scheme, "credential-for-the-mock"])),
    keys: Object.fromEntries(Object.entries(signers).map(([algorithm, { unknownKey }]) => [algorithm, unknownKey])),
  };
}

/** Prepares secrets for the security schemes of a document. */
export function createCredentials(
  document: OpenApiDocument,
  secrets: Secrets,
  options: CredentialOptions = {},
): Credentials {
  const { profile = plainProfile.credentials, values: clientValues = {}, now = () => new Date() } = options;
  const { values = {}, keys = {} } = secrets;
  const requirementsOf = (operation: Operation | undefined) => operation?.security ?? document.security ?? [];
  const carriersOf = (requirement: SecurityRequirement) =>
    Object.keys(requirement).map((scheme) => ({ scheme, carrier: carrierOf(document, scheme, profile) }));
  const canCarry = (requirement: SecurityRequirement) =>
    carriersOf(requirement).every(({ scheme, carrier }) =>
      carrier.type === "signature"
        ? keys[carrier.algorithm] !== undefined
        : carrier.type !== "unsupported" && values[scheme] !== undefined,
    );
  const choose = (requirements: readonly SecurityRequirement[]) => {
    const wanted = requirements.filter((requirement) => Object.keys(requirement).length > 0);
    return { usable: wanted.find(canCarry), first: wanted[0], isOptional: wanted.length < requirements.length };
  };

  const carry = async (
    request: SentRequest,
    requirement: SecurityRequirement,
    operation: Operation | undefined,
    isValid: boolean,
  ) => {
    let authorized = request;
    for (const { scheme, carrier } of carriersOf(requirement)) {
      if (carrier.type === "signature") {
        const known = keys[carrier.algorithm];
        // A known key with a wrong signature gets further than a key that nobody knows.
        const key = isValid ? known : (known?.wrong() ?? profile.signers[carrier.algorithm]?.unknownKey);
        const taken = new Set(operation?.parameters.map(({ clientOption }) => clientOption));
        const own = Object.entries(clientValues).filter(([option]) => taken.has(option));
        authorized = (await key?.sign(authorized, { time: now(), values: Object.fromEntries(own) })) ?? authorized;
      } else if (carrier.type !== "unsupported") {
        authorized = withValue(authorized, carrier, isValid ? (values[scheme] ?? "") : wrongToken);
      }
    }
    return authorized;
  };

  return {
    secrets: [
      ...Object.values(values),
      ...(secrets.others ?? []),
      ...Object.values(keys).flatMap((key) => key.secrets),
    ],
    lacks(operation) {
      const { usable, first, isOptional } = choose(requirementsOf(operation));
      if (usable || !first || isOptional) return undefined;
      const name = operation?.operationId ?? "The document";
      return `${name} takes ${schemesOf(requirementsOf(operation))}: ${remedy(requirementsOf(operation).map(carriersOf), profile)}`;
    },
    untried(operation) {
      const { usable } = choose(requirementsOf(operation));
      const wanted = requirementsOf(operation).filter((requirement) => Object.keys(requirement).length > 0);
      return usable ? wanted.filter((requirement) => requirement !== usable).map((each) => schemesOf([each])) : [];
    },
    async authorize(request, operation, choice) {
      const { usable, first } = choose(requirementsOf(operation));
      switch (choice) {
        case "none":
          return request;
        case "valid":
          return usable ? await carry(request, usable, operation, true) : request;
        case "wrong": {
          const requirement = usable ?? first;
          return requirement ? await carry(request, requirement, operation, false) : request;
        }
        case "other-scheme": {
          const documented = requirementsOf(operation).flatMap(carriersOf);
          const takesBasic = documented.some(({ carrier }) => carrier.type === "header" && carrier.prefix === "Basic ");
          const basic = Buffer.from("nobody:no password").toString("base64");
          return withHeader(request, "Authorization", takesBasic ? `Bearer ${wrongToken}` : `Basic ${basic}`);
        }
      }
    },
  };
}

function schemesOf(requirements: readonly SecurityRequirement[]): string {
  return requirements.map((requirement) => Object.keys(requirement).join(" with ")).join(" or ");
}

/** The variables to set, of each alternative. */
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
  return ways.length === 0
    ? "it is not supported here."
    : `set ${[...new Set(ways)].join(", or ")} in the environment.`;
}

function withValue(
  request: SentRequest,
  { type, name, prefix }: Extract<Carrier, { name: string }>,
  value: string,
): SentRequest {
  if (type === "header") return withHeader(request, name, prefix + value);
  if (type === "cookie") return { ...request, headers: withCookie(request.headers, [name, value]) };
  return { ...request, url: withQueryPair(request.url, [encodePercent(name), encodePercent(value)]) };
}

function withHeader(request: SentRequest, name: string, value: string): SentRequest {
  return { ...request, headers: [...request.headers, [name, value]] };
}
