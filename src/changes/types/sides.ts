import { DocumentError, isObject, type JsonObject, type OpenApiDocument } from "openapi-contract/document";

/** The generated code of one version, by the name of its module. */
export interface Side {
  schema: string;
  /** What only the package has; missing if the client generator does not take the document. */
  client?: ClientSide;
}

/** The generated client of one version. */
export interface ClientSide {
  client: string;
  errorCodes: string;
  regions: string[];
}

/** The generated code of both versions. */
export interface Sides {
  base: Side;
  revision: Side;
  /** Why the client of both is not compared, in one sentence. */
  note?: string;
}

/** Thrown if the types of a version cannot be generated; the message says which and why. */
export class TypesError extends Error {
  override readonly name = "TypesError";
}

/**
 * Generates the code of both versions in memory, by today's generator.
 *
 * @throws {TypesError} If one of them has types that cannot be generated.
 */
export async function generateSides(base: NamedDocument, revision: NamedDocument): Promise<Sides> {
  const { generateTypes } = await import("../../generate/types.js");
  const schemas: string[] = [];
  // One after the other: the library keeps its state in the process.
  for (const { name, document } of [base, revision]) {
    try {
      schemas.push(withoutComments(await generateTypes(typed(document))));
    } catch (error) {
      throw new TypesError(`no types can be generated from ${name}: ${reasonOf(error)}`, { cause: error });
    }
  }
  const [before = "", after = ""] = schemas;
  const clients: ClientSide[] = [];
  for (const { name, document } of [base, revision]) {
    try {
      clients.push(await generateClients(typed(document)));
    } catch (error) {
      const note = `Types of schema.ts alone: the client generator does not take ${name} (${reasonOf(error)}).`;
      return { base: { schema: before }, revision: { schema: after }, note };
    }
  }
  const [old, now] = clients;
  return {
    base: { schema: before, ...(old && { client: old }) },
    revision: { schema: after, ...(now && { client: now }) },
  };
}

/** A document with what reports call it. */
export interface NamedDocument {
  name: string;
  document: JsonObject;
}

async function generateClients(document: OpenApiDocument): Promise<ClientSide> {
  const [{ generateClient }, { generateErrorCodes }] = await Promise.all([
    import("../../generate/client.js"),
    import("../../generate/error-codes.js"),
  ]);
  const regions = document.servers?.flatMap(({ variables }) => variables?.region?.enum ?? []) ?? [];
  if (regions.length === 0)
    throw new DocumentError("/servers must have an entry with a variable `region` and its enum.");
  return {
    client: withoutComments(generateClient(document)),
    errorCodes: withoutComments(generateErrorCodes(document)),
    regions,
  };
}

/** Code without its comments and line breaks, which types do not see; what stands in strings stays. */
function withoutComments(code: string): string {
  return code
    .replace(/"(?:[^"\\\n]|\\.)*"|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (found) => (found.startsWith('"') ? found : ""))
    .replace(/\s+/g, " ");
}

/** A document of anybody as the generators take it; what is not of its form makes them fail, which is reported. */
function typed(document: JsonObject): OpenApiDocument {
  return document as unknown as OpenApiDocument;
}

/** The first sentence of what went wrong. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [first = ""] = message.split("\n");
  return error instanceof DocumentError || first.length < 200 ? first.replace(/\.$/, "") : `${first.slice(0, 200)}…`;
}

/**
 * Generates the modules of the package for a version, by their paths in it; without a client, the module of types alone.
 *
 * @throws {TypesError} If they cannot be generated.
 */
export async function generateModules(
  { name, document }: NamedDocument,
  isPackage: boolean,
): Promise<Map<string, string>> {
  const own = typed(document);
  try {
    const { generateTypes } = await import("../../generate/types.js");
    const modules = new Map([["generated/schema.ts", await generateTypes(own)]]);
    if (!isPackage) return modules;
    const { generateErrorCodes, generateRemedies } = await import("../../generate/error-codes.js");
    modules.set("generated/client.ts", (await import("../../generate/client.js")).generateClient(own));
    modules.set("generated/operations.ts", (await import("../../generate/operations.js")).generateOperations(own));
    modules.set("generated/error-codes.ts", generateErrorCodes(own));
    modules.set("generated/remedies.ts", generateRemedies(own));
    return modules;
  } catch (error) {
    const what = isPackage ? "client" : "types";
    throw new TypesError(`no ${what} can be generated from ${name}: ${reasonOf(error)}`, { cause: error });
  }
}

/** Whether a document has what the client generator asks for first: servers with a region. */
export function mayHaveClient(document: JsonObject): boolean {
  const { servers } = document;
  return (
    Array.isArray(servers) &&
    servers.some((server) => isObject(server) && isObject(server.variables) && isObject(server.variables.region))
  );
}
