import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { httpServer } from "../../../packages/contract/test/loopback.js";
import { bodyOf, forwarderTo } from "../../../packages/contract/test/traffic/upstream.js";
import { canonicalRequest, stringToSign } from "../../../src/client/signature.js";
import { accessKeyAuth, createFrsClient } from "../../../src/index.js";

describe("a signature made for the target", () => {
  /** Checks a signature as the gateway does, from nothing but what arrived. */
  function isSigned(request: IncomingMessage, body: Buffer, secretKey: string): boolean {
    const authorization = request.headers.authorization ?? "";
    const [, names = "", signature = ""] = authorization.match(/SignedHeaders=([^,]+), Signature=(\w+)/) ?? [];
    const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
    const { text } = canonicalRequest({
      method: request.method ?? "",
      url: new URL(`http://${request.headers.host}${request.url}`),
      headers: Object.fromEntries(names.split(";").map((name) => [name, String(request.headers[name])])),
      payloadHash: String(request.headers["x-sdk-content-sha256"] ?? sha256(body)),
    });
    const toSign = stringToSign(String(request.headers["x-sdk-date"]), sha256(text));
    return createHmac("sha256", secretKey).update(toSign).digest("hex") === signature;
  }

  test("is still valid there: with a query, JSON, and a form", async () => {
    const secretKey = "not-a-real-secret-key";
    const verdicts: string[] = [];
    const target = await httpServer(async (request, response) => {
      const body = await bodyOf(request);
      verdicts.push(`${request.method} ${isSigned(request, body, secretKey)}`);
      response
        .writeHead(200, { "Content-Type": "application/json" })
        .end('{"faces":[],"face_set_id":"","face_set_name":""}');
    });
    const { url } = await forwarderTo(target);
    const call = async (signFor: string) => {
      const frs = createFrsClient({
        endpoint: url,
        projectId: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
        auth: accessKeyAuth({ accessKey: "AKEXAMPLE0000", secretKey }, { signFor }),
        validate: false,
      });
      await frs.listFaces({ face_set_name: "a b/ü", offset: 1, limit: 2 });
      await frs.detectFaces({ image_base64: "QUJD" });
      await frs.detectFaces({ image_file: new Blob([new Uint8Array([0, 255, 13, 10])]) });
    };
    await call(new URL(target).host);
    expect(verdicts).toEqual(["GET true", "POST true", "POST true"]);
    verdicts.length = 0;
    await call(new URL(url).host);
    expect(verdicts).toEqual(["GET false", "POST false", "POST false"]);
  });
});
