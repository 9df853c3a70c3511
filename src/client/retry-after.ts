/**
 * Returns the delay requested by `Retry-After`, in milliseconds: it contains seconds or a date. Of several values, which
 * proxies join by commas, the longest counts.
 *
 * @param now - The local time, for a date in a response without `Date`.
 * @returns An integer; `undefined` if the header is missing or not valid.
 */
export function retryAfter(headers: Headers, now: Date): number | undefined {
  // The part before the comma in a date is the weekday, which is not needed.
  const values = (headers.get("Retry-After") ?? "").split(",");
  const longest = Math.max(...values.map((value) => waitOf(value.trim(), headers, now)).filter((wait) => wait >= 0));
  // A huge number must stay a number that JSON can represent.
  return longest >= 0 ? Math.min(Math.ceil(longest), Number.MAX_SAFE_INTEGER) : undefined;
}

function waitOf(value: string, headers: Headers, now: Date): number {
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  // Every date format has a time of day; Date.parse would also accept a bare number, or a word with one.
  if (!/\d:\d\d:\d/.test(value)) return Number.NaN;
  // A format without a time zone, which ends with the year or the time, means UTC.
  const date = Date.parse(/ [\d:]+$/.test(value) ? `${value} GMT` : value);
  // By the clock of the server, since the local one may be wrong; a date before its own response is not by that clock.
  const ahead = date - Date.parse(headers.get("Date") ?? "");
  return ahead >= 0 ? ahead : Math.max(0, date - now.getTime());
}
