/**
 * Writes a workflow command of GitHub Actions, which shows a message beside a line.
 *
 * @param level - How the message is shown.
 * @param properties - Where, and under which title, by name.
 * @see {@link https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions}
 */
export function workflowCommand(
  level: "error" | "warning" | "notice",
  properties: { [name: string]: string | number },
  message: string,
): string {
  const escapeData = (text: string) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const escapeProperty = (text: string) => escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
  const listed = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${level} ${listed.join(",")}::${escapeData(message)}`;
}
