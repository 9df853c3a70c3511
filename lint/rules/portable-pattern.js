/** Lookbehind, inline flags, named groups and Unicode property escapes: tools that read the document differ in their support. */
const unportable = /\(\?<|\(\?[a-z]+[):]|\\p\{/i;

/**
 * Requires that a `pattern` compiles with the Unicode flag and uses no construct that a validator may reject.
 * A validator that cannot compile a schema may skip its checks silently.
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
          message:
            "Pattern must not use lookbehind, inline flags, named groups or property escapes: not every validator supports them.",
          location: at,
        });
      }
    },
  };
}
