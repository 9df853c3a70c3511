import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "../root.js";

const config = ts.readConfigFile(join(root, "tsconfig.json"), (path) => readFileSync(path, "utf8"));
const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);

/** A complaint of the compiler. */
export interface Complaint {
  line: number;
  code: number;
  message: string;
}

/** A compiler of modules in memory, which reads what is on the disk only once. */
export interface Compiler {
  /** The complaints about a module, as if it stood in the root of the repository. */
  complaints(code: string): Complaint[];
  /** The complaints about another module, by its path from the root of the repository. */
  complaintsOf(path: string): Complaint[];
  /** A program of a module, and that module. */
  program(code: string): { program: ts.Program; source: ts.SourceFile };
}

/**
 * Makes a compiler with the settings of the project.
 *
 * @param files - Further modules in memory, by their paths from the root of the repository.
 */
export function createCompiler(files: { readonly [path: string]: string } = {}): Compiler {
  const host = ts.createCompilerHost(options);
  const kept = new Map<string, ts.SourceFile | undefined>();
  const memory = new Map(Object.entries(files).map(([path, text]) => [join(root, path), text]));
  const { getSourceFile, fileExists, readFile } = host;
  const entry = join(root, "entry-in-memory.ts");
  host.fileExists = (path) => memory.has(path) || fileExists(path);
  host.readFile = (path) => memory.get(path) ?? readFile(path);
  host.getSourceFile = (path, target, ...rest) => {
    if (path !== entry && kept.has(path)) return kept.get(path);
    const text = memory.get(path);
    const source = text === undefined ? getSourceFile(path, target, ...rest) : ts.createSourceFile(path, text, target);
    kept.set(path, source);
    return source;
  };
  let before: ts.Program | undefined;
  const program = (code: string) => {
    memory.set(entry, code);
    const made = ts.createProgram([entry], options, host, before);
    before = made;
    const source = made.getSourceFile(entry);
    if (!source) throw new Error("The module was not compiled.");
    return { program: made, source };
  };
  const complaintsIn = (made: ts.Program, source: ts.SourceFile): Complaint[] =>
    [...made.getSyntacticDiagnostics(source), ...made.getSemanticDiagnostics(source)].map(
      ({ start = 0, code, messageText }) => ({
        line: source.getLineAndCharacterOfPosition(start).line + 1,
        code,
        message: ts.flattenDiagnosticMessageText(messageText, "\n"),
      }),
    );
  return {
    program,
    complaints(code) {
      const made = program(code);
      return complaintsIn(made.program, made.source);
    },
    complaintsOf(path) {
      const made = program(`export * from "./${path.replace(/\.ts$/, ".js")}";`).program;
      const source = made.getSourceFile(join(root, path));
      if (!source) throw new Error(`${path} was not compiled.`);
      return complaintsIn(made, source);
    },
  };
}
