/** How wide the text of a doc comment may get, in characters. */
const width = 110;

/** A doc comment of blocks, with an empty line between prose blocks and none between tags. */
export function docComment(blocks: string[], indent = ""): string {
  const lines = blocks
    .map((block) => block.trim())
    .filter((block) => block !== "")
    .flatMap((block, index, all) => {
      const wrapped = block.startsWith("@example\n") ? block.split("\n") : wrap(block);
      const tight = index === 0 || (block.startsWith("@") && all[index - 1]?.startsWith("@"));
      return tight ? wrapped : ["", ...wrapped];
    })
    .map((line) => line.replaceAll("*/", "*\\/"));
  if (lines.length === 1) return `${indent}/** ${lines[0]} */`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n");
}

/** Breaks each paragraph and list item at the width; a list item goes on indented. */
function wrap(block: string): string[] {
  const paragraphs = block
    .split(/\n(?=\s*[-*] |\s*\n)|\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim());
  return paragraphs.flatMap((paragraph) => {
    const indent = /^[-*] /.test(paragraph) ? "  " : "";
    const lines: string[] = [];
    let line = "";
    for (const word of paragraph.split(" ")) {
      if (line !== "" && line.length + 1 + word.length > width) {
        lines.push(line);
        line = indent + word;
      } else {
        line = line === "" ? word : `${line} ${word}`;
      }
    }
    return [...lines, line];
  });
}

/** The first sentence of a text, on one line and with a full stop. */
export function firstSentence(text: string): string {
  const [paragraph = ""] = text.trim().split(/\n\s*\n/);
  const line = paragraph.replace(/\s+/g, " ").trim();
  return (line.match(/^.*?[.;](?=\s|$)/)?.[0] ?? line).replace(/[;:]$/, ".");
}
