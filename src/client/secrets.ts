/** Headers that carry credentials. */
const credentialHeaders = ["X-Auth-Token", "X-Security-Token", "Authorization"];

/**
 * What a request carries in secret: its credentials, and the values of some fields of its input. Servers and proxies
 * sometimes repeat in an error what they were sent; with this, it is taken out before anybody sees it.
 *
 * @param fields - Names of secret fields, at any depth of the input.
 */
export function secretsOf(headers: Headers | undefined, input: unknown, fields: readonly string[] = []): string[] {
  const found = credentialHeaders.map((name) => headers?.get(name) ?? "");
  // A signature names the access key by which it is checked.
  const accessKey = found.at(-1)?.match(/Access=([^,]+)/)?.[1];
  if (accessKey !== undefined) found.push(accessKey);
  const visit = (value: unknown) => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      if (typeof member === "string" && fields.includes(name)) found.push(member);
      else visit(member);
    }
  };
  if (fields.length > 0) visit(input);
  return found.filter((secret) => secret !== "");
}
