import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { type Arrived, arrivedOf, checkSignature, sha256 } from "../client/gateway.js";
import { anyResponse } from "../client/server.js";
import { key } from "./scenario.js";

/** How the server responds below one first segment of the path; what it gets has a path without that segment. */
type Behaviour = (arrived: Arrived, response: ServerResponse) => void | Promise<void>;

/** A server that behaves as the steps of the scenario need it, also for a page of another origin. */
export interface ScenarioServer {
  url: string;
  close(): Promise<void>;
}

/** Starts the server on loopback. It counts, so each run of the scenario needs one of its own. */
export async function startScenarioServer(): Promise<ScenarioServer> {
  let tokens = 0;
  let attempts = 0;
  let underWay = 0;
  const echo: Behaviour = async (arrived, response) => {
    json(response, 200, await respondTo(arrived, { port: closedPort }));
  };

  const behaviours: { [segment: string]: Behaviour } = {
    echo,
    signed: echo,
    async compressed(arrived, response) {
      response.setHeader("Content-Encoding", "gzip");
      response.setHeader("Content-Type", "application/json");
      response.end(gzipSync(await respondTo(arrived)));
    },
    login(_, response) {
      const expires_at = new Date(Date.now() + 86_400_000).toISOString();
      response.setHeader("X-Subject-Token", `token-${++tokens}`);
      json(response, 201, JSON.stringify({ token: { expires_at } }));
    },
    async busy(arrived, response) {
      if (++attempts > 2) return await echo(arrived, response);
      response.setHeader("Retry-After", "0");
      json(response, 503, '{"error_code":"APIG.0308","error_msg":"Busy."}');
    },
    full(_, response) {
      response.setHeader("Retry-After", "9");
      json(response, 429, '{"error_code":"APIG.0308","error_msg":"The throttling threshold has been reached."}');
    },
    silent() {},
    stalled(_, response) {
      response.writeHead(200, { "Content-Type": "application/json" }).write('{"face_sets_info":');
    },
    cut(_, response) {
      response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "1000" });
      response.write('{"face_sets_info":', () => response.destroy());
    },
    moved(_, response) {
      response.writeHead(302, { Location: "/echo/v2/p/face-sets" }).end();
    },
    page(_, response) {
      response.writeHead(200, { "Content-Type": "text/html" }).end("<title>Log in</title>");
    },
    unknown(_, response) {
      json(response, 400, '{"error_code":"FRS.0302","error_msg":"The face set does not exist."}');
    },
    pages({ url }, response) {
      const { pathname, searchParams } = new URL(url, "http://localhost");
      if (!pathname.endsWith("/faces")) return json(response, 200, '{"face_set_info":{"face_number":5}}');
      const offset = Number(searchParams.get("offset"));
      const last = Math.min(offset + Number(searchParams.get("limit")), 5);
      const faces = [];
      for (let id = offset; id < last; id++) faces.push({ face_id: String(id) });
      json(response, 200, JSON.stringify({ ...JSON.parse(anyResponse), faces }));
    },
    async crowd(arrived, response) {
      const count = ++underWay;
      // Long enough for others to come, if they may.
      await new Promise((resolve) => setTimeout(resolve, 50));
      underWay--;
      json(response, 200, await respondTo(arrived, { underWay: count }));
    },
  };

  const server = createServer(async (request, response) => {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Expose-Headers", "*");
    response.setHeader("Date", new Date().toUTCString());
    response.setHeader("X-Request-Id", "request-1");
    response.setHeader("X-ratelimit", "10");
    if (request.method === "OPTIONS") {
      response.setHeader("Access-Control-Allow-Methods", "*");
      response.setHeader("Access-Control-Allow-Headers", request.headers["access-control-request-headers"] ?? "");
      response.writeHead(204).end();
      return;
    }
    const arrived = await arrivedOf(request).catch(() => undefined);
    if (!arrived) return;
    const [, segment = "", rest = ""] = arrived.url.match(/^\/([^/]*)(.*)$/) ?? [];
    if (segment === "signed" || (segment === "busy" && arrived.headers.authorization)) {
      const { right, late } = checkSignature(arrived, key.secretKey, new Date());
      if (!right || late) {
        return json(response, 401, '{"error_code":"APIG.0301","error_msg":"Incorrect IAM authentication."}');
      }
    }
    const behave = behaviours[segment];
    if (behave) await behave({ ...arrived, url: rest }, response);
    else json(response, 404, '{"error_code":"APIG.0101","error_msg":"No such behaviour."}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function json(response: ServerResponse, status: number, body: string): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "application/json");
  response.end(body);
}

/** A response that any operation takes, with what is to be told of the request. */
async function respondTo(arrived: Arrived, more: object = {}): Promise<string> {
  const { method, url, headers, body } = arrived;
  const [type = ""] = (headers["content-type"] ?? "").split(";");
  const told = {
    method,
    url,
    type,
    token: headers["x-auth-token"],
    // Whoever signs wrongly does not come as far as this.
    signature: headers.authorization && "right",
    ...(type === "application/json" && body.length > 0 ? { json: JSON.parse(body.toString()) } : {}),
    ...(type === "multipart/form-data" ? await formOf(arrived) : {}),
    ...more,
  };
  return JSON.stringify({ ...JSON.parse(anyResponse), echo: told });
}

/** The fields of a form that are text, and the hash of its file. */
async function formOf({ headers, body }: Arrived): Promise<object> {
  const form = await new Response(new Uint8Array(body), {
    headers: { "Content-Type": headers["content-type"] ?? "" },
  }).formData();
  const fields: { [name: string]: string } = {};
  let file: string | undefined;
  for (const [name, value] of form) {
    if (typeof value === "string") fields[name] = value;
    else file = sha256(new Uint8Array(await value.arrayBuffer()));
  }
  return { fields, file };
}

/** A port on which nobody listens: it is never given to a server that asks for any, unlike one just given back. */
const closedPort = 2;
