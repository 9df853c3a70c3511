import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { LoadError } from "../load/load-error.js";

/** A consumer's project: its files, and how it is compiled. */
export interface ConsumerProject {
  /** What reports call it. */
  name: string;
  directory: string;
  files: readonly string[];
  options: ts.CompilerOptions;
}

/** An error of the compiler in a file of the project. */
export interface ProjectError {
  /** Path relative to the caller, and line from 1. */
  place: string;
  message: string;
}

/**
 * Reads the settings of a project.
 *
 * @throws {LoadError} If they do not exist or cannot be read.
 */
export function readProject(name: string, cwd: string): ConsumerProject {
  const file = resolve(cwd, name);
  if (!existsSync(file))
    throw new LoadError(`Cannot read ${name}: the file does not exist. --project takes a tsconfig.json.`);
  const path = ts.sys.directoryExists(file) ? join(file, "tsconfig.json") : file;
  const { config, error } = ts.readConfigFile(path, ts.sys.readFile);
  if (error) throw new LoadError(`Cannot read ${name}: ${textOf(error.messageText)}`);
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, dirname(path));
  const [first] = parsed.errors;
  if (first) throw new LoadError(`Cannot read ${name}: ${textOf(first.messageText)}`);
  return { name, directory: dirname(path), files: parsed.fileNames, options: compilerOptions(parsed.options) };
}

/** The project's own settings, but nothing is written, and what others wrote is not checked. */
function compilerOptions(own: ts.CompilerOptions): ts.CompilerOptions {
  const {
    composite: _,
    incremental: __,
    tsBuildInfoFile: ___,
    declaration: ____,
    declarationMap: _____,
    ...options
  } = own;
  return { ...options, noEmit: true, skipLibCheck: true, skipDefaultLibCheck: true };
}

/** Modules that stand in place of what is on the disk. */
export interface Overlay {
  /** Texts by absolute path. */
  files: ReadonlyMap<string, string>;
  /** Absolute paths of modules by the name they are imported by. */
  modules: ReadonlyMap<string, string>;
}

/** Files that were parsed, for several programs. */
export type ParsedFiles = Map<string, ts.SourceFile | undefined>;

/** Compiles files with some modules in place of others. */
export function compileWith(
  files: readonly string[],
  options: ts.CompilerOptions,
  overlay: Overlay,
  parsed: ParsedFiles,
): ts.Program {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  const folders = new Set([...overlay.files.keys()].map((path) => dirname(path)));
  host.fileExists = (path) => overlay.files.has(path) || fileExists(path);
  host.directoryExists = (path) => folders.has(path) || ts.sys.directoryExists(path);
  host.readFile = (path) => overlay.files.get(path) ?? readFile(path);
  host.getSourceFile = (path, target, ...rest) => {
    const text = overlay.files.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, target);
    if (!parsed.has(path)) parsed.set(path, getSourceFile(path, target, ...rest));
    return parsed.get(path);
  };
  const cache = ts.createModuleResolutionCache(host.getCurrentDirectory(), host.getCanonicalFileName, options);
  host.resolveModuleNameLiterals = (literals, containing, redirected, own, source) =>
    literals.map((literal) => {
      const target = overlay.modules.get(literal.text);
      if (target !== undefined) {
        return {
          resolvedModule: { resolvedFileName: target, extension: ts.Extension.Ts, isExternalLibraryImport: false },
        };
      }
      const mode = ts.getModeForUsageLocation(source, literal, own);
      return ts.resolveModuleName(literal.text, containing, own, host, cache, redirected, mode);
    });
  return ts.createProgram([...files], options, host);
}

/** The errors in some files of a program. */
export function errorsIn(program: ts.Program, files: readonly string[], cwd: string): ProjectError[] {
  return files.flatMap((file) => {
    const source = program.getSourceFile(file);
    if (!source) return [];
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ start = 0, messageText }): ProjectError => ({
        place: `${relative(cwd, file)}:${source.getLineAndCharacterOfPosition(start).line + 1}`,
        message: textOf(messageText),
      }),
    );
  });
}

/** The first line of what the compiler says. */
function textOf(message: string | ts.DiagnosticMessageChain): string {
  return ts.flattenDiagnosticMessageText(message, "\n").split("\n")[0] ?? "";
}
