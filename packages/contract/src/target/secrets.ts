import { type OpenApiDocument, resolve } from "../document/document.js";
import { ContractError } from "../errors.js";
import type { Header } from "../exchange.js";
import type { CredentialProfile, Signer, SigningKey } from "../profile.js";

/** Variables of a process, by name. */
export interface Environment {
  readonly [name: string]: string | undefined;
}

/** Credentials of a caller. */
export interface Secrets {
  /** Values of headers, query parameters or cookies, by the name of the security scheme. */
  readonly values?: { readonly [scheme: string]: string };
  /** Keys that sign requests, by algorithm. */
  readonly keys?: { readonly [algorithm: string]: SigningKey };
  /** Other strings that must not be shown, such as the password in a value. */
  readonly others?: readonly string[];
}

/** The place of the credential of a security scheme in a request. */
export type Carrier =
  | { type: "signature"; algorithm: string }
  | { type: "header" | "query" | "cookie"; name: string; prefix: string }
  | { type: "unsupported" };

/** Beginning of the variables that hold the credential of one security scheme each. */
const variablePrefix = "CONTRACT_AUTH_";

/** The environment variable for the credential of a security scheme: `CONTRACT_AUTH_API_KEY` for `apiKey`. */
export function schemeVariable(scheme: string): string {
  const words = scheme.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replace(/[^A-Za-z0-9]+/g, "_");
  return variablePrefix + words.toUpperCase();
}

/** The place of the credential of a security scheme in a request. */
export function carrierOf(document: OpenApiDocument, scheme: string, { signers }: CredentialProfile): Carrier {
  const at = `/components/securitySchemes/${scheme}`;
  const { value } = resolve(document, document.components?.securitySchemes?.[scheme], at);
  const name = String(value.name);
  switch (value.type) {
    case "apiKey": {
      const algorithm = value["x-signature"];
      if (algorithm !== undefined) {
        return typeof algorithm === "string" && Object.hasOwn(signers, algorithm)
          ? { type: "signature", algorithm }
          : { type: "unsupported" };
      }
      if (value.in === "header" || value.in === "query" || value.in === "cookie") {
        return { type: value.in, name, prefix: "" };
      }
      return { type: "unsupported" };
    }
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

/**
 * Reads the credential of each security scheme: from `CONTRACT_AUTH_<SCHEME>`, from the variables of the profile, and from
 * the headers of the command line that carry one. Variables that are empty count as missing.
 *
 * @throws {ContractError} If a key is there in part, or a value cannot be sent in a header.
 */
export function readSecrets(
  document: OpenApiDocument,
  environment: Environment,
  profile: CredentialProfile,
  headers: readonly Header[] = [],
): Secrets {
  const values: [scheme: string, value: string][] = [];
  const others: string[] = [];
  const keys: [algorithm: string, key: SigningKey][] = Object.entries(profile.signers).flatMap(
    ([algorithm, signer]) => {
      const key = readKey(signer, environment);
      return key ? [[algorithm, key]] : [];
    },
  );
  for (const scheme of Object.keys(document.components?.securitySchemes ?? {})) {
    const carrier = carrierOf(document, scheme, profile);
    if (carrier.type === "signature" || carrier.type === "unsupported") continue;
    const variable = variableIn(environment, scheme) ?? profile.variable;
    const pair = carrier.prefix === "Basic " && variable !== undefined ? environment[variable] : undefined;
    let value = valueInHeaders(carrier, headers);
    if (value === undefined && pair?.includes(":")) {
      value = Buffer.from(pair).toString("base64");
      others.push(pair, pair.slice(pair.indexOf(":") + 1));
    }
    value ??= variable === undefined ? undefined : readVariable(environment, variable);
    if (value !== undefined) values.push([scheme, value]);
  }
  return {
    values: Object.fromEntries(values),
    keys: Object.fromEntries(keys),
    others: others.filter((text) => text !== ""),
  };
}

/** @throws {ContractError} If the signer finds its key incomplete: a profile does not know this error. */
function readKey(signer: Signer, environment: Environment): SigningKey | undefined {
  try {
    return signer.readKey((variable) => readVariable(environment, variable));
  } catch (error) {
    throw error instanceof Error ? new ContractError(error.message, { cause: error }) : error;
  }
}

/** Whether a header of the command line carries the credential of a security scheme. */
export function isCredentialHeader(
  document: OpenApiDocument,
  [name, value]: Header,
  profile: CredentialProfile,
): boolean {
  return Object.keys(document.components?.securitySchemes ?? {}).some((scheme) => {
    const carrier = carrierOf(document, scheme, profile);
    return "name" in carrier && valueInHeaders(carrier, [[name, value]]) !== undefined;
  });
}

function valueInHeaders(carrier: Carrier, headers: readonly Header[]): string | undefined {
  if (carrier.type !== "header") return undefined;
  const prefix = carrier.prefix.toLowerCase();
  const found = headers.find(
    ([name, value]) =>
      name.toLowerCase() === carrier.name.toLowerCase() && value.slice(0, prefix.length).toLowerCase() === prefix,
  );
  return found?.[1].slice(prefix.length);
}

/** The variable of a security scheme, if it is set. Separators do not matter: `API_KEY` and `APIKEY` are for `apiKey`. */
function variableIn(environment: Environment, scheme: string): string | undefined {
  const plain = (name: string) => name.replaceAll("_", "");
  const expected = plain(schemeVariable(scheme));
  return Object.keys(environment).find(
    (name) => name.startsWith(variablePrefix) && plain(name.toUpperCase()) === expected && environment[name],
  );
}

/**
 * The bare value of an environment variable; `undefined` if it is missing or empty.
 *
 * @throws {ContractError} If no header can carry it. The message does not hold the value.
 */
export function readVariable(environment: Environment, name: string): string | undefined {
  const value = environment[name];
  if (value && !/^[\x21-\x7e]+$/.test(value)) {
    const what = /[^\p{ASCII}]/u.test(value) ? "characters that are not ASCII" : "spaces or line breaks";
    throw new ContractError(`${name} contains ${what}: set it to the bare value.`);
  }
  return value || undefined;
}
