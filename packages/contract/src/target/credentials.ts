import { algorithm } from "../../../../src/client/signature.js";
import { type AccessKey, signRequest } from "../../../../src/contract-profile/signer.js";
import type { CredentialChoice } from "../case.js";
import { type OpenApiDocument, resolve, type SecurityRequirement } from "../document/document.js";
import type { Operation } from "../document/operations.js";
import { ContractError } from "../errors.js";
import { headerOf, type SentRequest } from "../exchange.js";

/** What a caller proves who it is with. */
export interface Secrets {
  /** Travels where the document wants a key or a bearer token. */
  token?: string;
  /** Signs requests where the document wants that, by `x-signature`. */
  accessKey?: AccessKey;
}

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
  /** Id of the project that signed requests name, for operations that work in one. */
  projectId?: string;
  /**
   * The time to sign with.
   *
   * @default () => new Date()
   */
  now?: () => Date;
}

/** Well-formed, and issued by nobody. */
const wrongSecrets = {
  token: Buffer.from("a token that nobody has issued").toString("base64"),
  accessKey: { accessKey: "NOBODYHASTHISKEY0000", secretKey: "nobodyHasThisSecretKeyEither000000000000" },
} satisfies Secrets;

/** Good for every server that only looks whether there are credentials. */
export const placeholderSecrets: Secrets = {
  token: "credential-for-the-mock",
  accessKey: { accessKey: "CREDENTIALFORTHEMOCK", secretKey: "secret-for-the-mock" },
};

/** Where a credential travels, from a security scheme. */
type Carrier =
  | { type: "signature" }
  | { type: "header" | "query" | "cookie"; name: string; prefix: string }
  | { type: "unsupported" };

/**
 * Reads secrets from environment variables: `FRS_TOKEN`, `HUAWEICLOUD_SDK_AK`, `HUAWEICLOUD_SDK_SK` and
 * `HUAWEICLOUD_SDK_SECURITY_TOKEN`. Variables that are empty count as missing.
 *
 * @throws {ContractError} If there is one key of the pair alone, or a value that no header can carry.
 */
export function secretsFromEnvironment(environment: { readonly [name: string]: string | undefined }): Secrets {
  const read = (name: string) => {
    const value = environment[name];
    if (value && !/^[\x21-\x7e]+$/.test(value)) {
      const what = /[^\p{ASCII}]/u.test(value) ? "characters that are not ASCII" : "blanks or line breaks";
      throw new ContractError(`${name} contains ${what}: set it to the bare value.`);
    }
    return value || undefined;
  };
  const token = read("FRS_TOKEN");
  const accessKey = read("HUAWEICLOUD_SDK_AK");
  const secretKey = read("HUAWEICLOUD_SDK_SK");
  const securityToken = read("HUAWEICLOUD_SDK_SECURITY_TOKEN");
  if ((accessKey === undefined) !== (secretKey === undefined)) {
    const missing = accessKey === undefined ? "HUAWEICLOUD_SDK_AK" : "HUAWEICLOUD_SDK_SK";
    throw new ContractError(`${missing} is missing: an access key and its secret key belong together.`);
  }
  return {
    ...(token && { token }),
    ...(accessKey && secretKey && { accessKey: { accessKey, secretKey, ...(securityToken && { securityToken }) } }),
  };
}

