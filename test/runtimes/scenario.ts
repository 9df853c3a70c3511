import {
  accessKeyAuth,
  createFrsClient,
  errorCodes,
  type FrsClient,
  type FrsClientOptions,
  isErrorCode,
  isFrsApiError,
  isFrsConnectionError,
  isFrsError,
  isFrsInputError,
  isFrsResponseError,
  isFrsTimeoutError,
  passwordAuth,
  tokenAuth,
} from "frs-openapi";

// One program for all runtimes. It uses the package and what the web platform offers, nothing else; what it observes is
// plain data, which the host of each runtime hands back to the test.

/** One thing to do with the client, and what is observed if it goes right. */
interface Step {
  name: string;
  expected: unknown;
  /** @param server - URL of the server of these tests; the first segment of a path chooses how it behaves. */
  observe(server: string): Promise<unknown>;
}

/** The key pair that the server knows. */
export const key = { accessKey: "AKEXAMPLE", secretKey: "sk-example-secret" };

/** The head of a PNG, and more bytes than fit into one packet. */
export const image = new Uint8Array(100_000).fill(7);
image.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function clientOf(endpoint: string, options: Partial<FrsClientOptions> = {}): FrsClient {
  const given = { endpoint, projectId: "p", auth: tokenAuth(async () => "a-token"), ...options };
  // Together with the endpoint they are complete options; the compiler cannot tell that no region is among them.
  return createFrsClient(given as FrsClientOptions);
}

/** What the server tells of the request that it responded. */
function echoOf(response: object): { [name: string]: unknown } {
  // Nothing of the service: the server of these tests adds it to every response.
  return Reflect.get(response, "echo") as { [name: string]: unknown };
}

