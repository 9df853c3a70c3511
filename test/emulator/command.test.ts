import { expect, test } from "vitest";
import { emulatorCommand } from "../../src/emulator/command.js";
import { start } from "./emulators.js";

interface Ended {
  code: number;
  printed: string;
  failures: string;
}

/**
 * Runs `frs-openapi emulator` in this process.
 *
 * @param use - What is done while it runs, with its URL.
 */
async function run(args: string[], use = async (_url: string): Promise<void> => {}): Promise<Ended> {
  const [printed, failures]: [string[], string[]] = [[], []];
  const code = await emulatorCommand(args, {
    print: (text) => printed.push(text),
    printError: (text) => failures.push(text),
    interrupted: () => use(/http:\/\/\S+:\d+/.exec(printed.join())?.[0] ?? ""),
  });
  return { code, printed: printed.join("\n"), failures: failures.join("\n") };
}

test("prints what callers need, and each request, until it is interrupted", async () => {
  const { code, printed, failures } = await run(["--port", "0"], async (url) => {
    expect((await fetch(`${url}/v2/p/face-sets`, { headers: { "X-Auth-Token": "emulator-token" } })).status).toBe(403);
    await fetch(`${url}/v2/p/face-sets`, { headers: { Prefer: "fault=reset" } }).catch(() => {});
  });
  expect([code, failures]).toEqual([0, ""]);
  for (const text of ["0a1b2c3d4e5f60718293a4b5c6d7e8f9", "emulator-token", "EMULATORACCESSKEY000", "frs-caller"]) {
    expect(printed).toContain(text);
  }
  expect(printed).toContain(
    "/pictures/ada.png, also of ben, of both (ada,ben.png) or of nobody; ?photo=2 draws another one",
  );
  expect(printed).toMatch(/^403 GET \/v2\/p\/face-sets \d+ ms$/m);
  expect(printed).toMatch(/^reset GET \/v2\/p\/face-sets \d+ ms$/m);
});

test("has sample data unless it is started without, and prints no requests if it is quiet", async () => {
  const faceSets = async (url: string) => {
    const headers = { "X-Auth-Token": "emulator-token" };
    const response = await fetch(`${url}/v2/0a1b2c3d4e5f60718293a4b5c6d7e8f9/face-sets`, { headers });
    return ((await response.json()) as { face_sets_info: unknown[] }).face_sets_info.length;
  };
  const counts: number[] = [];
  const count = async (url: string) => {
    counts.push(await faceSets(url));
  };
  expect((await run(["--port=0"], count)).printed).toMatch(/^200 GET/m);
  expect((await run(["--port=0", "--no-seed", "--quiet"], count)).printed).not.toMatch(/^200 GET/m);
  expect(counts).toEqual([1, 0]);
});

test("refuses requests over --rate", async () => {
  const statuses: number[] = [];
  await run(["--port", "0", "--rate", "0.01"], async (url) => {
    for (let count = 0; count < 2; count++) statuses.push((await fetch(`${url}/v2/p/face-sets`)).status);
  });
  expect(statuses).toEqual([401, 429]);
});

test.each<[string[], string]>([
  [["--prot", "1"], "Unknown option '--prot'"],
  [["--port"], "--port"],
  [["--port", "x"], "--port must be an integer from 0 to 65535."],
  [["--port", "-1"], "--port"],
  [["--port", "70000"], "--port must be an integer from 0 to 65535."],
  [["--rate", "0"], "--rate must be a number of requests/s > 0."],
  [["--rate", "fast"], "--rate must be a number of requests/s > 0."],
  [["--host", ""], "--host must be an address"],
  [["now"], "Unexpected argument 'now'"],
])("refuses %j with what is wrong", async (args, message) => {
  expect(await run(args)).toEqual({ code: 2, printed: "", failures: expect.stringContaining(message) });
});

test("reports that its port is in use", async () => {
  const { port } = new URL((await start()).url);
  const { code, failures } = await run(["--port", port]);
  expect([code, failures]).toEqual([1, `--port ${port} is in use: choose another, or 0 for any free one.`]);
});

test("--help describes its options", async () => {
  const { code, printed } = await run(["-h"]);
  expect(code).toBe(0);
  for (const option of ["--port", "--host", "--no-seed", "--rate", "--quiet"]) expect(printed).toContain(option);
});
