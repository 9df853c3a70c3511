import { runtimeDigest } from "../client/digest.js";
import { authorizationHeader, canonicalRequest, sdkDate, stringToSign, unsignedPayload } from "../client/signature.js";

// The types of the contract engine are repeated as far as they are used: a package that declares the profile must not need the
// engine to compile.

/** A header: name and value. */
export type Header = readonly [name: string, value: string];

/** A request of the contract engine. */
export interface HttpRequest {
  /** HTTP method in upper case. */
  method: string;
  /** Absolute URL, as it is sent. */
  url: string;
  headers: readonly Header[];
  /** The body; empty without one. */
  body: Uint8Array;
}

/** Input of a signature besides the request. */
export interface SigningContext {
  time: Date;
  /** Values of the client options of the operation, such as the id of a project. */
  values: { readonly [option: string]: string | undefined };
}

/** A wrong way to sign a request. */
export interface BrokenSignature {
  /** Name in the ids of cases. */
  readonly name: string;
  /** What is wrong, as the title of a case. */
  readonly title: string;
  /** Whether only requests with a JSON body can be signed wrong like this. */
  readonly needsJson?: boolean;
  /** Returns a request with the wrong signature added. */
  sign(request: HttpRequest, context: SigningContext): Promise<HttpRequest>;
}

/** A key that signs requests. */
export interface SigningKey {
  /** Its secret parts, which must not be shown. */
  readonly secrets: readonly string[];
  /** Returns the request with the signature added. */
  sign(request: HttpRequest, context: SigningContext): Promise<HttpRequest>;
  /** Returns the same key with a wrong secret. */
  wrong(): SigningKey;
  /** Wrong ways to sign with this key. */
  readonly broken: readonly BrokenSignature[];
}

/** An access key with its secret, permanent or temporary. */
export interface AccessKey {
  accessKey: string;
  secretKey: string;
  /** Token of a temporary key. */
  securityToken?: string;
}

/** Names the environment variables of an access key in messages. */
export const signerVariables = "HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK";

const unknown = { accessKey: "NOBODYHASTHISKEY0000", secretKey: "nobodyHasThisSecretKeyEither000000000000" };

/** Signs requests by `SDK-HMAC-SHA256` with an access key from the environment. */
export const signer = {
  variables: signerVariables,
  headers: ["X-Sdk-Date", "X-Security-Token", "X-Sdk-Content-Sha256"],
  unknownKey: signingKey(unknown),
  /**
   * Returns the key of the environment; `undefined` if it is not set.
   *
   * @param read - Returns the value of an environment variable.
   * @throws {Error} If a part of it is missing.
   */
  readKey(read: (variable: string) => string | undefined): SigningKey | undefined {
    const accessKey = read("HUAWEICLOUD_SDK_AK");
    const secretKey = read("HUAWEICLOUD_SDK_SK");
    const securityToken = read("HUAWEICLOUD_SDK_SECURITY_TOKEN");
    if ((accessKey === undefined) !== (secretKey === undefined)) {
      const missing = accessKey === undefined ? "HUAWEICLOUD_SDK_AK" : "HUAWEICLOUD_SDK_SK";
      throw new Error(`${missing} is not set: an access key and its secret key must be set together.`);
    }
    if (accessKey === undefined || secretKey === undefined) return undefined;
    return signingKey({ accessKey, secretKey, ...(securityToken !== undefined && { securityToken }) });
  },
};

/** Creates the key that the contract engine signs with. */
export function signingKey(key: AccessKey): SigningKey {
  return {
    secrets: [key.accessKey, key.secretKey, ...(key.securityToken === undefined ? [] : [key.securityToken])],
    sign: (request, { time, values }) => signRequest(request, key, { time, projectId: values.projectId }),
    broken: brokenSignatures(key),
    wrong: () => signingKey({ accessKey: key.accessKey, secretKey: unknown.secretKey }),
  };
}

/** How far the date of an old or an early signature is off, in milliseconds; the gateway allows 15 minutes. */
const hour = 60 * 60_000;

