import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { type FrsClientOptions, isFrsError, passwordAuth } from "../../src/index.js";
import { undiciTransport } from "../../src/undici.js";
import { clientOf, serveResponse } from "./server.js";

/** Names of the functions in the stack of the error that `mine` rejects with when it awaits a call. */
async function functionsInStack(call: () => PromiseLike<unknown>): Promise<string[]> {
  async function mine() {
    await call();
  }
  const error: unknown = await mine().catch((reason: unknown) => reason);
  if (!isFrsError(error)) throw new Error(`Expected an error of the package, got ${String(error)}`);
  return Array.from(error.stack?.matchAll(/^ +at (?:async )?(\w+) \(/gm) ?? [], ([, name = ""]) => name);
}

/** Returns an endpoint that refuses connections. */
async function refusingEndpoint(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

/** All layers that add frames of their own. */
const layers: Pick<FrsClientOptions, "pace" | "hooks"> = {
  pace: { concurrency: 1 },
  hooks: { onRequest() {}, onResponse() {} },
};

function undici() {
  const transport = undiciTransport();
  onTestFinished(() => transport.close());
  return { transport };
}

const transports: [name: string, options: () => Pick<FrsClientOptions, "transport">][] = [
  ["fetch", () => ({})],
  ["undici", undici],
];

test.each(transports)(
  "the stack of an error contains the function that awaits the call, over %s",
  async (_, options) => {
    const { endpoint } = await serveResponse(400, JSON.stringify({ error_code: "FRS.0302", error_msg: "No." }));
    const frs = clientOf(endpoint, { ...layers, ...options() });
    const refused = clientOf(await refusingEndpoint(), { ...layers, ...options(), retry: { attempts: 2 } });
    const misspelt: object = { limt: 1 };
    expect(await functionsInStack(() => frs.listFaceSets(misspelt))).toContain("mine");
    expect(await functionsInStack(() => frs.listFaceSets({}, { timeout: -1 }))).toContain("mine");
    expect(await functionsInStack(() => frs.listFaceSets())).toContain("mine");
    expect(await functionsInStack(() => frs.listFaceSets().withResponse())).toContain("mine");
    expect(await functionsInStack(() => refused.listFaceSets())).toContain("mine");
    expect(
      await functionsInStack(() =>
        refused.http.GET("/v2/{project_id}/face-sets", { params: { path: { project_id: "p" } } }),
      ),
    ).toContain("mine");
  },
);

test("the stack contains that function, too, if the call needs a token first", async () => {
  const { endpoint } = await serveResponse(401, JSON.stringify({ error: { code: 401, message: "Wrong password." } }));
  const auth = passwordAuth({ domain: "d", user: "u", password: "p" });
  expect(await functionsInStack(() => clientOf(endpoint, { ...layers, auth }).listFaceSets())).toContain("mine");
});
