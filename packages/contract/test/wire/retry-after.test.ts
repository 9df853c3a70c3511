import { expect, test } from "vitest";
import type { Header } from "../../src/exchange.js";
import { asksToWait, retryAfter } from "../../src/wire/retry-after.js";

const now = new Date("2026-01-02T03:04:05Z");

// RFC 9110: 10.2.3 Retry-After, 5.6.7 Date/Time Formats, 5.3 Field Order.
test.each<[string | undefined, number | undefined]>([
  [undefined, undefined],
  ["", undefined],
  ["0", 0],
  ["7", 7000],
  ["  7 ", 7000],
  ["1.5", 1500],
  ["-1", undefined],
  ["1e3", undefined],
  ["soon", undefined],
  ["in 5", undefined],
  ["2026", 2_026_000],
  ["9".repeat(30), Number.MAX_SAFE_INTEGER],
  ["Fri, 02 Jan 2026 03:04:10 GMT", 5000],
  ["Friday, 02-Jan-26 03:04:10 GMT", 5000],
  ["Fri Jan  2 03:04:10 2026", 5000],
  ["Fri, 02 Jan 2026 03:04:00 GMT", 0],
  ["Fri, 99 Jan 2026 03:04:10 GMT", undefined],
  ["1, 3, 2", 3000],
  ["soon, 2", 2000],
  ["Fri, 02 Jan 2026 03:04:10 GMT, 3", 5000],
])("Retry-After: %s asks to wait %s ms", (value, expected) => {
  const headers: Header[] = value === undefined ? [] : [["retry-after", value]];
  expect(retryAfter(headers, now)).toBe(expected);
});

test("a date is by the clock of the endpoint, wherever the local one stands", () => {
  const headers: Header[] = [
    ["Date", "Fri, 02 Jan 2026 03:04:05 GMT"],
    ["Retry-After", "Fri, 02 Jan 2026 03:04:10 GMT"],
  ];
  for (const hours of [-5, 0, 5]) {
    expect(retryAfter(headers, new Date(now.getTime() + hours * 3_600_000))).toBe(5000);
  }
});

test.each<[number, Header[], boolean]>([
  [429, [], true],
  [503, [["Retry-After", "1"]], true],
  [503, [], false],
  [500, [["Retry-After", "1"]], false],
  [200, [["Retry-After", "1"]], false],
])("a %s with %j only asks to come back later: %s", (status, headers, expected) => {
  expect(asksToWait({ status, headers })).toBe(expected);
});
