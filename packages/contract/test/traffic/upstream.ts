import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import { onTestFinished } from "vitest";
import type { Exchange } from "../../src/exchange.js";
import { type Forwarder, type ForwarderOptions, startForwarder } from "../../src/traffic/forwarder.js";
import { tcpServer } from "../loopback.js";

/** Starts a server that serves each connection with the same bytes; returns what it received. */
export async function cannedUpstream(response: string | Buffer, isComplete: (got: Buffer) => boolean) {
  const got: Buffer[] = [];
  const target = await tcpServer((socket) => {
    let head = Buffer.alloc(0);
    socket.on("data", (chunk) => {
      head = Buffer.concat([head, chunk]);
      if (!isComplete(head)) return;
      got.push(head);
      socket.end(response);
    });
  });
  return { target, got };
}

/** Starts a forwarder until the test ends; returns it with its exchanges. */
export async function forwarderTo(target: string, options: Partial<ForwarderOptions> = {}) {
  const exchanges: Exchange[] = [];
  let waiting: (() => void)[] = [];
  const forwarder: Forwarder = await startForwarder({
    target,
    onExchange(exchange) {
      exchanges.push(exchange);
      for (const wake of waiting.splice(0)) wake();
      waiting = [];
    },
    ...options,
  });
  onTestFinished(() => forwarder.close());
  return {
    ...forwarder,
    exchanges,
    /** Resolves when that many exchanges are finished. */
    async recorded(count: number): Promise<Exchange[]> {
      while (exchanges.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
      return exchanges;
    },
  };
}

/** Sends raw bytes and returns everything received until the connection ends. */
export async function rawRequest(url: string, bytes: string | Buffer): Promise<Buffer> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  const chunks: Buffer[] = [];
  for await (const chunk of socket as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Returns the complete body of a message. */
export async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
