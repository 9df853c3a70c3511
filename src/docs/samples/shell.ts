/** Quotes a text for a POSIX shell, so that it stands for itself. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Writes an environment variable with its default, for use within double quotes. */
export function withDefault(variable: string, fallback: string): string {
  return `\${${variable}:-${fallback.replace(/[\\"$`}]/g, "\\$&")}}`;
}
