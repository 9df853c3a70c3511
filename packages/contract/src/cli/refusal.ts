import { DocumentError } from "../document/document.js";
import { ContractError } from "../errors.js";
import { ReportError } from "../report/json.js";
import { err } from "./colours.js";
import { exitCode } from "./command.js";

/** Runs what a command does. What cannot be done as it was asked for ends with 2: the command line is wrong, not the endpoint. */
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
