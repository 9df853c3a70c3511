/** Writes a string as one name or value of a URL: everything but unreserved characters is encoded. */
export function encodePercent(text: string): string {
  // A half of a surrogate pair has no bytes of its own.
  const wellFormed = Buffer.from(text, "utf8").toString("utf8");
  // These five are reserved, too, which JavaScript does not know of (RFC 3986, section 2.2).
  return encodeURIComponent(wellFormed).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * Writes a string as one value of a query with `allowReserved`. Reserved characters stay as they are, but for those that a
 * query cannot hold (`#`, `[` and `]`) and those by which its reader would take it apart (`&`, `+` and `%`).
 */
export function encodeReserved(text: string): string {
  return encodePercent(text).replace(/%(?:21|24|27|28|29|2A|2C|2F|3A|3B|3D|3F|40)/g, decodeURIComponent);
}

/** Writes a string as one name or value of a form in a URL's encoding (WHATWG URL, section 5.2). */
export function encodeFormText(text: string): string {
  return encodePercent(text).replace(/%20|%2A|~/g, (code) => (code === "%20" ? "+" : code === "~" ? "%7E" : "*"));
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
