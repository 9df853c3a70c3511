// Takes the pictures of the README: `npm run docs:images`.
import { load } from "../../src/cli/load.mjs";

const { takePictures } = await load("test/browser/pictures.ts");
await takePictures();
