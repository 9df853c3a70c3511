/** Something that is wrong in the document, with its place. */
export interface Problem {
  /** Path of the file, relative to the root of the repository. */
  file: string;
  /** Line in the file, from 1. */
  line: number;
  /** Column in the line, from 1. */
  column: number;
  /** JSON pointer into the file, such as `#/properties/face_number`. */
  pointer: string;
  /** Rule that was broken, such as `frs/schema-documented`. */
  rule: string;
  severity: "error" | "warning";
  message: string;
  /** Likely corrections, best first. */
  suggestions: string[];
  /** The lines around the place, as text. */
  codeframe: string;
}

/** Returns each problem once: a place that many others refer to is checked, and reported, for each of them. */
export function distinct(problems: readonly Problem[]): Problem[] {
  const keyOf = ({ file, line, column, rule, message }: Problem) => JSON.stringify([file, line, column, rule, message]);
  return [...new Map(problems.toReversed().map((problem) => [keyOf(problem), problem])).values()].reverse();
}

/** Thrown when the document breaks its rules; the old generated files stay as they are. */
export class InvalidDocumentError extends Error {
  override readonly name = "InvalidDocumentError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    const [first] = problems;
    super(
      `The document has ${problems.length} problem${problems.length === 1 ? "" : "s"}` +
        (first ? `, the first at ${first.file}:${first.line}: ${first.message}` : ""),
      options,
    );
    this.problems = problems;
  }
}
