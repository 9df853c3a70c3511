import type { Header } from "../exchange.js";

/** Headers from the list of Node, which holds names and values by turns, as received. */
export function headersFromRaw(raw: readonly string[]): Header[] {
  return raw.flatMap((name, index): Header[] => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""]] : []));
}
