/** What stands in for the content of a file while a request is judged. */
const stub = "file";

/**
 * Rewrites a multipart body so that each file is a few letters long and all other parts are as they were. Prism reads
 * multipart bodies as text, slowly, and an image would not survive that.
 *
 * @throws {TypeError} If the body is no well-formed multipart body.
 */
export async function stubFiles(body: Buffer, contentType: string): Promise<string> {
  const boundary = contentType.match(/boundary=(?:"([^"]+)"|([^\s;]+))/i);
  const form = await new Response(new Uint8Array(body), { headers: { "Content-Type": contentType } }).formData();
  const delimiter = `--${boundary?.[1] ?? boundary?.[2] ?? ""}`;
  const parts = [...form].map(([name, value]) => {
    const disposition = `Content-Disposition: form-data; name="${escapeName(name)}"`;
    return typeof value === "string"
      ? `${delimiter}\r\n${disposition}\r\n\r\n${value}\r\n`
      : `${delimiter}\r\n${disposition}; filename="${escapeName(value.name)}"\r\n\r\n${stub}\r\n`;
  });
  return `${parts.join("")}${delimiter}--\r\n`;
}

/** A name as browsers write it into a Content-Disposition header. */
function escapeName(name: string): string {
  return name.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
}
