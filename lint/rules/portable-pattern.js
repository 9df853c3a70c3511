/** Look-behind, inline flags, named groups and Unicode property escapes: not understood alike by the tools that read the document. */
const unportable = /\(\?<|\(\?[a-z]+[):]|\\p\{/i;

/**
 * A `pattern` must compile with the Unicode flag and use no construct that a validator may reject.
 * A validator that cannot compile one schema may drop its checks without a word.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function portablePattern() {
  return {
    Schema(schema, { report, location }) {
      if (typeof schema.pattern !== "string") return;
      const at = location.child("pattern");
      try {
        new RegExp(schema.pattern, "u");
      } catch (error) {
        report({ message: `Pattern does not compile: ${String(error)}`, location: at });
        return;
      }
      if (unportable.test(schema.pattern)) {
        report({
          message: "Pattern uses look-behind, inline flags, named groups or property escapes: write it without.",
          location: at,
        });
      }
    },
  };
}
