import type { SentRequest } from "./exchange.js";

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
  sign(request: SentRequest, context: SigningContext): Promise<SentRequest>;
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
