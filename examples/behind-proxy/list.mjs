// Lists face sets from a network that reaches the service through a proxy, which signs with an authority of its own.
import { readFile } from "node:fs/promises";
import { rootCertificates } from "node:tls";
import { parseArgs } from "node:util";
import { authFromEnv, createFrsClient } from "frs-openapi";
import { undiciTransport } from "frs-openapi/undici";

const usage = `Usage: node list.mjs [options]

List the face sets of a project through a proxy.

Options:
  --proxy <url>  HTTP proxy (default: HTTPS_PROXY or HTTP_PROXY, except for the hosts of NO_PROXY)
  --ca <file>    certificates of further authorities to trust, in PEM
  -h, --help     show this help

Environment: HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK, and HUAWEICLOUD_SDK_REGION or FRS_ENDPOINT.`;

async function main() {
  const { proxy, ca, help } = parseArgs({
    options: { proxy: { type: "string" }, ca: { type: "string" }, help: { type: "boolean", short: "h" } },
  }).values;
  if (help) return void console.log(usage);
  const transport = undiciTransport({
    proxy,
    // `ca` takes the place of the authorities that Node trusts: those are added, for hosts that the proxy does not decrypt.
    ca: ca === undefined ? undefined : [...rootCertificates, await readFile(ca, "utf8")],
  });
  const { FRS_ENDPOINT: endpoint } = process.env;
  const frs = createFrsClient({ ...(endpoint ? { endpoint } : {}), auth: authFromEnv(), transport });
  const { face_sets_info } = await frs.listFaceSets();
  for (const { face_set_name, face_number } of face_sets_info) console.log(`${face_set_name}  ${face_number} faces`);
  await transport.close();
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
