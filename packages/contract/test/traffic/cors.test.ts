import { expect, test } from "vitest";
import { closedPort, httpServer } from "../loopback.js";
import { forwarderTo, rawRequest } from "./upstream.js";

/** A server that lets one page read its responses, which is not the one that asks. */
const target = () =>
  httpServer((_, response) => {
    response.setHeader("Access-Control-Allow-Origin", "https://only.example.com");
    response.setHeader("X-Request-Id", "r1");
    response.end("body");
  });

const corsHeadersOf = (headers: Headers) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith("access-control-") || name === "vary"));

const local = ["http://localhost:4020", "http://127.0.0.1", "http://[::1]:8080", "https://localhost:1", "null"];

test.each(local)(
  "a page of %s may send requests and read responses, whose own permission is replaced",
  async (origin) => {
    const { url, recorded } = await forwarderTo(await target(), { corsOrigins: [] });
    const response = await fetch(url, { headers: { Origin: origin } });
    expect(await response.text()).toBe("body");
    expect(corsHeadersOf(response.headers)).toEqual({
      "access-control-allow-origin": origin,
      "access-control-expose-headers": expect.stringContaining("X-Request-Id"),
      vary: "Origin",
    });
    // The exchange is what the target sent.
    const [exchange] = await recorded(1);
    expect(exchange?.response?.headers).toContainEqual(["Access-Control-Allow-Origin", "https://only.example.com"]);
    expect(exchange?.response?.headers.map(([name]) => name)).not.toContain("Vary");
  },
);

test("a preflight request is responded to here, with what it asks for", async () => {
  const { url, exchanges } = await forwarderTo(await target(), { corsOrigins: ["https://docs.example.com"] });
  const preflight = async (origin: string, headers: { [name: string]: string } = {}) =>
    await fetch(`${url}/v2/p`, {
      method: "OPTIONS",
      headers: { Origin: origin, "Access-Control-Request-Method": "PUT", ...headers },
    });
  const response = await preflight("https://docs.example.com", {
    "Access-Control-Request-Headers": "x-auth-token,content-type",
    "Access-Control-Request-Private-Network": "true",
  });
  expect([response.status, corsHeadersOf(response.headers)]).toEqual([
    204,
    {
      "access-control-allow-origin": "https://docs.example.com",
      "access-control-allow-methods": "PUT",
      "access-control-allow-headers": "x-auth-token,content-type",
      "access-control-allow-private-network": "true",
      "access-control-max-age": "600",
      vary: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
    },
  ]);
  for (const other of [
    "https://docs.example.com:8443",
    "http://docs.example.com",
    "http://localhost.example.com",
    "file://",
  ]) {
    expect(Object.keys(corsHeadersOf((await preflight(other)).headers)), other).toEqual(["vary"]);
  }
  expect(exchanges).toEqual([]);
});

test("other pages get responses that browsers do not let them read, and OPTIONS without a preflight is forwarded", async () => {
  const { url, recorded } = await forwarderTo(await target(), { corsOrigins: [] });
  const response = await fetch(url, { headers: { Origin: "https://only.example.com" } });
  expect(corsHeadersOf(response.headers)).toEqual({ vary: "Origin" });
  await fetch(url, { method: "OPTIONS", headers: { Origin: "null" } });
  expect((await recorded(2)).map(({ request }) => request.method)).toEqual(["GET", "OPTIONS"]);
});

test("a page can read why the target did not respond", async () => {
  const { url } = await forwarderTo(await closedPort(), { corsOrigins: [] });
  const response = await fetch(url, { headers: { Origin: "null" } });
  expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([502, "null"]);
});

test("without this, the target decides", async () => {
  const { url } = await forwarderTo(await target());
  const text = (
    await rawRequest(url, "GET / HTTP/1.1\r\nHost: x\r\nOrigin: null\r\nConnection: close\r\n\r\n")
  ).toString();
  expect(text.match(/^(access-control|vary).*/gim)).toEqual(["Access-Control-Allow-Origin: https://only.example.com"]);
});
