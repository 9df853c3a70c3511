import { join } from "node:path";
import ts from "typescript";

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
};

/** A compiler that reads the types of the language and of dependencies only once, for they stay as they are. */
const host = ts.createCompilerHost(options);
const read = host.getSourceFile;
const kept = new Map<string, ReturnType<typeof read>>();
host.getSourceFile = (path, ...rest) => {
  if (!path.includes("/node_modules/")) return read(path, ...rest);
  if (!kept.has(path)) kept.set(path, read(path, ...rest));
  return kept.get(path);
};

/** A compiled module, with all that it imports. */
export function programOf(folder: string, file: string): ts.Program {
  return ts.createProgram([join(folder, file)], options, host);
}

/** The compiler's errors about a module and all that it imports, as `line: message`. */
export function compile(folder: string, file: string): string[] {
  return ts.getPreEmitDiagnostics(programOf(folder, file)).map(({ file: source, start = 0, messageText }) => {
    const line = source ? source.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}
