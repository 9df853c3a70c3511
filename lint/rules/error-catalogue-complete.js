/** Fields of an entry of the catalogue, with their types. */
const fields = { meaning: "string", cause: "string", remedy: "string", retryable: "boolean" };

/** Values of `fault`. */
const faults = ["request", "content", "state", "credentials", "account", "load", "server"];

/** Values of `violation`, which a code may have. */
const violations = [undefined, "missing", "format", "syntax", "size", "file"];

/**
 * Requires of every code of the error catalogue: the form of a code, at least one HTTP status, what is at fault, what it
 * means, why it happens, what to do, and whether the request can be retried.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function errorCatalogueComplete() {
  return {
    Root(root, { report, resolve, location }) {
      const reference = Reflect.get(root, "x-error-catalogue");
      const resolved = reference && "$ref" in reference ? resolve(reference) : undefined;
      const at = resolved?.location ?? location.child("x-error-catalogue");
      for (const [code, entry] of Object.entries(resolved?.node ?? reference ?? {})) {
        const place = at.child(code);
        if (!/^(FRS|APIG|IAM)\.\d{4}$/.test(code)) {
          report({ message: `${code} must have the form of an error code, such as FRS.0302.`, location: place.key() });
        }
        const { status, fault, violation } = Object(entry);
        const isStatus = (/** @type {unknown} */ value) =>
          Number.isInteger(value) && Number(value) >= 400 && Number(value) < 600;
        if (!Array.isArray(status) || status.length === 0 || !status.every(isStatus)) {
          report({ message: `${code} needs \`status\`, a list of HTTP error statuses.`, location: place.key() });
        }
        if (!faults.includes(fault)) {
          report({ message: `${code} needs \`fault\`, one of ${faults.join(", ")}.`, location: place.key() });
        }
        if (!violations.includes(violation)) {
          report({
            message: `\`violation\` of ${code} must be missing, format, syntax, size or file.`,
            location: place.key(),
          });
        }
        for (const [name, type] of Object.entries(fields)) {
          if (typeof Reflect.get(Object(entry), name) !== type) {
            report({ message: `${code} needs \`${name}\`, a ${type}.`, location: place.key() });
          }
        }
      }
    },
  };
}
