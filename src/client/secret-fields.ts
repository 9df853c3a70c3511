/**
 * Returns a function that collects the values of some fields, at any depth of an input.
 *
 * @param names - Names of the fields, such as `password`.
 */
export function secretFields(names: readonly string[]): (input: unknown) => string[] {
  const find = (value: unknown): string[] =>
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([name, member]) =>
          typeof member !== "object" && names.includes(name) ? [String(member)] : find(member),
        )
      : [];
  return find;
}
