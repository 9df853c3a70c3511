/** Headers that carry credentials. */
const credentialHeaders = [
  "X-Auth-Token",
  "X-Security-Token",
  "X-Subject-Token",
  "Cookie",
  "Proxy-Authorization",
  "Authorization",
];

/**
 * The credentials of a request. Servers and proxies sometimes repeat in an error what they were sent; what is named here is
 * taken out before anybody sees it.
 */
export function credentialsOf(headers: Headers): string[] {
  return credentialHeaders.flatMap((name) => {
    const value = headers.get(name);
    if (!value) return [];
    const cookies = name === "Cookie" ? value.split(/;\s*/).map((pair) => pair.slice(pair.indexOf("=") + 1)) : [];
    // What follows a scheme, and the two parts of a signature that tell something, are secrets by themselves.
    const parts = [...value.matchAll(/(?:^(?:Basic|Bearer)\s+|Access=|Signature=)([^,\s]+)/gi)].map(
      ([, part]) => part ?? "",
    );
    return [value, ...cookies, ...parts];
  });
}
