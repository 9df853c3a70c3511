// An esbuild plugin: how the generator's largest dependency is loaded.
import { readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { dirname, join } from "node:path";

/** Namespace of the files of openapi-typescript and of what it imports. */
const library = "openapi-typescript";

/**
 * Loads TypeScript by `require` wherever it is imported, also in openapi-typescript, whose parts are bundled for that: an
 * `import` reads the complete compiler three times, for its format, its names and its code.
 *
 * @param {string} root - Root of the repository.
 * @returns {import("esbuild").Plugin}
 */
export function requireTypeScript(root) {
  return {
    name: "require-typescript",
    setup(build) {
      build.onResolve({ filter: /^typescript$/ }, () => ({ path: "typescript", namespace: "required" }));
      build.onLoad({ filter: /.*/, namespace: "required" }, ({ path }) => ({
        contents: `import { createRequire } from "node:module";
export default createRequire(import.meta.url)(${JSON.stringify(path)});`,
      }));
      build.onResolve({ filter: /^openapi-typescript\/dist\// }, ({ path }) =>
        placeOf(path, join(root, "package.json")),
      );
      // In a namespace of its own, so that esbuild asks about nothing else: this process may be busy meanwhile.
      build.onResolve({ filter: /.*/, namespace: library }, ({ path, importer }) =>
        isBuiltin(path) ? { path, external: true } : placeOf(path, importer),
      );
      build.onLoad({ filter: /.*/, namespace: library }, ({ path }) => ({
        contents: readFileSync(path),
        resolveDir: dirname(path),
      }));
    },
  };
}

/**
 * @param {string} name
 * @param {string} from - Path of a file that imports it.
 */
function placeOf(name, from) {
  try {
    return { path: createRequire(from).resolve(name), namespace: library };
  } catch {
    // What is missing is reported when it is loaded, and many commands do not load it.
    return undefined;
  }
}
