import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { certificate, serveProxy, serveTls } from "../client/proxy-server.js";
import { start } from "../emulator/emulators.js";
import { forward, readAll } from "./faulty-proxy.js";
import { bundleExample, environmentOf, startProgram, temporaryFolder } from "./program.js";

const file = await bundleExample("behind-proxy/list.mjs");
const ca = ["--ca", fileURLToPath(certificate)];

/** An emulator behind TLS, with a certificate that no runtime trusts by itself. */
async function startBehindTls() {
  const emulator = await start({ seed: true });
  const endpoint = await serveTls(async (request, response) => {
    const { status, headers, body } = await forward(emulator.url, request, await readAll(request));
    response.writeHead(status, headers).end(body);
  });
  return { endpoint, env: environmentOf(emulator, endpoint) };
}

test("face sets are listed through a proxy, from its option or the environment, by a private authority", async () => {
  const [{ endpoint, env }, proxy, cwd] = await Promise.all([startBehindTls(), serveProxy(), temporaryFolder()]);
  const listed = { code: 0, stdout: "visitors  4 faces\n", stderr: "" };
  expect(await startProgram(file, [...ca, "--proxy", proxy.url], { env, cwd }).ended).toMatchObject(listed);
  expect(proxy.tunnels).toEqual([new URL(endpoint).host]);
  const inherited = { ...env, HTTPS_PROXY: proxy.url };
  expect(await startProgram(file, ca, { env: inherited, cwd }).ended).toMatchObject(listed);
  expect(proxy.tunnels).toHaveLength(2);
  expect(await startProgram(file, ca, { env, cwd }).ended).toMatchObject(listed);
  expect(proxy.tunnels).toHaveLength(2);
});

test("an authority that is not named is refused, and errors hold no credentials of the proxy", async () => {
  const [{ env }, proxy, cwd] = await Promise.all([startBehindTls(), serveProxy(), temporaryFolder()]);
  const refused = await startProgram(file, ["--proxy", proxy.url], { env, cwd }).ended;
  expect(refused).toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(/^listFaceSets: .*certificate/) });

  const closed = createServer().on("connect", (_, socket) => {
    socket.end("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
  });
  await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void closed.close());
  const address = closed.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const args = [...ca, "--proxy", `http://user:its-password@127.0.0.1:${port}`];
  const { code, stdout, stderr } = await startProgram(file, args, { env, cwd }).ended;
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("407");
  expect(stderr).not.toMatch(/its-password|dXNlcjppdHM/);
  const missing = await startProgram(file, ["--ca", "nowhere.pem"], { env, cwd }).ended;
  expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining("nowhere.pem") });
});
