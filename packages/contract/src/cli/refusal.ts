import { DocumentError } from "../document/document.js";
import { ContractError } from "../errors.js";
import { ReportError } from "../report/json.js";
import { err } from "./colours.js";
import { exitCode } from "./command.js";

/** Runs the action of a command and exits with 2 if its options, document or reports cannot be used. */
export async function refusing(action: () => Promise<number>): Promise<number> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof ContractError || error instanceof ReportError || error instanceof DocumentError))
      throw error;
    console.error(err.red(error.message));
    return exitCode.usage;
  }
}