async function rejection(constraint: Promise<unknown>): Promise<unknown> {
  return await constraint.then(
    (value) => new Error(`Expected a rejection, got ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
}

/** What can be said of an error in every runtime: the messages of their own errors differ. */
function described(error: unknown): object {
  if (!isFrsError(error)) return { unexpected: String(error) };
  const { name, operation, attempts } = error;
  return { name, operation, attempts };
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Sends the image as a file, in whichever form, and tells how it arrived. */
export async function sendImage(
  endpoint: string,
  image_file: Blob | Uint8Array,
  options: Partial<FrsClientOptions> = {},
): Promise<object> {
  const frs = clientOf(endpoint, options);
  const response = await frs.addFaces({ face_set_name: "visitors", image_file, external_fields: { visits: 1 } });
  const { url, signature, type, fields, file } = echoOf(response);
  return { url, signature, type, fields, intact: file === (await sha256(image)) };
}

/** What {@link sendImage} tells if all is well. */
export const sentImage = {
  url: "/v2/p/face-sets/visitors/faces",
  type: "multipart/form-data",
  fields: { external_fields: '{"visits":1}' },
  intact: true,
};

export const steps: readonly Step[] = [
  {
    name: "a call with a token",
    expected: { method: "GET", url: "/v2/p/face-sets", token: "a-token" },
    async observe(server) {
      const { method, url, token } = echoOf(await clientOf(`${server}/echo/`).listFaceSets());
      return { method, url, token };
    },
  },
  {
    name: "signed calls: path, query, and a body of each kind",
    expected: {
      signatures: ["right", "right", "right", "right"],
      image: { ...sentImage, signature: "right" },
    },
    async observe(server) {
      const endpoint = `${server}/signed`;
      const auth = accessKeyAuth(() => key);
      const frs = clientOf(endpoint, { auth });
      const responses = [
        await frs.getFaceSet({ face_set_name: "a b!*'()/ü" }),
        await frs.deleteFaces({ face_set_name: "a", custom_field: { site: "lab & hall/ü" } }),
        await frs.createFaceSet({ face_set_name: "größe", "Enterprise-Project-Id": "e-1" }),
        await frs.deleteFacesByFilter({ face_set_name: "a", filter: "visits:1" }),
      ];
      const signatures = responses.map((response) => echoOf(response).signature);
      return { signatures, image: await sendImage(endpoint, new Blob([image]), { auth }) };
    },
  },
  {
    name: "a signed call by a clock that is an hour slow",
    expected: { signature: "right", statuses: [401, 200, 200] },
    async observe(server) {
      const statuses: number[] = [];
      const frs = clientOf(`${server}/signed`, {
        auth: accessKeyAuth(key, { now: () => new Date(Date.now() - 3_600_000) }),
        hooks: { onResponse: ({ status }) => void statuses.push(status) },
      });
      const { signature } = echoOf(await frs.listFaceSets());
      await frs.listFaceSets();
      return { signature, statuses };
    },
  },
  {
    name: "a login with a password, once for all calls that wait for it",
    expected: ["token-1", "token-1", "token-1"],
    async observe(server) {
      const auth = passwordAuth({ domain: "d", user: "u", password: "p", iamEndpoint: `${server}/login` });
      const frs = clientOf(`${server}/echo`, { auth });
      const responses = await Promise.all([frs.listFaceSets(), frs.listFaceSets(), frs.listFaceSets()]);
      return responses.map((response) => echoOf(response).token);
    },
  },
  {
    name: "an image in JSON, with text that is no ASCII",
    expected: { type: "application/json", id: "größe 鳥 🙂", intact: true },
    async observe(server) {
      const image_base64 = btoa(Array.from(image, (byte) => String.fromCharCode(byte)).join(""));
      const id = "größe 鳥 🙂";
      const input = { face_set_name: "visitors", image_base64, external_image_id: id };
      const { type, json } = echoOf(await clientOf(`${server}/echo`).addFaces(input));
      const sent = Object(json);
      return { type, id: sent.external_image_id, intact: sent.image_base64 === image_base64 };
    },
  },
  {
    name: "an image as bytes, as a Blob, and as a File",
    expected: [sentImage, sentImage, sentImage],
    async observe(server) {
      const files = [image, new Blob([image]), new File([image], "photo.png", { type: "image/png" })];
      const observed = [];
      for (const file of files) observed.push(await sendImage(`${server}/echo`, file));
      return observed;
    },
  },
  {
    name: "a compressed response, and one by frs.http",
    expected: { token: "a-token", status: 200, data: "a-token" },
    async observe(server) {
      const frs = clientOf(`${server}/compressed`);
      const { token } = echoOf(await frs.listFaceSets());
      const path = { project_id: "p" };
      const { response, data = {} } = await frs.http.GET("/v2/{project_id}/face-sets", { params: { path } });
      return { token, status: response.status, data: echoOf(data).token };
    },
  },
  {
    name: "retries after 503, which the last attempt ends",
    expected: {
      signature: "right",
      events: ["request 1", "retry after 503", "request 2", "retry after 503", "request 3"],
    },
    async observe(server) {
      const events: string[] = [];
      const frs = clientOf(`${server}/busy`, {
        auth: accessKeyAuth(key),
        hooks: {
          onRequest: ({ attempt }) => void events.push(`request ${attempt}`),
          onRetry: ({ status }) => void events.push(`retry after ${status}`),
        },
      });
      const { signature } = echoOf(await frs.createFaceSet({ face_set_name: "a" }));
      return { signature, events };
    },
  },
  {
    name: "an abort before, during, and between attempts",
    expected: ["before", "during", "between"],
    async observe(server) {
      const controllers = {
        before: new AbortController(),
        during: new AbortController(),
        between: new AbortController(),
      };
      const { before, during, between } = controllers;
      before.abort("before");
      const silent = clientOf(`${server}/silent`, {
        hooks: { onRequest: () => void setTimeout(() => during.abort("during"), 20) },
      });
      const full = clientOf(`${server}/full`, { hooks: { onRetry: () => between.abort("between") } });
      return [
        await rejection(silent.listFaceSets({}, { signal: before.signal })),
        await rejection(silent.listFaceSets({}, { signal: during.signal })),
        await rejection(full.listFaceSets({}, { signal: between.signal })),
      ].map(String);
    },
  },
  {
    name: "time limits: of an attempt without a response, of a body that stops, of a whole call",
    expected: [
      { name: "FrsTimeoutError", operation: "listFaceSets", attempts: 2 },
      { name: "FrsTimeoutError", operation: "listFaceSets", attempts: 1 },
      { name: "FrsTimeoutError", operation: "listFaceSets", attempts: 1 },
    ],
    async observe(server) {
      const retry = { attempts: 2, minDelay: 0 };
      const silent = clientOf(`${server}/silent`);
      const errors = [
        await rejection(silent.listFaceSets({}, { timeout: 50, retry })),
        await rejection(clientOf(`${server}/stalled`).listFaceSets({}, { timeout: 300, retry: false })),
        await rejection(silent.listFaceSets({}, { totalTimeout: 50 })),
      ];
      return errors.map((error) => (isFrsTimeoutError(error) ? described(error) : String(error)));
    },
  },
  {
    name: "an error of the service, with its code",
    expected: {
      name: "FrsApiError",
      operation: "getFaceSet",
      attempts: 1,
      status: 400,
      code: "FRS.0302",
      requestId: "request-1",
      documented: true,
    },
    async observe(server) {
      const error = await rejection(clientOf(`${server}/unknown`).getFaceSet({ face_set_name: "nobody" }));
      if (!isFrsApiError(error)) return String(error);
      const { status, code, requestId } = error;
      return { ...described(error), status, code, requestId, documented: isErrorCode(code) && code in errorCodes };
    },
  },
  {
    name: "a connection that is refused, and one that breaks off",
    expected: [
      { name: "FrsConnectionError", operation: "listFaceSets", attempts: 1 },
      { name: "FrsConnectionError", operation: "listFaceSets", attempts: 2 },
    ],
    async observe(server) {
      const retry = { attempts: 2, minDelay: 0 };
      const { port } = echoOf(await clientOf(`${server}/echo`).listFaceSets());
      const refused = clientOf(`http://127.0.0.1:${port}`, { retry: false });
      const errors = [
        await rejection(refused.listFaceSets()),
        await rejection(clientOf(`${server}/cut`, { retry }).listFaceSets()),
      ];
      return errors.map((error) => (isFrsConnectionError(error) ? described(error) : String(error)));
    },
  },
  {
    name: "responses that cannot be used: a redirect, which is not followed, a page, and too much",
    expected: [
      { name: "FrsResponseError", operation: "listFaceSets", attempts: 1 },
      { name: "FrsResponseError", operation: "listFaceSets", attempts: 1 },
      { name: "FrsResponseError", operation: "listFaceSets", attempts: 1 },
    ],
    async observe(server) {
      const errors = [
        await rejection(clientOf(`${server}/moved`).listFaceSets()),
        await rejection(clientOf(`${server}/page`).listFaceSets()),
        await rejection(clientOf(`${server}/echo`, { maxResponseBytes: 10 }).listFaceSets()),
      ];
      return errors.map((error) => (isFrsResponseError(error) ? described(error) : String(error)));
    },
  },
  {
    name: "inputs that are refused before anything is sent",
    expected: ["image_file", "image_base64", "face_set_name", "timeout"],
    async observe(server) {
      const frs = clientOf(`${server}/echo`);
      const face_set_name = "a";
      const errors = [
        await rejection(frs.addFaces({ face_set_name, image_file: new Uint8Array(100) })),
        await rejection(frs.addFaces({ face_set_name, image_base64: "data:image/png;base64,iVBO" })),
        await rejection(frs.deleteFaceSet({ face_set_name: ".." })),
        await rejection(frs.listFaceSets({}, { timeout: -1 })),
      ];
      return errors.map((error) => (isFrsInputError(error) && error.attempts === 0 ? error.field : String(error)));
    },
  },
  {
    name: "a client without region and credentials, where no environment gives them",
    expected: ["region", "auth"],
    async observe() {
      const fields = [{ auth: tokenAuth("t") }, { endpoint: "http://127.0.0.1:9", projectId: "p" }].map((options) => {
        try {
          // The second one is a caller's mistake that types would show.
          createFrsClient(options as FrsClientOptions);
          return "nothing";
        } catch (error) {
          return isFrsInputError(error) ? error.field : String(error);
        }
      });
      return fields;
    },
  },
  {
    name: "a response with its status and headers",
    expected: { token: "a-token", status: 200, requestId: "request-1", type: "application/json", limit: 10 },
    async observe(server) {
      const reply = await clientOf(`${server}/echo`).listFaceSets().withResponse();
      const { data, status, headers, requestId, rate } = reply;
      return {
        token: echoOf(data).token,
        status,
        requestId,
        type: headers.get("Content-Type"),
        limit: rate.limit,
      };
    },
  },
  {
    name: "every face of a face set, page by page with a look at the total, and the first one only",
    expected: { all: ["0", "1", "2", "3", "4"], requests: 4, first: "0", requestsForIt: 1 },
    async observe(server) {
      let requests = 0;
      const frs = clientOf(`${server}/pages`, { hooks: { onRequest: () => void requests++ } });
      const all: string[] = [];
      for await (const { face_id } of frs.eachFace({ face_set_name: "a", limit: 2 })) all.push(face_id);
      const requestsForAll = requests;
      let first: string | undefined;
      for await (const { face_id } of frs.eachFace({ face_set_name: "a", limit: 2 })) {
        first = face_id;
        break;
      }
      return { all, requests: requestsForAll, first, requestsForIt: requests - requestsForAll };
    },
  },
  {
    name: "a pace: two requests at a time, and twenty in a second",
    expected: { most: 2, isSpread: true },
    async observe(server) {
      const narrow = clientOf(`${server}/crowd`, { pace: { concurrency: 2 } });
      // Not one and the same: browsers send equal requests one after the other, as the response of one might do for all.
      const names = ["a", "b", "c", "d", "e"];
      const crowd = await Promise.all(names.map((face_set_name) => narrow.getFaceSet({ face_set_name })));
      const starts: number[] = [];
      const slow = clientOf(`${server}/echo`, {
        pace: { requestsPerSecond: 20 },
        hooks: { onRequest: () => void starts.push(Date.now()) },
      });
      await Promise.all([1, 2, 3, 4].map(() => slow.listFaceSets()));
      return {
        most: Math.max(...crowd.map((response) => Number(echoOf(response).underWay))),
        // Three waits of 50 ms, each of which a timer may end a little early.
        isSpread: Number(starts.at(-1)) - Number(starts[0]) >= 140,
      };
    },
  },
];

/** Takes every step, one after the other, and gives what was observed, by its name. */
export async function run(server: string): Promise<{ [step: string]: unknown }> {
  const observed: { [step: string]: unknown } = {};
  for (const { name, observe } of steps) {
    observed[name] = await observe(server).catch((error: unknown) => ({ thrown: String(error) }));
  }
  return observed;
}
