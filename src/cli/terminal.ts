import type { WriteStream } from "node:tty";
import { err, out } from "openapi-contract/cli";
import type { StepEvent } from "../generate/pipeline.js";
import type { Problem } from "../generate/problems.js";

/** Width of the column of step names, in characters. */
const stepWidth = 24;

/** Prints each step with its time when it finishes; on a terminal, also the running one. */
export function stepPrinter(): (event: StepEvent) => void {
  return (event) => {
    if (event.type === "started") {
      if (process.stdout.isTTY) process.stdout.write(`  ${out.dim("…")} ${event.step}`);
      return;
    }
    endStepLine();
    const time = `${(event.milliseconds / 1000).toFixed(2)} s`;
    const detail = event.detail === "" ? "" : `  ${out.dim(event.detail)}`;
    process.stdout.write(`  ${out.green("✓")} ${event.step.padEnd(stepWidth)}${time.padStart(7)}${detail}\n`);
  };
}

/** Clears the line of a running step, so that the next output starts on a line of its own. */
export function endStepLine(): void {
  if (process.stdout.isTTY) process.stdout.write("\r\u001b[2K");
}

/** Prints each problem with its place, its rule and the lines around it. */
export function printProblems(problems: readonly Problem[], stream: WriteStream): void {
  const colour = stream === process.stderr ? err : out;
  for (const problem of problems) {
    const { file, line, column, severity, rule, message, suggestions, codeframe } = problem;
    const place = `${file}:${line}:${column}`;
    stream.write(`\n${colour.bold(place)}  ${colour.red(severity)}  ${colour.dim(rule)}\n${message}\n`);
    if (suggestions.length > 0) stream.write(`Did you mean ${suggestions.slice(0, 3).join(", ")}?\n`);
    if (codeframe !== "") stream.write(`${codeframe}\n`);
  }
  stream.write("\n");
}

/** Formats a table with aligned columns; the first row is the head. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row, index) => {
      const line = row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd();
      return index === 0 ? out.bold(line) : line;
    })
    .join("\n");
}
