/** Headers that carry credentials. */
const credentialHeaders = ["X-Auth-Token", "X-Security-Token", "Authorization"];

/**
 * The credentials of a request. Servers and proxies sometimes repeat in an error what they were sent; what is named here is
 * taken out before anybody sees it.
 */
export function credentialsOf(headers: Headers): string[] {
  const found = credentialHeaders.map((name) => headers.get(name) ?? "");
  // A signature names the access key by which it is checked.
  return [
    ...found,
    ...(found
      .at(-1)
      ?.match(/Access=([^,]+)/)
      ?.slice(1) ?? []),
  ].filter(Boolean);
}
