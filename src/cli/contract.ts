import { contractCommand } from "openapi-contract";
import { frsProfile } from "../contract-profile.js";
import { printFailure, run } from "./command.js";

/** `npm run contract`: tests whether the mock or an endpoint conforms to the document. */
export async function main(args: string[]): Promise<number> {
  return await contractCommand(args, frsProfile, { run, printFailure });
}
