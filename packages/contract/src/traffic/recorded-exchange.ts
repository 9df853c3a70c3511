import type { OpenApiDocument } from "../document/document.js";
import { createSchemaValidator } from "../document/validation.js";
import type { Exchange } from "../exchange.js";
import { createTolerantValidator } from "../redaction/placeholder.js";
import { redact } from "../redaction/redact.js";
import { withoutCoding } from "../wire/content-coding.js";
import { createOperationIndex } from "../wire/operation-index.js";
import { pathOf } from "../wire/path.js";
import { shortened } from "./body-capture.js";
import { type ExchangeValidator, type MessageViolation, requestViolations, responseViolations } from "./violations.js";

/** Violations of the messages of an exchange that redaction makes invisible. */
export interface Redacted {
  request: readonly MessageViolation[];
  response: readonly MessageViolation[];
}

/** A redacted exchange with what a replay must know besides. */
export interface RecordedExchange extends Exchange {
  /** Path of the target's base URL, which is part of the request's URL but not of the document; usually empty. */
  basePath: string;
  redacted: Redacted;
}

/** Settings of a recorder of exchanges. */
export interface RecorderOptions {
  /**
   * Path of the target's base URL.
   *
   * @default ""
   */
  basePath?: string;
  /**
   * Credentials to remove wherever they occur, besides those found in the exchanges.
   *
   * @default []
   */
  secrets?: readonly string[];
}

/**
 * Returns a function that redacts exchanges for a recording, and adds the violations that redaction makes invisible. For
 * example, a replay accepts an image of which only length and hash are left; that it was not valid base64 is stored beside it.
 *
 * @throws {DocumentError} If the operations of the document cannot be read.
 */
export function createExchangeRecorder(
  document: OpenApiDocument,
  { basePath = "", secrets = [] }: RecorderOptions = {},
): (exchange: Exchange) => RecordedExchange {
  const operations = createOperationIndex(document);
  const before: ExchangeValidator = { document, validator: createSchemaValidator(document, { strict: false }) };
  const after: ExchangeValidator = { document, validator: createTolerantValidator(document) };

  return (exchange) => {
    const { exchange: complete, scrub } = redact(exchange, document, secrets);
    const redacted: Exchange = {
      ...complete,
      request: shortened(complete.request, exchange.request.body),
      ...(complete.response && exchange.response && { response: shortened(complete.response, exchange.response.body) }),
    };
    const [real, visible] = [violationsOf(exchange, before), violationsOf(redacted, after)];
    const hidden = (part: keyof Redacted) =>
      real[part]
        .filter(({ at, message }) => !visible[part].some((other) => other.at === at && other.message === message))
        .map(({ at, message, ...rest }) => ({ ...rest, at: scrub(at), message: scrub(message) }));
    return { ...redacted, basePath, redacted: { request: hidden("request"), response: hidden("response") } };
  };

  function violationsOf(exchange: Exchange, validator: ExchangeValidator): Redacted {
    const { request, response } = withoutCoding(exchange);
    const match = operations.find(request.method, pathOf(request.url, basePath));
    if (match.found !== "operation") return { request: [], response: [] };
    const { operation, pathValues } = match;
    return {
      request: requestViolations(validator, operation, request, pathValues),
      response: response ? responseViolations(validator, operation, response) : [],
    };
  }
}
