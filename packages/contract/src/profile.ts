import type { Expectation } from "./case.js";
import type { CheckProblem, CodeAliases } from "./check.js";
import type { OpenApiDocument } from "./document/document.js";
import type { Exchange, HttpRequest } from "./exchange.js";

/**
 * What one API adds to the engine, which knows nothing of any. Everything can be left out: {@link plainProfile} is what
 * remains.
 */
export interface Profile {
  readonly commands: Commands;
  /** The document that is taken unless another one is named; without it, one has to be named. */
  readonly document?: DefaultDocument;
  /** What the names of created things begin with. */
  readonly namePrefix: string;
  readonly credentials: CredentialProfile;
  /** Families of error codes that are written in two ways. */
  readonly codeAliases: CodeAliases;
  /** Options of clients whose values a run takes from the command line or the environment. */
  readonly clientOptions: readonly ClientOption[];
  /** Checks the files that replace inputs of scenarios, before they are sent many times. */
  readonly checkMedia?: MediaCheck;
  /** The mock that is tested unless another target is named; without it, a target has to be named. */
  readonly mock?: MockProfile;
  /** Judges that can be asked besides the checks, by the name that `--validator` takes. */
  readonly validators: { readonly [name: string]: ValidatorProfile };
  readonly help: HelpTexts;
}

/** The commands as readers of help and reports have to call them. */
export interface Commands {
  readonly run: string;
  readonly plan: string;
  readonly replay: string;
  readonly merge: string;
  readonly record: string;
}

/** A document that need not be named. */
export interface DefaultDocument {
  /** Its path, relative to the current directory. */
  readonly file: string;
  /** What to do if it is missing, as the end of a sentence. */
  readonly ifMissing: string;
}

/** Where credentials come from besides `CONTRACT_AUTH_<SCHEME>`. */
export interface CredentialProfile {
  /** The environment variable for every security scheme that takes a token or a key as it is. */
  readonly variable?: string;
  /** Signers by the algorithm that `x-signature` of a security scheme names. */
  readonly signers: { readonly [algorithm: string]: Signer };
  /** The header that carries the variable in curl command lines, in place of a signature, which curl cannot make. */
  readonly headerForCurl?: string;
  /** The variables to set, for people who look for an option: `API_TOKEN` in "Set API_TOKEN in the environment". */
  readonly variables: string;
}

/** What a signature is made of besides the request. */
export interface SigningContext {
  time: Date;
  /** Values of the client options that the operation takes, such as the id of a project. */
  values: { readonly [option: string]: string | undefined };
}

/** A key that signs requests. */
export interface SigningKey {
  /** Every text of it that must not be shown. */
  readonly secrets: readonly string[];
  /** A request with the signature added. */
  sign(request: HttpRequest, context: SigningContext): Promise<HttpRequest>;
  /** The same key with a wrong secret: an endpoint that knows the key has to verify the signature to refuse it. */
  wrong(): SigningKey;
}

/** Signs requests by one algorithm. */
export interface Signer {
  /** The environment variables that the key comes from, as messages name them. */
  readonly variables: string;
  /** Names of the headers besides `Authorization` that mean nothing without the signature. */
  readonly headers: readonly string[];
  /** A key that is well-formed and that nobody has. */
  readonly unknownKey: SigningKey;
  /**
   * Reads the key from environment variables; `undefined` if there is none.
   *
   * @throws {ContractError} If only a part of it is there, or a value cannot be sent.
   */
  readKey(environment: { readonly [name: string]: string | undefined }): SigningKey | undefined;
}

/** An option of clients, such as the id of a project, that supplies the value of parameters with this `x-client-option`. */
export interface ClientOption {
  /** Name in `x-client-option`, such as `projectId`; the command line has `--project-id`. */
  readonly name: string;
  /** The environment variable that holds the value unless the command line does. */
  readonly variable: string;
  /** What the value is, in the words of the help. */
  readonly description: string;
  /** What the value names, in messages: `projects`. */
  readonly plural: string;
}

/**
 * Says what is wrong with a file, such as that it is not an image, as the end of a sentence; `undefined` if nothing is.
 *
 * @param base64 - The file.
 * @param formats - What the document allows: `x-media-formats` of its schema.
 * @param schema - JSON pointer of the schema.
 */
export type MediaCheck = (base64: string, formats: readonly string[], schema: string) => Promise<string | undefined>;

/** A running mock. */
export interface RunningMock {
  /** Base URL, without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** A mock that accepts any credentials and keeps nothing. */
export interface MockProfile {
  /** Starts it in this process. */
  start(document: OpenApiDocument): Promise<RunningMock>;
  /** Where it is reached when it is started by hand, for curl command lines. */
  readonly url: string;
}

/**
 * Judges one exchange; it may say which path of the endpoint's base URL stands before that of the document.
 *
 * @param expectation - What is expected of the response. Where the request has to be refused, it is not reported that the
 *   request is wrong.
 */
export type ExchangeValidator = (
  exchange: Exchange & { basePath?: string },
  expectation?: Expectation,
) => Promise<CheckProblem[]>;

/** A judge besides the checks. */
export interface ValidatorProfile {
  /** What it finds in a few words, as for a check. */
  readonly title: string;
  /** One paragraph, as for a check. */
  readonly about: string;
  /**
   * Prepares it for a document.
   *
   * @param basePath - Path of the endpoint's base URL, for exchanges that do not say.
   */
  create(document: OpenApiDocument, basePath?: string): Promise<ExchangeValidator>;
}

/** Texts of the help and of messages that only make sense for one API. */
export interface HelpTexts {
  /** A paragraph on the inputs of scenarios. */
  readonly inputs?: string;
  /** A paragraph on credentials. */
  readonly credentials: string;
  /** Options of examples that `run` is called with. */
  readonly examples: readonly string[];
  /** What a caller of the recording proxy has to know of credentials. */
  readonly record?: string;
}

/** The profile of no API in particular. */
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
CONTRACT_AUTH_API_KEY for apiKey. For HTTP Basic the value is user:password. Where the command line is private, --header does as well.`,
    examples: [
      "--document openapi.json --target http://127.0.0.1:8080",
      "--document openapi.json --target https://api.example.com --side-effects writes --random 20",
      "--document openapi.json --target https://api.example.com --header 'X-Tenant: 7' --record recording",
    ],
  },
};
