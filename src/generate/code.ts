/** The code of generated TypeScript without its comments and strings, in which a word means nothing. */
export function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"/g, "");
}
