import type { Header } from "../exchange.js";

/** Headers from the list in which Node gives them as they came, names and values by turns. */
export function headersFromRaw(raw: readonly string[]): Header[] {
  return raw.flatMap((name, index): Header[] => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""]] : []));
}
