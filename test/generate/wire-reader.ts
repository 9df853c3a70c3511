type Schema = { readonly [keyword: string]: unknown };

function typeOf(schema: unknown): unknown {
  return typeof schema === "object" && schema !== null ? Reflect.get(schema, "type") : undefined;
}

function memberOf(schema: Schema, name: string): unknown {
  const all = Array.isArray(schema.allOf) ? schema.allOf : [schema];
  for (const { properties } of all) {
    if (typeof properties === "object" && properties !== null && Object.hasOwn(properties, name))
      return properties[name];
  }
  return schema.additionalProperties;
}

function scalarOf(schema: unknown, text: string): unknown {
  const type = typeOf(schema);
  if (type === "integer" || type === "number") return Number(text);
  return type === "boolean" ? text === "true" : text;
}

/** Reads a parameter in the style that its place has by default, as a server does that knows OpenAPI. */
export function readParameter(
  { in: place, name, explode, schema }: { in: string; name: string; explode: boolean; schema: Schema },
  text: string,
): unknown {
  if (place === "header") return scalarOf(schema, text);
  if (place === "path") return scalarOf(schema, decodeURIComponent(text));
  const pairs = text
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => pair.split("=") as [string, string])
    .map(([key, value]) => [decodeURIComponent(key), value] as const);
  const own = pairs.filter(([key]) => key === name).map(([, value]) => value);
  const type = typeOf(schema);
  if (type === "object") {
    const list = (own[0] ?? "").split(",").map(decodeURIComponent);
    const members = explode
      ? pairs.map(([key, value]) => [key, decodeURIComponent(value)] as const)
      : list.flatMap((key, index) => (index % 2 === 0 ? [[key, list[index + 1] ?? ""] as const] : []));
    return Object.fromEntries(members.map(([key, value]) => [key, scalarOf(memberOf(schema, key), value)]));
  }
  const [first] = own;
  if (first === undefined) return undefined;
  if (type !== "array") return scalarOf(schema, decodeURIComponent(first));
  return (explode ? own : first.split(",")).map((item) => scalarOf(schema.items, decodeURIComponent(item)));
}

/** Reads a body by its media type and schema, with the runtime's own readers of forms. */
export async function readBody(type: string, schema: Schema, bytes: Uint8Array): Promise<unknown> {
  const [mediaType] = type.split(";");
  if (mediaType === "application/json") return JSON.parse(new TextDecoder().decode(bytes));
  const response = new Response(new Blob([new Uint8Array(bytes)]), { headers: { "Content-Type": type } });
  const form = await response.formData();
  const fields = await Promise.all(
    [...new Set(form.keys())].map(async (name) => {
      const member = memberOf(schema, name.replaceAll("%22", '"'));
      const isList = typeOf(member) === "array";
      const item = isList && typeof member === "object" && member !== null ? Reflect.get(member, "items") : member;
      const values = await Promise.all(form.getAll(name).map((value) => fieldOf(item, value)));
      return [name.replaceAll("%22", '"'), isList ? values : values[0]] as const;
    }),
  );
  return Object.fromEntries(fields);
}

async function fieldOf(schema: unknown, value: FormDataEntryValue): Promise<unknown> {
  if (typeof value === "string") return typeOf(schema) === "object" ? JSON.parse(value) : scalarOf(schema, value);
  const base64 = Buffer.from(await value.arrayBuffer()).toString("base64");
  // Browsers escape these in names, and servers that know it undo it.
  const name = value.name.replaceAll("%22", '"').replaceAll("%0D", "\r").replaceAll("%0A", "\n");
  return { $file: { name, type: value.type, base64 } };
}
