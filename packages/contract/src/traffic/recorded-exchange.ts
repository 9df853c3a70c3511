import type { OpenApiDocument } from "../document/document.js";
import { createSchemaValidator } from "../document/validation.js";
import type { Exchange } from "../exchange.js";
import { createTolerantValidator } from "../redaction/placeholder.js";
import { redact } from "../redaction/redact.js";
import { withoutCoding } from "../wire/content-coding.js";
import { createOperationIndex } from "../wire/operation-index.js";
import { pathOf } from "../wire/path.js";
import { type ExchangeValidator, type MessageViolation, requestViolations, responseViolations } from "./violations.js";

/** How the messages of an exchange broke the document where the redaction left nothing to see of it. */
export interface Redacted {
  request: readonly MessageViolation[];
  response: readonly MessageViolation[];
}

/** A redacted exchange with what has to be known of it beside. */
export interface RecordedExchange extends Exchange {
  /** Path of the target's base URL, which is part of the request's URL and not of the document; mostly empty. */
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
   * Credentials to take out wherever they stand, besides those that the exchanges show.
   *
   * @default []
   */
  secrets?: readonly string[];
}

/**
 * Prepares to turn exchanges into what may be kept of them: redacted, and with what the redaction redacts, that is, what
 * was wrong before and can no longer be seen after. An image, say, of which only length and hash are left, is taken for
 * valid by a replay; that it was no base64 is written beside it.
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
    const { exchange: redacted, scrub } = redact(exchange, document, secrets);
    const [real, visible] = [violationsOf(exchange, before), violationsOf(redacted, after)];
    const lost = (part: keyof Redacted) =>
      real[part]
        .filter(({ at, message }) => !visible[part].some((other) => other.at === at && other.message === message))
        .map(({ at, message, ...rest }) => ({ ...rest, at: scrub(at), message: scrub(message) }));
    return { ...redacted, basePath, redacted: { request: lost("request"), response: lost("response") } };
  };

  function violationsOf(exchange: Exchange, check: ExchangeValidator): Redacted {
    const { request, response } = withoutCoding(exchange);
    const match = operations.find(request.method, pathOf(request.url, basePath));
    if (match.found !== "operation") return { request: [], response: [] };
    const { operation, pathValues } = match;
    return {
      request: requestViolations(check, operation, request, pathValues),
      response: response ? responseViolations(check, operation, response) : [],
    };
  }
}
