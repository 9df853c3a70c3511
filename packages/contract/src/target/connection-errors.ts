/** Errors of certificates that OpenSSL reports, each as the end of "the certificate …". */
const certificateErrors = new Map([
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "is self-signed"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "is signed by an unknown authority"],
  ["UNABLE_TO_GET_ISSUER_CERT", "is signed by an unknown authority"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "is signed by an unknown authority"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "is signed by an unknown authority"],
  ["CERT_UNTRUSTED", "is not trusted"],
]);

const checkProxy = "set HTTPS_PROXY or HTTP_PROXY if a proxy is required";

/**
 * Describes why a connection to a host failed, and what to set: the end of a sentence, without a full stop.
 *
 * @param place - Host and port of the endpoint or of the proxy.
 */
export function connectionErrorText(error: Error, place: string): string {
  // Where a host has several addresses, each has an error of its own; they mostly have the same cause.
  const [cause = error] = error instanceof AggregateError ? error.errors.filter((each) => each instanceof Error) : [];
  const code = String(Reflect.get(cause, "code") ?? "");
  const certificate = certificateErrors.get(code);
  if (certificate !== undefined) {
    return `the certificate of ${place} ${certificate} (${code}); set NODE_EXTRA_CA_CERTS to the file of its authority`;
  }
  if (code === "CERT_HAS_EXPIRED") return `the certificate of ${place} has expired (${code}); renew it`;
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") {
    return `the certificate of ${place} is for another host name (${code}); correct the host of the URL`;
  }
  if (code === "EPROTO" || code.startsWith("ERR_SSL_")) {
    return `${place} does not speak TLS (${code}); use http:// if it serves plain HTTP`;
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return `the name of ${place} cannot be resolved (${code}); correct the host of the URL, or ${checkProxy}`;
  }
  if (code === "ECONNREFUSED") {
    return `the connection to ${place} was refused (${code}); start the server, or correct host and port of the URL`;
  }
  if (code === "ECONNRESET" || code === "EPIPE") {
    return `the connection to ${place} was reset (${code}); correct scheme and port of the URL, or ${checkProxy}`;
  }
  if (["ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"].includes(code)) {
    return `${place} is not reachable (${code}); check the network, or ${checkProxy}`;
  }
  return cause.message.replace(/\.$/, "");
}
