import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { BuildFailure, Message } from "esbuild";
import { InvalidDocumentError, type Problem } from "./problems.js";

/**
 * Copies of the plugins with the rules of this project. A process loads a module only once, so a plugin that is edited while
 * the process runs must have another path each time.
 */
export class PluginCopies {
  readonly #root: string;
  readonly #loaded: string;
  readonly #copies = new Map<string, string>();
  #directory: string | undefined;
  #edition = "";

  /**
   * @param root - Root of the repository.
   * @param loaded - Identifies the state of the plugins that the process loads from their own places.
   */
  constructor(root: string, loaded: string) {
    this.#root = root;
    this.#loaded = loaded;
  }

  /**
   * Makes copies of local plugins, unless they are as the process loads them anyway.
   *
   * @param plugins - Values of `plugins` in the configuration.
   * @param state - Identifies the present state of the plugins.
   * @throws {InvalidDocumentError} If one cannot be compiled.
   */
  async make(plugins: readonly unknown[], state: string): Promise<void> {
    this.#edition = state;
    if (state === this.#loaded) return;
    for (const plugin of plugins) {
      if (typeof plugin !== "string" || !plugin.startsWith(".") || this.#copies.has(state + plugin)) continue;
      const copy = join(this.#place(), `${state}-${this.#copies.size}.mjs`);
      await compile(this.#root, plugin, copy);
      this.#copies.set(state + plugin, copy);
    }
  }

  /** Returns the path to load a plugin from. */
  pathOf(plugin: unknown): unknown {
    return this.#copies.get(`${this.#edition}${plugin}`) ?? plugin;
  }

  /** Deletes the copies. */
  close(): void {
    if (this.#directory !== undefined) rmSync(this.#directory, { recursive: true, force: true });
    this.#directory = undefined;
    this.#copies.clear();
  }

  #place(): string {
    if (this.#directory === undefined) {
      this.#directory = mkdtempSync(join(tmpdir(), "frs-openapi-rules-"));
      // A module finds packages in the directories above it.
      symlinkSync(resolve(this.#root, "node_modules"), join(this.#directory, "node_modules"), "junction");
    }
    return this.#directory;
  }
}

async function compile(root: string, plugin: string, outfile: string): Promise<void> {
  const { build } = await import("esbuild");
  try {
    await build({
      absWorkingDir: root,
      entryPoints: [plugin],
      outfile,
      bundle: true,
      packages: "external",
      platform: "node",
      format: "esm",
      logLevel: "silent",
    });
  } catch (error) {
    const errors: unknown = error instanceof Error ? Reflect.get(error, "errors") : undefined;
    if (!Array.isArray(errors) || errors.length === 0) throw error;
    // The form of esbuild's own errors.
    throw new InvalidDocumentError((error as BuildFailure).errors.map(problemOf), { cause: error });
  }
}

function problemOf({ text, location }: Message): Problem {
  return {
    file: location?.file ?? "lint/plugin.js",
    line: location?.line ?? 1,
    column: (location?.column ?? 0) + 1,
    pointer: "#/",
    rule: "readable",
    severity: "error",
    message: text,
    suggestions: [],
    codeframe: location ? `${location.line} | ${location.lineText}` : "",
  };
}
