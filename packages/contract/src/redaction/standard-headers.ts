/**
 * Headers of HTTP and of the web platform whose values are not credentials, in lower case. Those that carry a credential or
 * a proof of one, such as `Authorization`, `Cookie` and `Signature`, are not among them.
 */
const standardHeaders: ReadonlySet<string> = new Set(
  `
  a-im accept accept-additions accept-ch accept-charset accept-datetime accept-encoding accept-features accept-language
  accept-patch accept-post accept-query accept-ranges access-control-allow-credentials access-control-allow-headers
  access-control-allow-methods access-control-allow-origin access-control-allow-private-network
  access-control-expose-headers access-control-max-age access-control-request-headers access-control-request-method
  access-control-request-private-network age allow alt-svc alt-used alternates cache-control cache-status
  cdn-cache-control clear-site-data connection content-base content-digest content-disposition content-encoding content-id
  content-language content-length content-location content-md5 content-range content-security-policy
  content-security-policy-report-only content-transfer-encoding content-type cross-origin-embedder-policy
  cross-origin-embedder-policy-report-only cross-origin-opener-policy cross-origin-opener-policy-report-only
  cross-origin-resource-policy date dav delta-base deprecation depth destination digest dnt early-data etag expect
  expect-ct expires forwarded from host if if-match if-modified-since if-none-match if-range if-unmodified-since im
  keep-alive last-modified link location max-forwards memento-datetime mime-version nel negotiate no-vary-search
  observe-browsing-topics origin origin-agent-cluster overwrite permissions-policy pragma prefer preference-applied priority
  proxy-authenticate proxy-connection proxy-status range ratelimit ratelimit-limit ratelimit-policy ratelimit-remaining
  ratelimit-reset referer referrer-policy refresh report-to reporting-endpoints repr-digest retry-after save-data
  sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-user sec-gpc sec-purpose sec-websocket-extensions
  sec-websocket-version server server-timing signature-input slug sourcemap
  strict-transport-security sunset surrogate-capability surrogate-control tcn te timeout timing-allow-origin traceparent
  trailer transfer-encoding upgrade upgrade-insecure-requests user-agent variant-vary vary via want-content-digest
  want-digest want-repr-digest warning www-authenticate x-content-type-options x-frame-options
  `
    .split(/\s+/)
    .filter((name) => name !== ""),
);

/** Client hints, a family of headers that describe the browser. */
const clientHint = /^(sec-ch-[a-z0-9-]+|device-memory|downlink|dpr|ect|rtt|viewport-width|width)$/;

/** Headers whose values are hashes and validators of content, which are random text but not credentials. */
const hashHeaders = new Set([
  ...["content-digest", "content-md5", "digest", "etag", "if-match", "if-none-match", "if-range", "repr-digest"],
]);

/** Returns whether HTTP itself defines a header, and its value is not a credential. */
export function isStandardHeader(name: string): boolean {
  const lower = name.toLowerCase();
  return standardHeaders.has(lower) || clientHint.test(lower);
}

/** Returns whether the value of a header is a hash of content. */
export function isHashHeader(name: string): boolean {
  return hashHeaders.has(name.toLowerCase());
}
