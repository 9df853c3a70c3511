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
import type { Exchange, ExchangeFailure, Header } from "../exchange.js";
import { packageName } from "../package.js";
import { decodeUtf8 } from "../wire/text.js";
import { harEntry, harHead, harTail } from "./har.js";
import { createExchangeRecorder, type RecordedExchange, type RecorderOptions } from "./recorded-exchange.js";
import type { MessageViolation } from "./violations.js";

/** Version of the format of recordings; each line of one carries it. */
const formatVersion = 1;

/** Names of the files of a recording. */
export const recordingFiles = { exchanges: "exchanges.ndjson", archive: "recording.har" } as const;

/** Rights of the files: without its credentials, a recording still holds what is nobody else's business. */
const ownerOnly = 0o600;

/** Settings of a recording. */
export interface RecordingOptions extends RecorderOptions {
  /** Says what is sensitive and what is valid. */
  document: OpenApiDocument;
  /**
   * Whether a recording that is in the folder already is replaced.
   *
   * @default false
   */
  force?: boolean;
}

/** A recording under way. */
export interface Recording {
  /** Path of the file of exchanges. */
  readonly exchanges: string;
  /** Path of the HTTP archive, which is there once the recording is closed. */
  readonly archive: string;
  /** How many exchanges it holds. */
  readonly count: number;
  /**
   * Writes one exchange, redacted, as a line of its own. It is written when this returns, so that whatever ends the
   * process loses at most the exchange under way. Gives back what it wrote.
   *
   * @throws {Error} If the file cannot be written, as on a full disk. What was written before can still be read.
   */
  add(exchange: Exchange): RecordedExchange;
  /**
   * Writes the HTTP archive and ends the recording.
   *
   * @throws {Error} If the archive cannot be written; the exchanges are there all the same.
   */
  close(): Promise<void>;
}

/**
 * Begins a recording in a folder, which is made if there is none.
 *
 * @throws {ContractError} If the folder holds a recording and `force` is not set, if it holds other files, or if it cannot be
 *   written.
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
        // The beginning of a line would spoil the next one.
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
    // It is not there yet, or no folder; making it tells which.
    return false;
  }
}

/** Opens the file of exchanges, empty, so that whatever is written is added to its end. */
function openNew(files: { directory: string; exchanges: string; archive: string }, force: boolean): number {
  const { directory, exchanges, archive } = files;
  const older = [exchanges, archive].find((file) => existsSync(file));
  if (older !== undefined && !force) {
    throw new ContractError(`${older} is there already: name another folder, or replace it with --force.`);
  }
  if (older === undefined && holdsFiles(directory)) {
    throw new ContractError(`${directory} holds other files: name a new or an empty folder for the recording.`);
  }
  try {
    mkdirSync(directory, { recursive: true });
    // An archive of other exchanges would be taken for that of these.
    rmSync(archive, { force: true });
    const descriptor = openSync(exchanges, force ? "a" : "ax", ownerOnly);
    fchmodSync(descriptor, ownerOnly);
    ftruncateSync(descriptor, 0);
    return descriptor;
  } catch (error) {
    // Only the system refuses these calls, and it does so with an error.
    throw new ContractError(`Cannot record in ${directory}: ${(error as Error).message}.`, { cause: error });
  }
}

/**
 * Writes the HTTP archive of a recording from its exchanges; also one whose process was killed.
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
 * Reads the exchanges of a recording one by one. A last line without an end is what a killed process left, and is passed
 * over if it cannot be read.
 *
 * @param onDamage - Told of such a line, if there is one.
 * @throws {ContractError} If there is no recording, or a line is no exchange; it names file and line.
 */
export async function* readRecording(
  directory: string,
  onDamage: (where: string) => void = () => {},
): AsyncGenerator<RecordedExchange> {
  const file = join(directory, recordingFiles.exchanges);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new ContractError(`${directory} holds no recording: there is no ${file}.`);
  let number = 0;
  for await (const { text, isComplete } of linesOf(file)) {
    number++;
    if (text === "") continue;
    let exchange: RecordedExchange;
    try {
      exchange = readLine(text);
    } catch (error) {
      if (error instanceof FormatError) throw new ContractError(`${file}:${number} ${error.message}`);
      if (!isComplete) return onDamage(`${file}:${number} was cut off when the recording ended, and cannot be judged.`);
      throw new ContractError(`${file}:${number} is no recorded exchange: ${(error as Error).message}`);
    }
    yield exchange;
  }
}

