/** Writes a text as one name or value of a URL: everything but unreserved characters is encoded. */
export function encodePercent(text: string): string {
  // A half of a surrogate pair has no bytes of its own.
  return encodeURIComponent(Buffer.from(text, "utf8").toString("utf8"));
}

/**
 * Writes a text as one value of a query with `allowReserved`. Reserved characters stay as they are, but for those that a
 * query cannot hold (`#`, `[` and `]`) and those by which its reader would take it apart (`&`, `+` and `%`).
 */
export function encodeReserved(text: string): string {
  return encodePercent(text).replace(/%(?:3A|2F|3F|40|24|2C|3B|3D)/g, decodeURIComponent);
}

/** Reads what percent-encoding stands for; text that is none stays as it is. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Reads a name or value of a query or a form, in which `+` stands for a blank. */
export function decodeFormText(text: string): string {
  return decodePercent(text.replaceAll("+", " "));
}
