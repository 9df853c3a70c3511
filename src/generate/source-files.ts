import { statSync } from "node:fs";
import { BaseResolver, type Document, type Source } from "@redocly/openapi-core";

/** How old a file must be to be kept, in milliseconds: two writes within one tick of the file system's clock look alike. */
const minAge = 50;

type Settings = ConstructorParameters<typeof BaseResolver>[0];

interface KeptFile {
  /** Identifies the state of the file on disk; `undefined` if it cannot be relied on. */
  state: string | undefined;
  source: Source;
}

/** The parsed hand-written files, kept as long as they do not change on disk. */
export class SourceFiles {
  readonly #kept = new Map<string, KeptFile>();
  readonly #parsed = new WeakMap<Source, Document>();

  /** Paths of the files that were read in the last passes; a remote file has its URL. */
  get paths(): string[] {
    return [...this.#kept.keys()];
  }

  /** Starts to read the files for one pass, in which each file is read at most once. */
  read(settings?: Settings): SourceReader {
    return new SourceReader(this.#kept, this.#parsed, settings);
  }
}

/** Reads the files of one pass: all that use it see each file in one state. */
export class SourceReader extends BaseResolver {
  readonly #kept: Map<string, KeptFile>;
  readonly #parsed: WeakMap<Source, Document>;
  readonly #sources = new Map<string, Promise<Source>>();

  constructor(kept: Map<string, KeptFile>, parsed: WeakMap<Source, Document>, settings: Settings) {
    super(settings);
    this.#kept = kept;
    this.#parsed = parsed;
  }

  /** Returns a reader of the same files that returns copies, for what changes what it reads, as bundling does. */
  copies(): BaseResolver {
    return new CopyingReader(this, this.config);
  }

  override loadExternalRef(path: string): Promise<Source> {
    const known = this.#sources.get(path);
    if (known) return known;
    const source = this.#load(path);
    this.#sources.set(path, source);
    return source;
  }

  async #load(path: string): Promise<Source> {
    // Before the file is read: a write in between is noticed in the next pass.
    const state = stateOf(path);
    const known = this.#kept.get(path);
    if (known && state !== undefined && known.state === state) return known.source;
    this.#kept.delete(path);
    const read = await super.loadExternalRef(path);
    // A file that was written anew with the same text need not be parsed again.
    const source = known?.source.body === read.body ? known.source : read;
    this.#kept.set(path, { state, source });
    return source;
  }

  override parseDocument(source: Source, isRoot = false): Document {
    const known = this.#parsed.get(source);
    if (known) return known;
    const document = super.parseDocument(source, isRoot);
    this.#parsed.set(source, document);
    return document;
  }
}

class CopyingReader extends BaseResolver {
  readonly #reader: SourceReader;

  constructor(reader: SourceReader, settings: Settings) {
    super(settings);
    this.#reader = reader;
  }

  override loadExternalRef(path: string): Promise<Source> {
    return this.#reader.loadExternalRef(path);
  }

  override parseDocument(source: Source, isRoot = false): Document {
    const document = this.#reader.parseDocument(source, isRoot);
    return { ...document, parsed: structuredClone(document.parsed) };
  }
}

/** Returns what identifies the state of a file; `undefined` if it has none that can be relied on. */
export function stateOf(path: string): string | undefined {
  try {
    const { ctimeMs, size, ino } = statSync(path);
    return Date.now() - ctimeMs < minAge ? undefined : `${ctimeMs} ${size} ${ino}`;
  } catch {
    // It does not exist, or its address is a URL.
    return undefined;
  }
}
