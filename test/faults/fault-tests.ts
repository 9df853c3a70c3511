import { afterEach, describe, expect, test } from "vitest";
import { type FrsClient, type FrsClientOptions, isFrsError } from "../../src/index.js";
import { clientOf as clientOver, rejection, serve } from "../client/server.js";
import { type FaultCase, faults } from "./faults.js";
import { serveFault } from "./serve.js";
import { closedEndpoint, flood, response, unknownEndpoint } from "./server.js";

async function endpointOf({ serve: fault }: FaultCase): Promise<{ endpoint: string; requests?: string[] }> {
  if (fault === "refuse") return { endpoint: closedEndpoint };
  if (fault === "unknown") return { endpoint: unknownEndpoint };
  return await serveFault(fault);
}

const options = { timeout: 250, clock: { sleep: async () => {} } };

/** How a call ended, and how often it was sent. */
async function outcome(call: Promise<unknown>) {
  return await call.then(
    () => ({ ends: "response", attempts: undefined }),
    (error: unknown) => {
      if (!isFrsError(error)) throw error;
      return { ends: error.name, attempts: error.attempts };
    },
  );
}

/**
 * Declares what a client does about every fault, over a transport.
 *
 * @param over - Returns the options of a client that set the transport; called once for each client.
 */
export function testFaults(over: () => Partial<FrsClientOptions>): void {
  const clientOf = (endpoint: string, options: Partial<FrsClientOptions> = {}): FrsClient =>
    clientOver(endpoint, { ...over(), ...options } as Partial<FrsClientOptions>);

  describe.each(faults)("$name", (fault) => {
    // Where no time limit is due, a slow machine must not meet one.
    const limits = fault.read.ends === "FrsTimeoutError" ? {} : { timeout: 20_000 };

    test.each(["read", "write"] as const)("a call that %ss", async (kind) => {
      const { endpoint, requests } = await endpointOf(fault);
      const frs = clientOf(endpoint, { ...options, ...limits });
      const call = kind === "read" ? frs.listFaceSets() : frs.createFaceSet({ face_set_name: "a" });
      const { ends, attempts } = await outcome(call);
      const { ends: due, sent } = fault[kind];
      expect(ends).toBe(due);
      if (attempts !== undefined) expect(attempts).toBe(sent);
      if (requests) expect(requests).toHaveLength(sent);
    });
  });

  test("a redirect takes no credential to another origin", async () => {
    const elsewhere: string[] = [];
    const other = await serve((request, response) => {
      elsewhere.push(request.url ?? "");
      response.end();
    });
    const { endpoint } = await serveFault((socket) => socket.write(response(307, "", [`Location: ${other}/x`])));
    const error = await rejection(clientOf(endpoint).listFaceSets());
    expect(String(error)).toContain("redirect, which is not followed");
    expect(elsewhere).toEqual([]);
  });

  describe("a connection that the server closes as a request goes out", () => {
    // The first response leaves the connection open; what comes next on it is lost.
    const race = () => {
      const used = new WeakSet<object>();
      return serveFault((socket) => {
        if (used.has(socket)) return void socket.destroy();
        used.add(socket);
        socket.write(response(200));
      });
    };

    // The runtime gives a connection back for the next request just after the response was read.
    const connectionFree = () => new Promise((resolve) => setImmediate(resolve));

    test("costs a call that reads nothing but a second attempt", async () => {
      const { endpoint, requests } = await race();
      const frs = clientOf(endpoint, options);
      await frs.listFaceSets();
      await connectionFree();
      await frs.listFaceSets();
      expect(requests).toHaveLength(3);
    });

    test("ends a call that writes, since nobody knows whether it arrived", async () => {
      const { endpoint, requests } = await race();
      const frs = clientOf(endpoint, options);
      await frs.listFaceSets();
      await connectionFree();
      expect(await outcome(frs.createFaceSet({ face_set_name: "a" }))).toEqual({
        ends: "FrsConnectionError",
        attempts: 1,
      });
      expect(requests).toHaveLength(2);
    });
  });

  test("a response of 200 MB costs no more memory than is allowed for responses", async () => {
    const { endpoint } = await serveFault(flood);
    const frs = clientOf(endpoint, { maxResponseBytes: 8 * 1024 * 1024 });
    const before = process.memoryUsage().arrayBuffers;
    let peak = 0;
    const timer = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
    }, 1);
    const error = await rejection(frs.listFaceSets()).finally(() => clearInterval(timer));
    expect(String(error)).toContain("exceeds the limit of 8388608 bytes");
    expect(peak).toBeLessThan(80 * 1024 * 1024);
  });

  describe("an abort ends the call at once, with the reason of its signal", () => {
    const reason = new Error("The user went away.");
    afterEach(() => expect(reason.message).toBe("The user went away."));

    /** A server that tells when a request has come, and then does what is asked. */
    async function serveUntilAborted(fault: Parameters<typeof serveFault>[0]) {
      const controller = new AbortController();
      const server = await serveFault((socket, request, count) => {
        fault(socket, request, count);
        setImmediate(() => controller.abort(reason));
      });
      return { ...server, controller };
    }

    test("before it is sent", async () => {
      const { endpoint, requests } = await serveFault(() => {});
      const call = clientOf(endpoint).listFaceSets({}, { signal: AbortSignal.abort(reason) });
      expect(await rejection(call)).toBe(reason);
      expect(requests).toEqual([]);
    });

    test.each([
      ["while a response is waited for", () => {}],
      ["amid the headers", (socket) => socket.write("HTTP/1.1 200 OK\r\nX-A")],
      ["amid the body", (socket) => socket.write(response(200, "{", ["Content-Length: 1000"]))],
    ] as [string, Parameters<typeof serveFault>[0]][])("%s", async (_, fault) => {
      const { endpoint, requests, controller } = await serveUntilAborted(fault);
      const call = clientOf(endpoint).listFaceSets({}, { signal: controller.signal });
      expect(await rejection(call)).toBe(reason);
      expect(requests).toHaveLength(1);
    });

    test("while the next attempt is waited for", async () => {
      const controller = new AbortController();
      const { endpoint, requests } = await serveFault((socket) =>
        socket.write(response(503, "{}", ["Retry-After: 9"])),
      );
      const frs = clientOf(endpoint, { clock: {}, hooks: { onRetry: () => controller.abort(reason) } });
      expect(await rejection(frs.listFaceSets({}, { signal: controller.signal }))).toBe(reason);
      expect(requests).toHaveLength(1);
    });
  });

  describe("the name of a library reaches the library of that name, or is refused", () => {
    test.each([
      ["..", undefined],
      [".", undefined],
      ["", undefined],
      ["a\r\nb", undefined],
      ["a/b", "a/b"],
      ["a?b", "a?b"],
      ["a#b", "a#b"],
      ["%2F", "%2F"],
      ["%2e%2e", "%2e%2e"],
      ["a\\b", "a\\b"],
      ["größe 7;v=1", "größe 7;v=1"],
    ])("%j", async (name, reached) => {
      const { endpoint, requests } = await serveFault((socket) => socket.write(response(200)));
      const call = clientOf(endpoint).deleteFaceSet({ face_set_name: name });
      if (reached === undefined) {
        expect(await outcome(call)).toEqual({ ends: "FrsInputError", attempts: 0 });
        expect(requests).toEqual([]);
        return;
      }
      await call;
      const [, path = ""] = requests[0]?.split(" ") ?? [];
      // As a server reads it that splits a path before it decodes it.
      const segments = path.split("/").map(decodeURIComponent);
      expect(segments).toEqual(["", "v2", "0a1b2c3d4e5f60718293a4b5c6d7e8f9", "face-sets", reached]);
    });
  });
}
