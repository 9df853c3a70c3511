/** An element of an XML document. */
export interface XmlElement {
  name: string;
  attributes: { [name: string]: string };
  children: XmlElement[];
  text: string;
}

const named: { [name: string]: string } = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Reads XML as strictly as its standard asks for, for the part of it that reports use.
 *
 * @throws {Error} If it is not well-formed.
 */
export function parseXml(source: string): XmlElement {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(source)) {
    throw new Error("There is a character that XML cannot hold.");
  }
  const [declaration = "", rest = ""] = source.split(/(?<=\?>)\s*/, 2);
  if (!/^<\?xml version="1\.0" encoding="UTF-8"\?>$/.test(declaration)) throw new Error("The declaration is missing.");
  const top: XmlElement = { name: "", attributes: {}, children: [], text: "" };
  const open = [top];
  const token = /<(\/?)([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
  while (token.lastIndex < rest.length) {
    const at = token.lastIndex;
    const match = token.exec(rest);
    const current = open.at(-1);
    if (!match || !current) throw new Error(`Not well-formed at: ${rest.slice(at, at + 80)}`);
    const [, closing, name = "", attributes = "", empty, text] = match;
    if (text !== undefined) current.text += decode(text);
    else if (closing) {
      if (current.name !== name) throw new Error(`</${name}> ends <${current.name}>.`);
      open.pop();
    } else {
      const pairs = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [
        key,
        decode(value),
      ]);
      if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error(`<${name}> has an attribute twice.`);
      const element = { name, attributes: Object.fromEntries(pairs), children: [], text: "" };
      current.children.push(element);
      if (!empty) open.push(element);
    }
  }
  const [root, ...others] = top.children;
  if (open.length !== 1 || !root || others.length > 0) throw new Error("There must be one element that holds all.");
  return root;
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));|&/g, (whole, code?: string, name?: string) => {
    const character = code === undefined ? named[name ?? ""] : String.fromCodePoint(Number(code));
    if (character === undefined) throw new Error(`${whole} stands for nothing.`);
    return character;
  });
}
