import { dirname, relative } from "node:path";
import { BaseResolver, bundle, createConfig, getLineColLocation, type NormalizedProblem } from "@redocly/openapi-core";
import { isObject, type JsonObject, type Locate, locateNothing, sourceLocator } from "openapi-contract/document";
import { LoadError } from "./load-error.js";

/** A bundled document, and where its parts stand. */
export interface Bundled {
  document: JsonObject;
  locate: Locate;
}

/**
 * Reads a document and joins the files that it refers to.
 *
 * @param reference - An absolute path, or a URL.
 * @param name - What messages call it.
 * @param root - The directory that places are told relative to.
 * @throws {LoadError} If it cannot be read, is not YAML or JSON, refers to something that does not exist, or is not
 *   OpenAPI 3.0 or 3.1.
 */
export async function bundleDocument(reference: string, name: string, root: string): Promise<Bundled> {
  const isRemote = /^https?:/.test(reference);
  let parsed: unknown;
  let problems: NormalizedProblem[];
  try {
    const config = await createConfig({});
    const result = await bundle({ ref: reference, config, externalRefResolver: new BaseResolver(config.resolve) });
    // A copy, since Redocly shares what YAML anchors name, and so that nothing but JSON is left.
    parsed = JSON.parse(JSON.stringify(result.bundle.parsed ?? null));
    problems = result.problems.filter(({ severity }) => severity === "error");
  } catch (error) {
    throw new LoadError(
      `Cannot read ${name}: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
      {
        cause: error,
      },
    );
  }
  const [first] = problems;
  if (first) throw new LoadError(`Cannot read ${name}: ${problemText(first, reference)}`);
  if (!isObject(parsed)) throw new LoadError(`${name} is not an OpenAPI document: it must be an object.`);
  if (typeof parsed.swagger === "string") {
    throw new LoadError(`${name} is Swagger ${parsed.swagger}: convert it to OpenAPI 3 first.`);
  }
  if (typeof parsed.openapi !== "string" || !/^3\.[01](\.|$)/.test(parsed.openapi)) {
    throw new LoadError(
      `${name} is not an OpenAPI 3.0 or 3.1 document: \`openapi\` is ${JSON.stringify(parsed.openapi)}.`,
    );
  }
  return {
    document: parsed,
    locate: isRemote ? locateNothing : sourceLocator(root, relative(root, reference)),
  };
}

function problemText({ message, location }: NormalizedProblem, reference: string): string {
  const [first] = location;
  if (!first) return message;
  const { start } = getLineColLocation(first);
  const file = relative(dirname(reference), first.source.absoluteRef);
  return `${file}:${start.line}: ${message.split("\n")[0]}`;
}
