import type { Expectation } from "./case.js";
import type { CheckProblem, CodeAliases } from "./check.js";
import type { OpenApiDocument } from "./document/document.js";
import type { Exchange, HttpRequest } from "./exchange.js";

/**
 * What one API adds to the engine, which knows no API. {@link plainProfile} is the profile without additions.
 */
export interface Profile {
  readonly commands: Commands;
  /** The default document; without it, `--document` is required. */
  readonly document?: DefaultDocument;
  /** Prefix of the names of created resources. */
  readonly namePrefix: string;
  readonly credentials: CredentialProfile;
  /** Prefixes of error codes with two spellings. */
  readonly codeAliases: CodeAliases;
  /** Client options whose values a run takes from the command line or the environment. */
  readonly clientOptions: readonly ClientOption[];
  /** Checks the files that replace scenario inputs before they are sent. */
  readonly checkMedia?: MediaCheck;
  /** The default target; without it, `--target` is required. */
  readonly mock?: MockProfile;
  /** Responds beside the mock to what needs stored data; without it, scenarios are skipped on the mock. */
  readonly emulator?: EmulatorProfile;
  /** Validators besides the checks, by the name that `--validator` takes. */
  readonly validators: { readonly [name: string]: ValidatorProfile };
  readonly help: HelpTexts;
}

/** The commands as help and reports print them. */
export interface Commands {
  readonly run: string;
  readonly plan: string;
  readonly replay: string;
  readonly merge: string;
  readonly record: string;
}

/** The default document. */
export interface DefaultDocument {
  /** Its path, relative to the current directory. */
  readonly file: string;
  /** What to do if it is missing, as the end of a sentence. */
  readonly ifMissing: string;
}

/** Sources of credentials besides `CONTRACT_AUTH_<SCHEME>`. */
export interface CredentialProfile {
  /** The environment variable for every security scheme that takes a token or a key. */
  readonly variable?: string;
  /** Signers by the algorithm that `x-signature` of a security scheme names. */
  readonly signers: { readonly [algorithm: string]: Signer };
  /** The header that carries the variable in curl command lines instead of a signature, which curl cannot compute. */
  readonly headerForCurl?: string;
  /** The variables to set, such as `API_TOKEN` in "Set API_TOKEN in the environment". */
  readonly variables: string;
}

/** Input of a signature besides the request. */
export interface SigningContext {
  time: Date;
  /** Values of the client options of the operation, such as the id of a project. */
  values: { readonly [option: string]: string | undefined };
}

/** A wrong way to sign a request, which an endpoint has to refuse although the key is right. */
export interface BrokenSignature {
  /** Name in the ids of cases, in kebab case, such as `old-date`. */
  readonly name: string;
  /** What is wrong, as the title of a case. */
  readonly title: string;
  /**
   * Whether only requests with a JSON body can be signed wrong like this.
   *
   * @default false
   */
  readonly needsJson?: boolean;
  /** Returns a request with the wrong signature added. */
  sign(request: HttpRequest, context: SigningContext): Promise<HttpRequest>;
}

/** A key that signs requests. */
export interface SigningKey {
  /** Its secret parts, which must not be shown. */
  readonly secrets: readonly string[];
  /** Returns the request with the signature added. */
  sign(request: HttpRequest, context: SigningContext): Promise<HttpRequest>;
  /** Returns the same key with a wrong secret: only an endpoint that verifies the signature refuses it. */
  wrong(): SigningKey;
  /**
   * Wrong ways to sign with this key; each is tried at every operation that takes the signature.
   *
   * @default []
   */
  readonly broken?: readonly BrokenSignature[];
}

/** Signs requests by one algorithm. */
export interface Signer {
  /** The environment variables of the key, as messages name them. */
  readonly variables: string;
  /** Names of the headers besides `Authorization` that belong to the signature. */
  readonly headers: readonly string[];
  /** A well-formed key that does not exist. */
  readonly unknownKey: SigningKey;
  /**
   * Returns the key of the environment; `undefined` if it is not set.
   *
   * @param read - Returns the value of an environment variable; `undefined` if it is not set or empty.
   * @throws {Error} If a part of it is missing; the message says which.
   */
  readKey(read: (variable: string) => string | undefined): SigningKey | undefined;
}

