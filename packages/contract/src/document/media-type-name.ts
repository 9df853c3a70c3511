/** Whether a media type, as a document writes it, is JSON or built upon it. */
export function isJsonName(name: string): boolean {
  return /^[^/]+\/(.+\+)?json$/.test(essenceOf(name));
}

/** Whether a media type, as a document writes it, is a form, whose fields are strings and files. */
export function isFormName(name: string): boolean {
  return isMultipartName(name) || /^application\/x-www-form-urlencoded\b/i.test(name);
}

/** Whether a media type, as a document writes it, is a form that travels in parts. */
export function isMultipartName(name: string): boolean {
  return /^multipart\/form-data\b/i.test(name);
}

/** Returns a media type without its parameters, in lower case. */
export function essenceOf(name: string): string {
  return (name.split(";")[0] ?? "").trim().toLowerCase();
}

/** Whether a media type, which may be a range such as `image/*`, is or has a certain one. */
export function covers(range: string, name: string): boolean {
  const [type, subtype] = essenceOf(range).split("/");
  const essence = essenceOf(name);
  return type === "*" || (subtype === "*" && type === essence.split("/")[0]) || essenceOf(range) === essence;
}

/** Returns a media type that a range has, for no body is of a range; any other one as it is. */
export function concreteOf(range: string): string {
  const [type = "", subtype] = essenceOf(range).split("/");
  return subtype === "*" ? (typeOfRange[type] ?? "application/octet-stream") : range;
}

const typeOfRange: { [kind: string]: string } = {
  text: "text/plain",
  image: "image/png",
  audio: "audio/mpeg",
  video: "video/mp4",
};