/** Prepares secrets for the security schemes of a document. */
export function createCredentials(
  document: OpenApiDocument,
  secrets: Secrets,
  options: CredentialOptions = {},
): Credentials {
  const { projectId, now = () => new Date() } = options;
  const requirementsOf = (operation: Operation | undefined) => operation?.security ?? document.security ?? [];
  const carriersOf = (requirement: SecurityRequirement) =>
    Object.keys(requirement).map((scheme) => carrierOf(document, scheme));
  const canCarry = (requirement: SecurityRequirement) =>
    carriersOf(requirement).every(({ type }) =>
      type === "signature" ? secrets.accessKey : type !== "unsupported" && secrets.token,
    );
  const choose = (requirements: readonly SecurityRequirement[]) => {
    const wanted = requirements.filter((requirement) => Object.keys(requirement).length > 0);
    return { usable: wanted.find(canCarry), first: wanted[0], isOptional: wanted.length < requirements.length };
  };

  const carry = async (
    request: SentRequest,
    requirement: SecurityRequirement,
    { token = "", accessKey }: Secrets,
    operation: Operation | undefined,
  ) => {
    let authorized = request;
    for (const carrier of carriersOf(requirement)) {
      if (carrier.type === "signature" && accessKey) {
        const inProject = operation?.parameters.some(({ clientOption }) => clientOption === "projectId") ?? false;
        authorized = await signRequest(authorized, accessKey, {
          time: now(),
          projectId: inProject ? projectId : undefined,
        });
      } else if (carrier.type === "query") {
        const separator = authorized.url.includes("?") ? "&" : "?";
        const pair = `${encodeURIComponent(carrier.name)}=${encodeURIComponent(token)}`;
        authorized = { ...authorized, url: authorized.url + separator + pair };
      } else if (carrier.type === "header") {
        authorized = withHeader(authorized, carrier.name, carrier.prefix + token);
      } else if (carrier.type === "cookie") {
        authorized = withCookie(authorized, `${carrier.name}=${token}`);
      }
    }
    return authorized;
  };

  return {
    secrets: [secrets.token, ...Object.values(secrets.accessKey ?? {})].filter((text) => text !== undefined),
    lacks(operation) {
      const { usable, first, isOptional } = choose(requirementsOf(operation));
      if (usable || !first || isOptional) return undefined;
      const name = operation?.operationId ?? "The document";
      return `${name} takes ${schemesOf(requirementsOf(operation))}: ${remedy(requirementsOf(operation).flatMap(carriersOf))}`;
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
          return usable ? await carry(request, usable, secrets, operation) : request;
        case "wrong": {
          const requirement = usable ?? first;
          // A known key with a wrong signature gets further than a key that nobody knows.
          const accessKey = {
            ...wrongSecrets.accessKey,
            accessKey: secrets.accessKey?.accessKey ?? wrongSecrets.accessKey.accessKey,
          };
          return requirement ? await carry(request, requirement, { ...wrongSecrets, accessKey }, operation) : request;
        }
        case "other-scheme": {
          const documented = requirementsOf(operation).flatMap(carriersOf);
          const takesBasic = documented.some((carrier) => carrier.type === "header" && carrier.prefix === "Basic ");
          const basic = Buffer.from("nobody:no password").toString("base64");
          return withHeader(request, "Authorization", takesBasic ? `Bearer ${wrongSecrets.token}` : `Basic ${basic}`);
        }
      }
    },
  };
}

/** Where the credential of a security scheme travels. */
function carrierOf(document: OpenApiDocument, scheme: string): Carrier {
  const at = `/components/securitySchemes/${scheme}`;
  const { value } = resolve(document, document.components?.securitySchemes?.[scheme], at);
  const name = String(value.name);
  switch (value.type) {
    case "apiKey":
      // Of the algorithms for it, this is the one that is known here.
      if (value["x-signature"] === algorithm) return { type: "signature" };
      if (value["x-signature"] !== undefined) return { type: "unsupported" };
      if (value.in === "header" || value.in === "query" || value.in === "cookie") {
        return { type: value.in, name, prefix: "" };
      }
      return { type: "unsupported" };
    case "http":
      return { type: "header", name: "Authorization", prefix: prefixOf(String(value.scheme)) };
    case "oauth2":
    case "openIdConnect":
      return { type: "header", name: "Authorization", prefix: "Bearer " };
    default:
      return { type: "unsupported" };
  }
}

/** The name of an HTTP authentication scheme as it is usually written, with the blank that follows it. */
function prefixOf(scheme: string): string {
  return `${scheme.charAt(0).toUpperCase()}${scheme.slice(1).toLowerCase()} `;
}

function schemesOf(requirements: readonly SecurityRequirement[]): string {
  return requirements.map((requirement) => Object.keys(requirement).join(" with ")).join(" or ");
}

function remedy(carriers: readonly Carrier[]): string {
  const ways = [
    carriers.some(({ type }) => type !== "signature" && type !== "unsupported") && "FRS_TOKEN",
    carriers.some(({ type }) => type === "signature") && "HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK",
  ].filter((way) => way !== false);
  return ways.length === 0 ? "it is not supported here." : `set ${ways.join(", or ")} in the environment.`;
}

/** The cookies of a request travel in one header. */
function withCookie(request: SentRequest, pair: string): SentRequest {
  const own = headerOf(request.headers, "Cookie");
  const others = request.headers.filter(([name]) => name.toLowerCase() !== "cookie");
  return withHeader({ ...request, headers: others }, "Cookie", own === undefined ? pair : `${own}; ${pair}`);
}

function withHeader(request: SentRequest, name: string, value: string): SentRequest {
  return { ...request, headers: [...request.headers, [name, value]] };
}
