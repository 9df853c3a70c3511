import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import ts from "typescript";

/** How consumers' code is compiled: strictly, and nothing is written. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2015.d.ts"],
  types: [],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  skipDefaultLibCheck: true,
};

/** What generated types use of the platform: a small part of it is compiled in a fraction of the time. */
const platform = `interface Blob { readonly size: number; readonly type: string; arrayBuffer(): Promise<ArrayBuffer>; text(): Promise<string> }
interface File extends Blob { readonly name: string }
`;

/** What generated code uses of the package: what does not stand here is not compared. */
const runtime: { readonly [module: string]: string } = {
  "/src/client/media.ts": `export type FileContent = Blob | Uint8Array | ArrayBuffer;\n`,
  "/src/client/reply.ts": `export interface Reply<Output> extends Promise<Output> { withResponse(): Promise<{ data: Output }> }\n`,
  "/src/client/replace.ts": `export type Replace<Value, Members> = { [Name in keyof Value as Exclude<Name, keyof Members>]: string extends Name ? Value[Name] | Members[keyof Members] : Value[Name] } & Members;\n`,
  "/platform.d.ts": platform,
};

/** The library of the language: parsed once, however many programs are compiled. */
const library = new Map<string, ts.SourceFile>();

/** An error of the compiler in one of the modules. */
export interface CompileError {
  /** Line, counted from 0. */
  line: number;
  code: number;
  message: string;
}

/** Compiles modules in memory, which see each other and the library of the language. */
export class MemoryCompiler {
  readonly #modules = new Map(Object.entries(runtime));
  readonly #parsed = new Map<string, ts.SourceFile>();
  readonly #libraries = dirname(ts.getDefaultLibFilePath(options));
  #program: ts.Program | undefined;

  /** Adds or replaces a module by its path, such as `/old/schema.ts`. */
  set(path: string, text: string): void {
    this.#modules.set(path, text);
    this.#parsed.delete(path);
    this.#program = undefined;
  }

  /** The checker of a program with all modules. */
  checker(): ts.TypeChecker {
    return this.#compiled().getTypeChecker();
  }

  /** The syntax of a module. */
  source(path: string): ts.SourceFile {
    const source = this.#compiled().getSourceFile(path);
    if (!source) throw new Error(`${path} was not compiled.`);
    return source;
  }

  /** The errors in a module. */
  errors(path: string): CompileError[] {
    const source = this.source(path);
    const program = this.#compiled();
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ start = 0, code, messageText }) => ({
        line: source.getLineAndCharacterOfPosition(start).line,
        code,
        message: ts.flattenDiagnosticMessageText(messageText, "\n"),
      }),
    );
  }

  #compiled(): ts.Program {
    this.#program ??= ts.createProgram([...this.#modules.keys()], options, this.#host());
    return this.#program;
  }

  #host(): ts.CompilerHost {
    const readLibrary = (path: string) =>
      path.startsWith(this.#libraries) && existsSync(path) ? readFileSync(path, "utf8") : undefined;
    return {
      getSourceFile: (path, target) => {
        const known = this.#parsed.get(path) ?? library.get(path);
        if (known) return known;
        const own = this.#modules.get(path);
        const text = own ?? readLibrary(path);
        if (text === undefined) return undefined;
        const source = ts.createSourceFile(path, text, {
          ...(typeof target === "object" ? target : { languageVersion: target }),
          jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
        });
        (own === undefined ? library : this.#parsed).set(path, source);
        return source;
      },
      fileExists: (path) => this.#modules.has(path),
      readFile: (path) => this.#modules.get(path) ?? readLibrary(path),
      getDefaultLibFileName: () => join(this.#libraries, "lib.d.ts"),
      getDefaultLibLocation: () => this.#libraries,
      getCurrentDirectory: () => "/",
      getCanonicalFileName: (path) => path,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => "\n",
      writeFile: () => {},
      resolveModuleNameLiterals: (literals, containing) =>
        literals.map(({ text }) => ({ resolvedModule: this.#resolved(text, containing) })),
    };
  }

  #resolved(specifier: string, containing: string): ts.ResolvedModuleFull | undefined {
    if (!specifier.startsWith(".")) return undefined;
    const path = posix.join(posix.dirname(containing), specifier).replace(/\.js$/, ".ts");
    // Generated code stands one directory below the root of the package, whose runtime is the same for both versions.
    const found = [path, path.replace(/^\/(old|new)\/src\//, "/src/")].find((each) => this.#modules.has(each));
    return found === undefined
      ? undefined
      : { resolvedFileName: found, extension: ts.Extension.Ts, isExternalLibraryImport: false };
  }
}
