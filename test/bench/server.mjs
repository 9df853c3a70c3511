// A server of its own process, so that what it costs is not counted: it reads each request to its end and gives it the
// response that a library operation would get.
import { fork } from "node:child_process";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

/** The response to a list of libraries, and to a library that was created or an image without a face. */
export const responses = {
  GET: JSON.stringify({ face_sets_info: [faceSet("1"), faceSet("2")] }),
  POST: JSON.stringify({ face_set_info: faceSet("1"), faces: [] }),
};

/** @param {string} number */
function faceSet(number) {
  return {
    face_number: 3,
    external_fields: { visits: { type: "integer" }, site: { type: "string" } },
    face_set_id: `Qm3vT8x${number}`,
    face_set_name: `visitors_${number}`,
    create_date: "2024-03-02 08:15:30",
    face_set_capacity: 20000,
  };
}

/**
 * Starts the server.
 *
 * @returns {Promise<{ origin: string, close(): void }>}
 */
export async function startServer() {
  const child = fork(fileURLToPath(import.meta.url));
  const port = await new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("error", reject);
  });
  return { origin: `http://127.0.0.1:${port}`, close: () => child.disconnect() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // No idle connection is closed while another candidate is measured.
  const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
    request.resume().once("end", () => {
      const body = request.method === "GET" ? responses.GET : responses.POST;
      response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) });
      response.end(body);
    });
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.send?.(typeof address === "object" && address?.port);
  });
  process.once("disconnect", () => process.exit());
}
