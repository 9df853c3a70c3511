import { expect, test } from "vitest";
import { attemptRows, curlCommand, rerunCommand } from "../../src/report/commands.js";
import type { Report } from "../../src/report/report.js";
import { failed, passed, reportOf } from "./sample.js";

const token = { sentHeaders: [["X-Auth-Token", "<removed>"]] as const, url: "https://h:444/things" };
const refused = { expectation: { outcome: "refused", because: "credentials" } } as const;

function commandOf(report: Report): string | undefined {
  const [result] = report.results;
  return result && curlCommand(report, result);
}

test("the request to an endpoint asks for the user's token, unless wrong credentials were tried", () => {
  const plan = { target: "https://h:444" };
  expect(commandOf(reportOf([failed({}, token)], { plan }))).toContain(
    '--header "X-Auth-Token: $CONTRACT_AUTH_TOKEN" https://h:444/things',
  );
  expect(commandOf(reportOf([failed(refused, token)], { plan }))).toContain("'X-Auth-Token: wrong'");
});

test("the request to the mock goes to one that is started by hand, which takes any token", () => {
  expect(commandOf(reportOf([failed({}, token)]))).toContain("'X-Auth-Token: any' http://127.0.0.1:4010/things");
});

test("the request to an emulator goes to one that is started by hand, with the user's token", () => {
  const report = reportOf([{ ...failed({}, token), target: "emulator" }]);
  const reproduction = { ...report.reproduction, emulatorUrl: "http://127.0.0.1:4012" };
  expect(commandOf({ ...report, reproduction })).toContain(
    '--header "X-Auth-Token: $CONTRACT_AUTH_TOKEN" http://127.0.0.1:4012/things',
  );
  expect(report.results.map((result) => attemptRows(report, result)[0])).toEqual([["target", "emulator"]]);
});

test("a request that is not in the report has no curl line", () => {
  expect(commandOf(reportOf([passed()]))).toBeUndefined();
});

test("a case is repeated with the words that chose it, quoted where a shell needs that", () => {
  const report = reportOf([failed({ id: "a b'c" })], { plan: { rerunArguments: ["--target", "https://h/?"] } });
  expect(rerunCommand(report, { id: "a b'c" })).toBe(
    "npx openapi-contract run --target 'https://h/?' --case 'a b'\\''c'",
  );
});
