import { recordCommand } from "openapi-contract";
import { frsProfile } from "../contract-profile.js";
import { printFailure, run } from "./command.js";

/** `npm run forward`: passes requests on to an endpoint until Ctrl-C, judges what goes through, and records it. */
export async function main(args: string[]): Promise<number> {
  return await recordCommand(args, frsProfile, { run, printFailure });
}
