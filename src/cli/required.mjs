// An esbuild plugin: how the generator's largest dependency is loaded.
import { createRequire, isBuiltin } from "node:module";
import { join } from "node:path";

/**
 * Loads TypeScript by `require` wherever it is imported, also in openapi-typescript, whose parts are bundled for that: an
 * `import` reads the complete compiler three times, for its format, its names and its code.
 *
 * @param {string} root - Root of the repository.
 * @returns {import("esbuild").Plugin}
 */
export function requireTypeScript(root) {
  const library = "openapi-typescript";
  const isInLibrary = (/** @type {string} */ importer) => importer.replaceAll("\\", "/").includes(`/${library}/`);
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
      build.onResolve({ filter: /^[^.]/ }, ({ path, importer }) => {
        return isInLibrary(importer) && !isBuiltin(path) ? placeOf(path, importer) : undefined;
      });
    },
  };
}

/**
 * @param {string} name
 * @param {string} from - Path of a file that imports it.
 */
function placeOf(name, from) {
  try {
    return { path: createRequire(from).resolve(name) };
  } catch {
    // What is missing is reported when it is loaded, and many commands do not load it.
    return undefined;
  }
}