/** The wrong ways to sign that the gateway has to refuse. */
function brokenSignatures(key: AccessKey): BrokenSignature[] {
  const sign = (request: HttpRequest, { time, values }: SigningContext, how: Omit<SignOptions, "time" | "projectId">) =>
    signRequest(request, key, { time, projectId: values.projectId, ...how });
  return [
    {
      name: "old-date",
      title: "a signature that is an hour old",
      sign: (request, context) => sign(request, { ...context, time: new Date(context.time.getTime() - hour) }, {}),
    },
    {
      name: "future-date",
      title: "a signature whose date is an hour ahead",
      sign: (request, context) => sign(request, { ...context, time: new Date(context.time.getTime() + hour) }, {}),
    },
    {
      name: "other-end",
      title: "a signature whose last digit is another one",
      async sign(request, context) {
        const signed = await sign(request, context, {});
        const headers = signed.headers.map(
          ([name, value]): Header => [name, name.toLowerCase() === "authorization" ? withOtherEnd(value) : value],
        );
        return { ...signed, headers };
      },
    },
    {
      name: "unsigned-date",
      title: "a signature that does not cover X-Sdk-Date",
      sign: (request, context) => sign(request, context, { unsigned: ["X-Sdk-Date"] }),
    },
    {
      name: "changed-body",
      title: "a body that was changed after it had been signed",
      needsJson: true,
      async sign(request, context) {
        // The hash of the signed body is sent, too: an endpoint has to compute its own.
        const claimed: Header = ["X-Sdk-Content-Sha256", await digest.sha256(request.body)];
        const signed = await sign(request, context, { added: [claimed] });
        // A space at its end changes nothing but the bytes.
        return { ...signed, headers: withLength(signed.headers, 1), body: Buffer.concat([request.body, space]) };
      },
    },
  ];
}

const space = Buffer.from(" ");

/** Changes the last hexadecimal digit of a text. */
function withOtherEnd(text: string): string {
  return text.slice(0, -1) + (text.endsWith("0") ? "1" : "0");
}

/** Returns headers whose `Content-Length` is that of a body with more bytes. */
function withLength(headers: readonly Header[], more: number): Header[] {
  return headers.map(([name, value]) =>
    name.toLowerCase() === "content-length" ? [name, String(Number(value) + more)] : [name, value],
  );
}

/** Returns the value of a header by its name, in any case; several values are joined. */
function headerOf(headers: readonly Header[], name: string): string | undefined {
  const values = headers.filter(([own]) => own.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(", ");
}

/** What a signature is made of besides request and key. */
interface SignOptions {
  time: Date;
  projectId: string | undefined;
  /**
   * Further headers, which are sent and signed.
   *
   * @default []
   */
  added?: readonly Header[];
  /**
   * Names of headers that are sent and not signed.
   *
   * @default []
   */
  unsigned?: readonly string[];
}

const digest = runtimeDigest();

/**
 * Signs a request with an access key (`SDK-HMAC-SHA256`). Only the host and the headers that are added here are signed, so
 * that a case can send any other headers.
 */
export async function signRequest(
  request: HttpRequest,
  { accessKey, secretKey, securityToken }: AccessKey,
  { time, projectId, added: further = [], unsigned = [] }: SignOptions,
): Promise<HttpRequest> {
  const { method, body } = request;
  const url = new URL(request.url);
  const isSigned = body.length === 0 || (headerOf(request.headers, "Content-Type") ?? "").includes("json");
  const payloadHash = isSigned ? await digest.sha256(body) : unsignedPayload;
  const date = sdkDate(time);
  const added: Header[] = [["X-Sdk-Date", date], ...further];
  if (projectId !== undefined) added.push(["X-Project-Id", projectId]);
  if (securityToken !== undefined) added.push(["X-Security-Token", securityToken]);
  if (!isSigned) added.push(["X-Sdk-Content-Sha256", unsignedPayload]);

  const host = headerOf(request.headers, "Host") ?? url.host;
  const covered = Object.fromEntries(added.filter(([name]) => !unsigned.includes(name)));
  const canonical = canonicalRequest({ method, url, headers: { host, ...covered }, payloadHash });
  const signature = await digest.hmacSha256(secretKey, stringToSign(date, await digest.sha256(canonical.text)));
  added.push(["Authorization", authorizationHeader(accessKey, canonical.signedHeaders, signature)]);
  return { ...request, headers: [...request.headers, ...added] };
}
