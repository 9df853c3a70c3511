import { isBuiltin } from "node:module";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { root } from "../root.js";

/** Names the modules of Node that a bundle imports, and leaves them out of it. */
export function builtinsTo(found: Set<string>): Plugin {
  return {
    name: "node-builtins",
    setup({ onResolve }) {
      onResolve({ filter: /.*/ }, ({ path }) => {
        // The oldest Node does not know the modules of later ones.
        if (!isBuiltin(path) && !path.startsWith("node:")) return undefined;
        found.add(path);
        return { path, external: true };
      });
    },
  };
}

/** The scenario together with the client as one ES module. It is the same text for every runtime. */
export async function bundleScenario(): Promise<string> {
  const found = new Set<string>();
  const text = await bundled("scenario.ts", { platform: "neutral", plugins: [builtinsTo(found)] });
  if (found.size > 0) throw new Error(`The client imports ${[...found].join(", ")}.`);
  return text;
}

/** What runs the scenario in Node: an ES module that imports it from the same folder. */
export async function bundleNodeHost(): Promise<string> {
  return await bundled("node.ts", { platform: "node", external: ["./scenario.js"] });
}

async function bundled(file: string, options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    ...options,
    absWorkingDir: root,
    entryPoints: [`test/runtimes/${file}`],
    alias: { "frs-openapi": "./src/index.ts" },
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  return outputFiles?.[0]?.text ?? "";
}
