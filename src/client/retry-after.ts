/**
 * Returns how long `Retry-After` asks to wait, in milliseconds: it holds seconds or a date. Of several values, which
 * proxies join by commas, the longest counts.
 *
 * @param now - The local time, for a date in a response that does not say when it was sent.
 * @returns A whole number; `undefined` if the header is missing or cannot be understood.
 */
export function retryAfter(headers: Headers, now: Date): number | undefined {
  // What stands before the comma in a date is the day of the week, which no wait needs.
  const values = (headers.get("Retry-After") ?? "").split(",");
  const longest = Math.max(...values.map((value) => waitOf(value.trim(), headers, now)).filter((wait) => wait >= 0));
  // An absurd number must stay a number that can be written as JSON.
  return longest >= 0 ? Math.min(Math.ceil(longest), Number.MAX_SAFE_INTEGER) : undefined;
}

function waitOf(value: string, headers: Headers, now: Date): number {
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  // Every form of a date has a time of day; Date.parse would also take a bare number, or a word with one, for a date.
  if (!/\d:\d\d:\d/.test(value)) return Number.NaN;
  // A form without a time zone, which ends with the year or the time, means UTC.
  const date = Date.parse(/ [\d:]+$/.test(value) ? `${value} GMT` : value);
  // By the clock of who asked, since the local one may be wrong; a date before its own response is not by that clock.
  const ahead = date - Date.parse(headers.get("Date") ?? "");
  return ahead >= 0 ? ahead : Math.max(0, date - now.getTime());
}