async function* linesOf(file: string): AsyncGenerator<{ text: string; isComplete: boolean }> {
  let rest: string[] = [];
  // The stream's own type knows only that chunks are something; with an encoding set they are texts.
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

/** Thrown for an exchange that another version of the engine wrote. */
class FormatError extends Error {
  override readonly name = "FormatError";

  constructor(found: unknown) {
    const what = found === undefined ? "has no formatVersion" : `has format ${JSON.stringify(found)}`;
    super(`${what}; this version reads format ${formatVersion}: record the exchanges again.`);
  }
}

/** A body as a line holds it: as text, or in base64 if it is none. */
type WrittenBody = { body: string } | { bodyBase64: string };

function writtenBody(body: Uint8Array): WrittenBody {
  const text = decodeUtf8(body);
  return text === undefined ? { bodyBase64: Buffer.from(body).toString("base64") } : { body: text };
}

function writeLine({ request, response, ...rest }: RecordedExchange): string {
  const { body: sent, ...head } = request;
  const { body: received, ...responseHead } = response ?? { body: new Uint8Array() };
  return JSON.stringify({
    formatVersion,
    ...rest,
    request: { ...head, ...writtenBody(sent) },
    ...(response && { response: { ...responseHead, ...writtenBody(received) } }),
  });
}

function readLine(text: string): RecordedExchange {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own message quotes the line.
    throw new TypeError("it is no JSON.");
  }
  if (!isObject(value)) throw new TypeError("it is no object.");
  if (value.formatVersion !== formatVersion && isObject(value.request)) throw new FormatError(value.formatVersion);
  const { request, response, failure, startedAt, milliseconds, basePath = "", redacted } = value;
  if (!isObject(request)) throw new TypeError("it has no request.");
  const { method, url } = request;
  if (typeof method !== "string" || typeof url !== "string") throw new TypeError("request needs method and url.");
  if (typeof startedAt !== "string" || typeof milliseconds !== "number" || typeof basePath !== "string") {
    throw new TypeError("startedAt, milliseconds or basePath is missing or of the wrong type.");
  }
  return {
    startedAt,
    milliseconds,
    basePath,
    request: { method, url, headers: readHeaders(request.headers, "request"), body: readBody(request, "request") },
    ...(isObject(response) && {
      response: {
        status: readStatus(response.status),
        headers: readHeaders(response.headers, "response"),
        body: readBody(response, "response"),
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
  if (typeof status !== "number") throw new TypeError("response.status is no number.");
  return status;
}

function readHeaders(headers: unknown, owner: string): Header[] {
  if (!Array.isArray(headers)) throw new TypeError(`${owner}.headers is no list.`);
  return headers.map((header: unknown): Header => {
    const [name, value]: unknown[] = Array.isArray(header) ? header : [];
    if (typeof name !== "string" || typeof value !== "string") {
      throw new TypeError(`${owner}.headers holds something else than pairs of texts.`);
    }
    return [name, value];
  });
}

function readBody(message: { [name: string]: unknown }, owner: string): Uint8Array {
  if (typeof message.body === "string") return Buffer.from(message.body, "utf8");
  if (typeof message.bodyBase64 === "string") return Buffer.from(message.bodyBase64, "base64");
  throw new TypeError(`${owner} has neither body nor bodyBase64.`);
}

function readFailure({ kind, message }: { [name: string]: unknown }): ExchangeFailure {
  const kinds = ["connect", "reset", "timeout", "protocol", "abort"] as const;
  const known = kinds.find((one) => one === kind);
  if (!known || typeof message !== "string") throw new TypeError("failure has no known kind or no message.");
  return { kind: known, message };
}

function readRedacted(list: unknown): MessageViolation[] {
  return (Array.isArray(list) ? list : []).map((item: unknown) => {
    const { kind, at, message, pointer } = isObject(item) ? item : {};
    const isKind = kind === "input" || kind === "media-type";
    if (!isKind || typeof at !== "string" || typeof message !== "string" || typeof pointer !== "string") {
      throw new TypeError("redacted holds something else than violations.");
    }
    return { kind, at, message, pointer };
  });
}
