/** Replaces the content of a file while a request is validated. */
const stub = "file";

/**
 * Rewrites a multipart body for Prism, which reads it as text, byte by byte: each file becomes a few letters, and names
 * and values are percent-encoded, because Prism decodes them and cannot read quotes and semicolons.
 *
 * @throws {TypeError} If the body is not a well-formed multipart body.
 */
export async function stubFiles(body: Buffer, contentType: string): Promise<string> {
  const boundary = contentType.match(/boundary=(?:"([^"]+)"|([^\s;]+))/i);
  const delimiter = `--${boundary?.[1] ?? boundary?.[2] ?? ""}`;
  const form = await new Response(new Uint8Array(body), { headers: { "Content-Type": contentType } }).formData();
  const parts = [...form].map(([name, value]) => {
    const text = typeof value === "string" ? value : stub;
    const disposition = `Content-Disposition: form-data; name="${encodeURIComponent(name)}"`;
    return `${delimiter}\r\n${disposition}\r\n\r\n${encodeURIComponent(text)}\r\n`;
  });
  return `${parts.join("")}${delimiter}--\r\n`;
}
