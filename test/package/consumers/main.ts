import process from "node:process";
import { makeCalls } from "./calls.js";

// The program of a consumer that runs without a browser: it prints what the calls observed.
const [, , service = "", image = "", faceSet = ""] = process.argv;
console.log(JSON.stringify(await makeCalls(JSON.parse(service), image, faceSet)));
