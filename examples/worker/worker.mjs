// A worker of Cloudflare's kind: it responds to a posted picture with the people on it.
import { accessKeyAuth, isFrsApiError, isFrsInputError } from "frs-openapi";
import { createClientOf, searchFaces } from "frs-openapi/operations";

/**
 * Variables and secrets of the worker.
 *
 * @typedef {object} Bindings
 * @property {string} FRS_ENDPOINT - Such as `https://face.ap-southeast-1.myhuaweicloud.com`.
 * @property {string} FRS_FACE_SET - Face set to search.
 * @property {string} HUAWEICLOUD_SDK_PROJECT_ID
 * @property {string} HUAWEICLOUD_SDK_AK
 * @property {string} HUAWEICLOUD_SDK_SK
 * @property {string} CALLER_TOKEN - What callers send as `Authorization: Bearer …`.
 */

/** Maximum size of a picture, in bytes. */
const maxPicture = 8 * 1024 * 1024;

/**
 * One client for all requests of an isolate, since it remembers what it learned of the service, such as its clock.
 *
 * @type {WeakMap<Bindings, Pick<import("frs-openapi").FrsClient, "searchFaces">>}
 */
const clients = new WeakMap();

/** @param {Bindings} bindings */
function clientOf(bindings) {
  const known = clients.get(bindings);
  if (known !== undefined) return known;
  const auth = accessKeyAuth({ accessKey: bindings.HUAWEICLOUD_SDK_AK, secretKey: bindings.HUAWEICLOUD_SDK_SK });
  const { FRS_ENDPOINT: endpoint, HUAWEICLOUD_SDK_PROJECT_ID: projectId } = bindings;
  // A caller does not wait as long as a script.
  const client = createClientOf({ searchFaces }, { endpoint, projectId, auth, totalTimeout: 20_000 });
  clients.set(bindings, client);
  return client;
}

export default {
  /**
   * @param {Request} request
   * @param {Bindings} bindings
   */
  async fetch(request, bindings) {
    if (request.method !== "POST") {
      return Response.json({ error: "Post a picture." }, { status: 405, headers: { Allow: "POST" } });
    }
    const [scheme, token = ""] = (request.headers.get("Authorization") ?? "").split(" ");
    if (scheme !== "Bearer" || !(await isSame(token, bindings.CALLER_TOKEN))) {
      return Response.json({ error: "A valid token is required." }, { status: 401 });
    }
    const length = Number(request.headers.get("Content-Length") ?? Number.NaN);
    if (!(length <= maxPicture)) return Response.json({ error: "The picture is too large." }, { status: 413 });
    try {
      const { faces } = await clientOf(bindings).searchFaces({
        face_set_name: bindings.FRS_FACE_SET,
        image_file: await request.arrayBuffer(),
        threshold: 0.93,
        top_n: 3,
      });
      const people = faces.map(({ external_image_id: id, similarity }) => ({ id, similarity }));
      return Response.json({ people });
    } catch (error) {
      return responseTo(error);
    }
  },
};

/** @param {unknown} error */
function responseTo(error) {
  if (isFrsInputError(error)) return Response.json({ error: error.message }, { status: 400 });
  if (isFrsApiError(error)) {
    // No face is nobody, not a failure.
    if (error.code === "FRS.0304") return Response.json({ people: [] });
    if (error.status === 429) return Response.json({ error: "Try again later." }, { status: 503 });
  }
  // The log of the worker: the message has the request id, and never a key or the picture.
  console.error(error instanceof Error ? error.message : error);
  return Response.json({ error: "The search failed." }, { status: 502 });
}

/**
 * Compares two texts in a time that does not depend on how alike they are.
 *
 * @param {string} one
 * @param {string} other
 */
async function isSame(one, other) {
  const [a, b] = await Promise.all([one, other].map(sha256));
  return a !== undefined && b !== undefined && a.reduce((sum, byte, index) => sum | (byte ^ (b[index] ?? 0)), 0) === 0;
}

/** @param {string} text */
async function sha256(text) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}
