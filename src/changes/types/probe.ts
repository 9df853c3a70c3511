import type { ProbePlace } from "./place.js";

/**
 * What it means that a line does not compile: the place cannot be reached any more, its type does not fit, or something inside
 * of it, which other lines name if they can.
 */
export type ProbeKind = "gone" | "type" | "whole";

/** One line of a probe program. */
export interface ProbeLine {
  readonly place: ProbePlace;
  readonly kind: ProbeKind;
}

/** A program that uses types as code of a consumer does, one use a line, so that each error names its place. */
export class Probe {
  readonly #text: string[];
  readonly #lines = new Map<number, ProbeLine>();
  #names = 0;

  /** @param head - What every line may use. */
  constructor(head: string) {
    this.#text = head.split("\n");
  }

  /** Number of lines that use something. */
  get size(): number {
    return this.#lines.size;
  }

  /** Adds a line. */
  add(code: string, place: ProbePlace, kind: ProbeKind): void {
    this.#lines.set(this.#text.length, { place, kind });
    this.#text.push(code);
  }

  /** Adds the name of a type, and returns it. A type that does not exist is an error of this line alone. */
  type(code: string, place: ProbePlace): string {
    const name = `T${++this.#names}`;
    this.add(`type ${name} = ${code};`, place, "gone");
    return name;
  }

  /** The program. */
  text(): string {
    return `${this.#text.join("\n")}\n`;
  }

  /** What a line is about, counted from 0. */
  lineAt(line: number): ProbeLine | undefined {
    return this.#lines.get(line);
  }
}
