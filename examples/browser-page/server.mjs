// Serves a page that searches a face set for a picture. The key stays here.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { authFromEnv, createFrsClient } from "frs-openapi";
import { createPageServer } from "./page-server.mjs";

const { FRS_ENDPOINT: endpoint, FRS_FACE_SET: faceSet = "visitors", PORT: port = "8080" } = process.env;

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL("page.mjs", import.meta.url))],
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  write: false,
});
const frs = createFrsClient({
  ...(endpoint ? { endpoint } : {}),
  auth: authFromEnv(),
  // All pages together keep to the limit of the account.
  pace: { requestsPerSecond: 8 },
});
const server = await createPageServer({ frs, faceSet, script: outputFiles[0]?.text ?? "" });
server.listen(Number(port), "127.0.0.1", () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === "object" ? address?.port : port}/ until Ctrl-C`);
});
