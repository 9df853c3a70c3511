import { writeFile } from "node:fs/promises";
import { fileFromPath } from "../../src/node.js";
import { image, run, sendImage } from "./scenario.js";

// The host of the scenario in Node, and the one step that only Node can take.
const [, , server = "", stepInNode = ""] = process.argv;
await writeFile("photo.png", image);
const sent = await sendImage(`${server}/echo`, await fileFromPath("photo.png"));
console.log(JSON.stringify({ ...(await run(server)), [stepInNode]: sent }));
