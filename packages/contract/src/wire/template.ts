/** A string with parameters in braces, such as a path or a server's URL of OpenAPI, as the source of a regular expression. */
export interface TemplatePattern {
  /** Names of the parameters, in the order of the pattern's groups. */
  names: readonly string[];
  source: string;
}

/**
 * Makes a pattern of a template.
 *
 * @param value - Source of the pattern for the value of one parameter.
 */
export function templatePattern(template: string, value: string): TemplatePattern {
  const names: string[] = [];
  const source = template
    .split(/\{([^{}]+)\}/)
    .map((piece, index) => {
      if (index % 2 === 0) return literalPattern(piece);
      names.push(piece);
      return `(${value})`;
    })
    .join("");
  return { names, source };
}

/** The source of a regular expression for a string as it stands. */
export function literalPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
