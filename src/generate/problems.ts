import { relative } from "node:path";
import { getCodeframe, getLineColLocation, type NormalizedProblem } from "@redocly/openapi-core";

/** One thing that is wrong with the document, and where. */
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

/** Turns what Redocly reports into problems, leaving out those that the configuration ignores. */
export function toProblems(root: string, reported: NormalizedProblem[]): Problem[] {
  return reported
    .filter((problem) => !problem.ignored)
    .map((problem) => {
      const [first] = problem.location;
      const place = first ? getLineColLocation(first) : undefined;
      return {
        file: first ? relative(root, first.source.absoluteRef).replaceAll("\\", "/") : "",
        line: place?.start.line ?? 1,
        column: place?.start.col ?? 1,
        pointer: first?.pointer ?? "#/",
        rule: problem.ruleId,
        severity: problem.severity === "warn" ? "warning" : "error",
        message: problem.message,
        suggestions: problem.suggest,
        codeframe: place ? getCodeframe(place, false) : "",
      };
    });
}

/** Thrown when the document breaks its rules; the old generated files stay as they are. */
export class InvalidDocumentError extends Error {
  override readonly name = "InvalidDocumentError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const [first] = problems;
    super(
      `The document has ${problems.length} problem${problems.length === 1 ? "" : "s"}` +
        (first ? `, the first at ${first.file}:${first.line}: ${first.message}` : ""),
    );
    this.problems = problems;
  }
}