/** A client option, such as the id of a project, that supplies the value of parameters with this `x-client-option`. */
export interface ClientOption {
  /** Name in `x-client-option`, such as `projectId`; the command line has `--project-id`. */
  readonly name: string;
  /** The environment variable of the value, used if the command line has none. */
  readonly variable: string;
  /** Description of the value in the help. */
  readonly description: string;
  /** Plural of what the value names, in messages: `projects`. */
  readonly plural: string;
}

/**
 * Returns what is wrong with a file as the end of a sentence, such as `is not an image`; `undefined` if it is valid.
 *
 * @param base64 - The file.
 * @param formats - The allowed formats: `x-media-formats` of its schema.
 * @param schema - JSON pointer of the schema.
 */
export type MediaCheck = (base64: string, formats: readonly string[], schema: string) => Promise<string | undefined>;

/** A running mock. */
export interface RunningMock {
  /** Base URL, without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** A stateless mock that accepts any credentials. */
export interface MockProfile {
  /** Starts the mock in this process. */
  start(document: OpenApiDocument): Promise<RunningMock>;
  /** Its URL when it is started by hand, for curl command lines. */
  readonly url: string;
}

/** A running emulator. */
export interface RunningEmulator extends RunningMock {
  /** The environment variables that its credentials and the values of client options are read from. */
  readonly environment: { readonly [name: string]: string };
}

/** A server that stores what it is sent, and checks credentials. */
export interface EmulatorProfile {
  /** Starts the emulator in this process, without stored data. */
  start(document: OpenApiDocument): Promise<RunningEmulator>;
  /** Its URL when it is started by hand, for curl command lines. */
  readonly url: string;
}

/**
 * Validates one exchange, which may name the base path of the endpoint.
 *
 * @param expectation - The expected response. If the request must be refused, its own problems are not reported.
 */
export type ExchangeValidator = (
  exchange: Exchange & { basePath?: string },
  expectation?: Expectation,
) => Promise<CheckProblem[]>;

/** A validator besides the checks. */
export interface ValidatorProfile {
  /** Short title, as for a check. */
  readonly title: string;
  /** One paragraph for the docs, as for a check. */
  readonly about: string;
  /**
   * Creates the validator for a document.
   *
   * @param basePath - Base path of the endpoint, for exchanges without one.
   */
  create(document: OpenApiDocument, basePath?: string): Promise<ExchangeValidator>;
}

/** Parts of the help and of messages for one API. */
export interface HelpTexts {
  /** A paragraph on the inputs of scenarios. */
  readonly inputs?: string;
  /** A paragraph on credentials. */
  readonly credentials: string;
  /** Options of `run` in the examples. */
  readonly examples: readonly string[];
  /** What callers of the recording proxy have to know about credentials. */
  readonly record?: string;
}

/** The profile without additions. */
export const plainProfile: Profile = {
  commands: {
    run: "npx openapi-contract run",
    plan: "npx openapi-contract plan",
    replay: "npx openapi-contract replay",
    merge: "npx openapi-contract merge",
    record: "npx openapi-contract record",
  },
  namePrefix: "contract",
  credentials: { signers: {}, variables: "one variable CONTRACT_AUTH_<SCHEME> for each security scheme" },
  codeAliases: [],
  clientOptions: [],
  validators: {},
  help: {
    credentials: `Credentials come from the environment: CONTRACT_AUTH_<SCHEME> for each security scheme of the document, such as
CONTRACT_AUTH_API_KEY for apiKey. For HTTP Basic the value is user:password. On a machine without other users, --header can be used instead.`,
    examples: [
      "--document openapi.json --target http://127.0.0.1:8080",
      "--document openapi.json --target https://api.example.com --side-effects writes --random 20",
      "--document openapi.json --target https://api.example.com --header 'X-Tenant: 7' --record recording",
    ],
  },
};
