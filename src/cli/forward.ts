import { recordCommand } from "openapi-contract";
import { frsProfile } from "../contract-profile.js";
import { printFailure, run } from "./command.js";

/** `npm run forward`: forwards requests to an endpoint until Ctrl-C, checks the exchanges, and records them. */
export async function main(args: string[]): Promise<number> {
  return await recordCommand(args, frsProfile, { run, printFailure });
}
