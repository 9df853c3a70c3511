import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { isFrsApiError, isFrsInputError } from "frs-openapi";

/** How long a token is valid, in milliseconds. */
const tokenLifetime = 5 * 60_000;

/** Maximum size of an upload, in bytes: an image and the form around it. */
const maxUpload = 9 * 1024 * 1024;

/** How similar somebody must be to be found. */
const threshold = 0.93;

/**
 * Creates the server of the page. It issues short-lived tokens, and searches one face set for those who have one.
 *
 * @param {object} options
 * @param {Pick<import("frs-openapi").FrsClient, "searchFaces">} options.frs - Client with the key of the server.
 * @param {string} options.faceSet - Face set that pages may search.
 * @param {string} options.script - The bundled script of the page.
 * @param {() => number} [options.now] - The time, in milliseconds.
 */
export async function createPageServer({ frs, faceSet, script, now = Date.now }) {
  const page = await readFile(new URL("page.html", import.meta.url), "utf8");
  /**
   * When each token expires.
   *
   * @type {Map<string, number>}
   */
  const tokens = new Map();

  function issueToken() {
    for (const [text, expiresAt] of tokens) if (expiresAt <= now()) tokens.delete(text);
    const text = randomUUID();
    tokens.set(text, now() + tokenLifetime);
    return { text, lifetime: tokenLifetime };
  }

  /** @param {import("node:http").IncomingMessage} request */
  async function search(request) {
    const token = request.headers["x-auth-token"];
    if (typeof token !== "string" || (tokens.get(token) ?? 0) <= now()) return failure(401, "The token is not valid.");
    // With a length, Node reads no more than that.
    const length = Number(request.headers["content-length"] ?? Number.NaN);
    if (!(length <= maxUpload)) return failure(413, "The picture is too large.");
    const image_file = await pictureOf(request);
    if (image_file === undefined) return failure(400, "A picture is required.");
    try {
      // What a page may do is written here: it chooses neither the face set nor the threshold.
      return { status: 200, body: await frs.searchFaces({ face_set_name: faceSet, image_file, threshold, top_n: 3 }) };
    } catch (error) {
      if (isFrsInputError(error)) return failure(400, error.message);
      // Only what is wrong with the picture is for the page: the rest says how the server is set up.
      if (isFrsApiError(error) && error.status === 400) return failure(400, error.message, error.code);
      console.error(error instanceof Error ? error.message : error);
      return failure(502, "The service cannot be reached.");
    }
  }

  return createServer(async (request, response) => {
    /** @type {{ status: number, body: object }} */
    let { status, body } = failure(404, "Not found.");
    switch (`${request.method} ${request.url}`) {
      case "GET /":
        return void send(response, 200, "text/html; charset=utf-8", page);
      case "GET /page.js":
        return void send(response, 200, "text/javascript; charset=utf-8", script);
      case "POST /token":
        // Here your server finds out who is there, such as by the cookie of a session, and refuses strangers.
        [status, body] = [200, issueToken()];
        break;
      // The path of the client, with the placeholders that the page uses.
      case "POST /frs/v2/own/face-sets/own/search":
        ({ status, body } = await search(request));
    }
    send(response, status, "application/json", JSON.stringify(body));
  });
}

/**
 * Reads the picture of a form; `undefined` if there is none.
 *
 * @param {import("node:http").IncomingMessage} request
 */
async function pictureOf(request) {
  try {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = { "Content-Type": request.headers["content-type"] ?? "" };
    const form = await new Response(Buffer.concat(chunks), { headers }).formData();
    const picture = form.get("image_file");
    return picture instanceof Blob ? picture : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Describes a failure as FRS does, so that the client of the page understands it.
 *
 * @param {number} status
 * @param {string} error_msg
 * @param {string} [error_code]
 */
function failure(status, error_msg, error_code = `PAGE.${status}`) {
  return { status, body: { error_code, error_msg } };
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {string} type
 * @param {string} body
 */
function send(response, status, type, body) {
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Security-Policy": "default-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
  });
  response.end(body);
}
