import { onTestFinished } from "vitest";
import { type Fault, type FaultyServer, startFaultyServer } from "./server.js";

/** Starts a server on loopback that responds each request with a fault, and closes when the test ends. */
export async function serveFault(fault: Fault): Promise<FaultyServer> {
  const server = await startFaultyServer(fault);
  onTestFinished(server.close);
  return server;
}
