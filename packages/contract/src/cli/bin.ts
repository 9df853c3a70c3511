#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";

const args = process.argv.slice(2);
// Streamed bodies leave much short-lived memory behind. A small young generation frees it early; it must be set before the
// heap grows, and so before anything large is imported.
if (args[0] === "record") setFlagsFromString("--max-semi-space-size=1");
const { main } = await import("./main.js");

process.exitCode = await main(args);
