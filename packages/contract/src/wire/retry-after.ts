import { type Header, type HttpResponse, headerOf } from "../exchange.js";

/** Whether a response only asks to come back later: 429, or 503 with `Retry-After`. */
export function asksToWait({ status, headers }: Pick<HttpResponse, "status" | "headers">): boolean {
  return status === 429 || (status === 503 && headerOf(headers, "Retry-After") !== undefined);
}

/**
 * Reads how long `Retry-After` asks to wait, in milliseconds: it holds seconds or a date (RFC 9110, section 10.2.3). Of
 * several values, which proxies join by commas, the longest counts.
 *
 * @param now - The local time, for a date in a response that does not say when it was sent.
 * @returns An integer; `undefined` if the header is missing or cannot be understood.
 */
export function retryAfter(headers: readonly Header[], now: Date): number | undefined {
  // A comma before the day of a month is part of a date.
  const values = (headerOf(headers, "Retry-After") ?? "").split(/\s*,\s*(?!\d{1,2}[ -])/);
  const sent = Date.parse(headerOf(headers, "Date") ?? "");
  const waits = values.map((value) => waitOf(value.trim(), sent, now)).filter((wait) => !Number.isNaN(wait));
  return waits.length === 0 ? undefined : Math.min(Math.ceil(Math.max(...waits)), Number.MAX_SAFE_INTEGER);
}

function waitOf(value: string, sent: number, now: Date): number {
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  // Every form of a date has a time of day; Date.parse would also take a bare number, or a word with one, for a date.
  if (!/\d:\d\d/.test(value)) return Number.NaN;
  // The form without a time zone means UTC.
  const date = Date.parse(/[a-z]$|[+-]\d\d:?\d\d$/i.test(value) ? value : `${value} GMT`);
  // By the clock of the endpoint, since the local one may be wrong; a date before its own response is not by that clock.
  return date >= sent ? date - sent : Math.max(0, date - now.getTime());
}
