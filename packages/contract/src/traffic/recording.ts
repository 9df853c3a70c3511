import {
  closeSync,
  createReadStream,
  existsSync,
  fchmodSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { open, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { isObject, type OpenApiDocument } from "../document/document.js";
import { ContractError } from "../errors.js";
import type { Exchange, ExchangeFailure, Header, TruncatedBody } from "../exchange.js";
import { packageName } from "../package.js";
import { decodeUtf8 } from "../wire/text.js";
import type { CapturedBody } from "./body-capture.js";
import { harEntry, harHead, harTail } from "./har.js";
import { createExchangeRecorder, type RecordedExchange, type RecorderOptions } from "./recorded-exchange.js";
import type { MessageViolation } from "./violations.js";

/** Version of the format of recordings; each line of one carries it. */
const formatVersion = 1;

/** Names of the files of a recording. */
export const recordingFiles = { exchanges: "exchanges.ndjson", archive: "recording.har" } as const;

/** Permissions of the files: a recording holds private data even without credentials. */
const ownerOnly = 0o600;

/** Settings of a recording. */
export interface RecordingOptions extends RecorderOptions {
  /** Document that says what is sensitive and what is valid. */
  document: OpenApiDocument;
  /**
   * Whether an existing recording in the folder is replaced.
   *
   * @default false
   */
  force?: boolean;
}

/** An open recording. */
export interface Recording {
  /** Path of the file of exchanges. */
  readonly exchanges: string;
  /** Path of the HTTP archive, which is written when the recording is closed. */
  readonly archive: string;
  /** Number of recorded exchanges. */
  readonly count: number;
  /**
   * Redacts an exchange, appends it as one line, and returns what was written. The line is in the file when this returns, so
   * that a killed process loses at most the exchange under way.
   *
   * @throws {Error} If the file cannot be written, as on a full disk. Earlier lines stay readable.
   */
  add(exchange: Exchange): RecordedExchange;
  /**
   * Writes the HTTP archive and closes the recording.
   *
   * @throws {Error} If the archive cannot be written; the file of exchanges is complete nevertheless.
   */
  close(): Promise<void>;
}

/**
 * Opens a recording in a folder, which is created if it does not exist.
 *
 * @throws {ContractError} If the folder contains a recording and `force` is not set, if it contains other files, or if it is
 *   not writable.
 */
export function openRecording(directory: string, options: RecordingOptions): Recording {
  const { document, force = false } = options;
  const recorded = createExchangeRecorder(document, options);
  const exchanges = join(directory, recordingFiles.exchanges);
  const archive = join(directory, recordingFiles.archive);
  const descriptor = openNew({ directory, exchanges, archive }, force);
  let count = 0;
  let length = 0;
  let isOpen = true;

  return {
    exchanges,
    archive,
    get count() {
      return count;
    },
    add(exchange) {
      const written = recorded(exchange);
      const line = Buffer.from(`${writeLine(written)}\n`);
      try {
        writeFileSync(descriptor, line);
      } catch (error) {
        // A partial line would corrupt the next one.
        ftruncateSync(descriptor, length);
        throw error;
      }
      length += line.length;
      count++;
      return written;
    },
    async close() {
      if (!isOpen) return;
      isOpen = false;
      closeSync(descriptor);
      await writeArchive(directory);
    },
  };
}

function holdsFiles(directory: string): boolean {
  try {
    return readdirSync(directory).length > 0;
  } catch {
    // It does not exist yet, or is a file; creating it shows which.
    return false;
  }
}

/** Opens the file of exchanges, empty, for appending. */
function openNew(files: { directory: string; exchanges: string; archive: string }, force: boolean): number {
  const { directory, exchanges, archive } = files;
  const existing = [exchanges, archive].find((file) => existsSync(file));
  if (existing !== undefined && !force) {
    throw new ContractError(`${existing} already exists: name another folder, or replace it with --force.`);
  }
  if (existing === undefined && holdsFiles(directory)) {
    throw new ContractError(`${directory} contains other files: name a new or an empty folder for the recording.`);
  }
  try {
    mkdirSync(directory, { recursive: true });
    // An archive of other exchanges would be mistaken for the archive of these.
    rmSync(archive, { force: true });
    const descriptor = openSync(exchanges, force ? "a" : "ax", ownerOnly);
    fchmodSync(descriptor, ownerOnly);
    ftruncateSync(descriptor, 0);
    return descriptor;
  } catch (error) {
    // Only the file system throws here, always an Error.
    throw new ContractError(`Cannot record in ${directory}: ${(error as Error).message}.`, { cause: error });
  }
}

/**
 * Writes the HTTP archive of a recording from its exchanges, also after its process was killed.
 *
 * @throws {ContractError} If the exchanges cannot be read.
 */
export async function writeArchive(directory: string): Promise<void> {
  const archive = join(directory, recordingFiles.archive);
  const file = await open(`${archive}.partial`, "w", ownerOnly);
  try {
    await file.write(harHead(await packageName()));
    let separator = "\n";
    for await (const exchange of readRecording(directory)) {
      await file.write(separator + JSON.stringify(harEntry(exchange)));
      separator = ",\n";
    }
    await file.write(harTail);
  } finally {
    await file.close();
  }
  await rename(`${archive}.partial`, archive);
}

/**
 * Reads the exchanges of a recording one by one. An incomplete last line, left by a killed process, is skipped.
 *
 * @param onDamage - Called with the place of such a line, if there is one.
 * @throws {ContractError} If the folder contains no recording, or a line is not an exchange; the message names file and line.
 */
export async function* readRecording(
  directory: string,
  onDamage: (where: string) => void = () => {},
): AsyncGenerator<RecordedExchange> {
  const file = join(directory, recordingFiles.exchanges);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new ContractError(`${directory} does not contain a recording: ${file} does not exist.`);
  let number = 0;
  for await (const { text, isComplete } of linesOf(file)) {
    number++;
    if (text === "") continue;
    let exchange: RecordedExchange;
    try {
      exchange = readLine(text);
    } catch (error) {
      if (error instanceof FormatError) throw new ContractError(`${file}:${number} ${error.message}`);
      if (!isComplete)
        return onDamage(`${file}:${number} was cut off when the recording ended, and cannot be checked.`);
      throw new ContractError(`${file}:${number} is not a recorded exchange: ${(error as Error).message}`);
    }
    yield exchange;
  }
}

async function* linesOf(file: string): AsyncGenerator<{ text: string; isComplete: boolean }> {
  let rest: string[] = [];
  // The stream's type does not know that chunks are strings once an encoding is set.
  for await (const chunk of createReadStream(file, "utf8") as AsyncIterable<string>) {
    const [first = "", ...others] = chunk.split("\n");
    rest.push(first);
    for (const next of others) {
      yield { text: rest.join(""), isComplete: true };
      rest = [next];
    }
  }
  const last = rest.join("");
  if (last !== "") yield { text: last, isComplete: false };
}

/** Thrown for an exchange in the format of another version of the engine. */
class FormatError extends Error {
  override readonly name = "FormatError";

  constructor(found: unknown) {
    const format = found === undefined ? "has no formatVersion" : `has format ${JSON.stringify(found)}`;
    super(`${format}; this version reads format ${formatVersion}: record the exchanges again.`);
  }
}

/** A body in a line: text, or base64 if it is not valid UTF-8. */
type WrittenBody = { body: string } | { bodyBase64: string };

function writtenBody(body: Uint8Array): WrittenBody {
  const text = decodeUtf8(body);
  return text === undefined ? { bodyBase64: Buffer.from(body).toString("base64") } : { body: text };
}

function writeLine({ request, response, ...rest }: RecordedExchange): string {
  const { body: requestBody, ...head } = request;
  const { body: responseBody, ...responseHead } = response ?? { body: new Uint8Array() };
  return JSON.stringify({
    formatVersion,
    ...rest,
    request: { ...head, ...writtenBody(requestBody) },
    ...(response && { response: { ...responseHead, ...writtenBody(responseBody) } }),
  });
}

function readLine(text: string): RecordedExchange {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's message would quote the line.
    throw new TypeError("the line is not valid JSON.");
  }
  if (!isObject(value)) throw new TypeError("the line must be an object.");
  if (value.formatVersion !== formatVersion && isObject(value.request)) throw new FormatError(value.formatVersion);
  const { request, response, failure, startedAt, milliseconds, basePath = "", redacted } = value;
  if (!isObject(request)) throw new TypeError("request is missing.");
  const { method, url } = request;
  if (typeof method !== "string" || typeof url !== "string")
    throw new TypeError("request.method and request.url must be strings.");
  if (typeof startedAt !== "string" || typeof milliseconds !== "number" || typeof basePath !== "string") {
    throw new TypeError("startedAt and basePath must be strings, milliseconds must be a number.");
  }
  return {
    startedAt,
    milliseconds,
    basePath,
    request: { method, url, headers: readHeaders(request.headers, "request"), ...readBody(request, "request") },
    ...(isObject(response) && {
      response: {
        status: readStatus(response.status),
        headers: readHeaders(response.headers, "response"),
        ...readBody(response, "response"),
      },
    }),
    ...(isObject(failure) && { failure: readFailure(failure) }),
    redacted: {
      request: readRedacted(isObject(redacted) ? redacted.request : undefined),
      response: readRedacted(isObject(redacted) ? redacted.response : undefined),
    },
  };
}

function readStatus(status: unknown): number {
  if (typeof status !== "number") throw new TypeError("response.status must be a number.");
  return status;
}

function readHeaders(headers: unknown, owner: string): Header[] {
  if (!Array.isArray(headers)) throw new TypeError(`${owner}.headers must be an array.`);
  return headers.map((header: unknown): Header => {
    const [name, value]: unknown[] = Array.isArray(header) ? header : [];
    if (typeof name !== "string" || typeof value !== "string") {
      throw new TypeError(`${owner}.headers must contain pairs of strings only.`);
    }
    return [name, value];
  });
}

function readBody(message: { [name: string]: unknown }, owner: string): CapturedBody {
  const { body, bodyBase64, truncated } = message;
  const rest = truncated === undefined ? {} : { truncated: readTruncated(truncated, owner) };
  if (typeof body === "string") return { body: Buffer.from(body, "utf8"), ...rest };
  if (typeof bodyBase64 === "string") return { body: Buffer.from(bodyBase64, "base64"), ...rest };
  throw new TypeError(`${owner} must have body or bodyBase64.`);
}

function readTruncated(truncated: unknown, owner: string): TruncatedBody {
  const { length, sha256 } = isObject(truncated) ? truncated : {};
  if (typeof length !== "number" || typeof sha256 !== "string") {
    throw new TypeError(`${owner}.truncated must have a length and a sha256.`);
  }
  return { length, sha256 };
}

function readFailure({ kind, message }: { [name: string]: unknown }): ExchangeFailure {
  const kinds = ["connect", "reset", "timeout", "protocol", "abort"] as const;
  const known = kinds.find((one) => one === kind);
  if (!known || typeof message !== "string") throw new TypeError("failure must have a known kind and a message.");
  return { kind: known, message };
}

function readRedacted(list: unknown): MessageViolation[] {
  return (Array.isArray(list) ? list : []).map((item: unknown) => {
    const { kind, at, message, pointer } = isObject(item) ? item : {};
    const isKind = kind === "input" || kind === "media-type";
    if (!isKind || typeof at !== "string" || typeof message !== "string" || typeof pointer !== "string") {
      throw new TypeError("redacted must contain violations only.");
    }
    return { kind, at, message, pointer };
  });
}
