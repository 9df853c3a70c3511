import { Option } from "commander";
import { counted, exitCode, out } from "openapi-contract/cli";
import { lintDocument, type StepEvent, stepRunner } from "../generate/pipeline.js";
import { InvalidDocumentError, type Problem } from "../generate/problems.js";
import { workflowCommand } from "../workflow-command.js";
import { command, run } from "./command.js";
import { endStepLine, printProblems, stepPrinter } from "./terminal.js";

/** `npm run lint`: checks the hand-written document and its bundle by the rules. */
export async function main(args: string[]): Promise<number> {
  const program = command("lint", "Check openapi/ and its bundle by the rules in redocly.yaml.").addOption(
    new Option("--format <format>", "format of the problems")
      .choices(["text", "json", "github-actions"])
      .default("text"),
  );
  return await run(program, args, async () => {
    const { format } = program.opts<{ format: "text" | "json" | "github-actions" }>();
    const problems = await findProblems(format === "text" ? stepPrinter() : undefined);
    endStepLine();
    if (format === "json") console.log(JSON.stringify(problems, null, 2));
    if (format === "github-actions") for (const problem of problems) console.log(annotation(problem));
    if (format === "text") {
      if (problems.length > 0) printProblems(problems, process.stdout);
      const errors = problems.filter((problem) => problem.severity === "error").length;
      const totals = `${counted(errors, "error")}, ${counted(problems.length - errors, "warning")}`;
      console.log(problems.length === 0 ? out.green(totals) : out.red(totals));
    }
    return problems.length === 0 ? exitCode.ok : exitCode.failed;
  });
}

/** Returns the problems of the document, or of rules or files that prevent the check. */
async function findProblems(onStep: ((event: StepEvent) => void) | undefined): Promise<readonly Problem[]> {
  try {
    return (await lintDocument(process.cwd(), stepRunner(onStep))).problems;
  } catch (error) {
    if (error instanceof InvalidDocumentError) return error.problems;
    throw error;
  }
}

/** Writes a workflow command, which shows a problem beside its line. */
function annotation({ severity, file, line, column, rule, message }: Problem): string {
  return workflowCommand(severity, { file, line, col: column, title: rule }, message);
}
