import { type Header, headerOf, type SentRequest } from "openapi-contract";
import { runtimeDigest } from "../client/digest.js";
import { authorizationHeader, canonicalRequest, sdkDate, stringToSign, unsignedPayload } from "../client/signature.js";

/** An access key with its secret, permanent or temporary. */
export interface AccessKey {
  accessKey: string;
  secretKey: string;
  /** Belongs to a temporary pair. */
  securityToken?: string;
}

const digest = runtimeDigest();

/**
 * Signs a request with an access key (`SDK-HMAC-SHA256`). Only the host and the headers that are added here are signed, so
 * that a case may send whatever headers it is about.
 */
export async function signRequest(
  request: SentRequest,
  { accessKey, secretKey, securityToken }: AccessKey,
  { time, projectId }: { time: Date; projectId: string | undefined },
): Promise<SentRequest> {
  const { method, body } = request;
  const url = new URL(request.url);
  const isSigned = body.length === 0 || (headerOf(request.headers, "Content-Type") ?? "").includes("json");
  const payloadHash = isSigned ? await digest.sha256(body) : unsignedPayload;
  const date = sdkDate(time);
  const added: Header[] = [["X-Sdk-Date", date]];
  if (projectId !== undefined) added.push(["X-Project-Id", projectId]);
  if (securityToken !== undefined) added.push(["X-Security-Token", securityToken]);
  if (!isSigned) added.push(["X-Sdk-Content-Sha256", unsignedPayload]);

  const host = headerOf(request.headers, "Host") ?? url.host;
  const canonical = canonicalRequest({ method, url, headers: { host, ...Object.fromEntries(added) }, payloadHash });
  const signature = await digest.hmacSha256(secretKey, stringToSign(date, await digest.sha256(canonical.text)));
  added.push(["Authorization", authorizationHeader(accessKey, canonical.signedHeaders, signature)]);
  return { ...request, headers: [...request.headers, ...added] };
}
