import type { RequestListener } from "node:http";
import { expect } from "vitest";
import { arrivedOf } from "./gateway.js";
import { anyResponse, pngBase64 } from "./server.js";

/** The image that is sent. */
export const png = new Uint8Array(Buffer.from(pngBase64, "base64"));

/** An input that is sent as a form, with a file and with text that has to be encoded. */
export const input = {
  face_set_name: "a",
  image_file: png,
  external_image_id: 'line\n"quoted"',
  external_fields: { site: "ü" },
};

/** A form as a server of its own reads it. */
export interface ArrivedForm {
  type: string;
  length: string | undefined;
  form: FormData;
}

/** Reads forms, and responses the first so many of them with 503. */
export function formReader(arrived: ArrivedForm[], refused = 0): RequestListener {
  return async (request, response) => {
    const { headers, body } = await arrivedOf(request);
    const type = headers["content-type"] ?? "";
    const form = await new Response(new Blob([new Uint8Array(body)]), { headers: { "Content-Type": type } }).formData();
    arrived.push({ type, length: headers["content-length"], form });
    response.writeHead(arrived.length > refused ? 200 : 503, { "Content-Type": "application/json" }).end(anyResponse);
  };
}

/** Checks that a form is what {@link input} says. */
export async function expectForm({ type, length, form }: ArrivedForm | undefined = {} as ArrivedForm): Promise<void> {
  expect(type).toMatch(/^multipart\/form-data; boundary=\S+$/);
  expect(Number(length)).toBeGreaterThan(png.length);
  expect(form.get("external_image_id")).toBe('line\r\n"quoted"');
  expect(JSON.parse(String(form.get("external_fields")))).toEqual({ site: "ü" });
  const file = form.get("image_file");
  expect(file instanceof Blob && new Uint8Array(await file.arrayBuffer())).toEqual(png);
}
