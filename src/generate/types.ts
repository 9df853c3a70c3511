import { documentOnlyFor, isObject, type OpenApiDocument, recall } from "openapi-contract/document";
import type { GlobalContext, OpenAPI3 } from "openapi-typescript";
import { astToString } from "openapi-typescript/dist/lib/ts.mjs";
import { resolveRef, scanDiscriminators } from "openapi-typescript/dist/lib/utils.mjs";
import transformSchema from "openapi-typescript/dist/transform/index.mjs";
import ts from "typescript";
import { describeProperties } from "./describe-properties.js";
import { docComment, firstSentence } from "./doc-comment.js";
import { openUnion } from "./known-values.js";
import { mergeTypes } from "./request-types.js";
import { visitSchemas } from "./schema-places.js";
import { separateChoices } from "./separate-choices.js";
import { rewriteComments, withoutTags } from "./type-comments.js";

const { factory } = ts;

/** Settings of openapi-typescript, as its command and its entry take them. */
export type TypeSettings = Pick<
  GlobalContext,
  | "defaultNonNullable"
  | "emptyObjectsUnknown"
  | "rootTypes"
  | "rootTypesNoSchemaPrefix"
  | "rootTypesKeepCasing"
  | "silent"
  | "transform"
>;

/** Turns a bundled document into the nodes of its types. */
export type Transform = (
  document: OpenAPI3,
  settings: TypeSettings,
  about: { hasDiscriminators: boolean },
) => ts.Node[] | Promise<ts.Node[]>;

/**
 * Generates the TypeScript types of a document: `components` for responses, `requests` for requests, which also accept
 * read-only arrays and `undefined`. Fields of `format: binary` are `Blob` in responses, and any form of a file in
 * requests. A field with a default stays optional, since a request may omit it. A field with known values lists them and
 * accepts others, too.
 *
 * @param transform - Turns the document into types; by default openapi-typescript without its linter and its bundler, since
 *   the document is bundled and was linted.
 */
export async function generateTypes(document: OpenApiDocument, transform: Transform = transformed): Promise<string> {
  const text = recall(document, "text", "", () => JSON.stringify(document));
  const about = { hasDiscriminators: text.includes('"discriminator":') };
  const received = documentOnlyFor(document, "response");
  const sent = documentOnlyFor(document, "request");
  const forResponses = prepared(received, text);
  // One copy serves both, unless the library changes it, which it does where there are discriminators.
  const forRequests = sent === received && !about.hasDiscriminators ? forResponses : prepared(sent, text);
  // One after the other: the library has state that belongs to the process.
  const responses = await transform(forResponses, settingsFor("Blob"), about);
  const requests = await transform(forRequests, settingsFor("FileContent"), about);
  const nodes = mergeTypes(responses, requests, text.includes('"contentSchema":') ? contentSchemas(document) : []);
  for (const node of nodes) {
    rewriteComments(node);
    describeAlias(node, document);
  }
  const types = astToString(nodes);
  const file = /\bFileContent\b/.test(types) ? 'import type { FileContent } from "../src/client/media.js";\n\n' : "";
  return file + types + (/\bOmit</.test(types) ? omit : "");
}

/** Copies the first sentence of a schema's description to its alias: editors do not look through an alias. */
function describeAlias(node: ts.Node, { components }: OpenApiDocument): void {
  if (!ts.isTypeAliasDeclaration(node)) return;
  const { schemas } = components ?? {};
  const name = node.name.text;
  const schema: unknown = schemas && Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  const description: unknown = isObject(schema) ? schema.description : undefined;
  if (typeof description !== "string" || description.trim() === "") return;
  const comment = docComment([firstSentence(description)]).replace(/^\/\*|\*\/$/g, "");
  ts.addSyntheticLeadingComment(node, ts.SyntaxKind.MultiLineCommentTrivia, comment, true);
}

/** Replaces the language's type of this name, which loses all members beside an index signature. */
const omit = `/** An object without some of its members. */
type Omit<Value, Name extends PropertyKey> = { [Member in keyof Value as Exclude<Member, Name>]: Value[Member] };
`;

/** Copies a document into the form from which the library makes the types that are wanted. */
function prepared(document: OpenApiDocument, text: string): OpenAPI3 {
  const copy = withoutTags(text.includes('"#/x-') ? document : withoutExtensions(document));
  describeProperties(copy);
  separateChoices(copy);
  // The document is bundled and was linted; its loose interface is narrower than the one that the library declares.
  return copy as unknown as OpenAPI3;
}

/** Returns the document without its extensions, most of its text, to which nothing may refer. */
function withoutExtensions(document: OpenApiDocument): OpenApiDocument {
  const members = Object.entries(document).filter(([name]) => !name.startsWith("x-"));
  // Only members that the interface does not name are missing.
  return Object.fromEntries(members) as unknown as OpenApiDocument;
}

/** @param file - Name of the type of a file. */
function settingsFor(file: string): TypeSettings {
  return {
    defaultNonNullable: false,
    // An object without constraints can contain anything.
    emptyObjectsUnknown: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    rootTypesKeepCasing: true,
    silent: true,
    transform(schema) {
      const type = ownType(schema, file);
      const { type: types } = schema;
      if (type === undefined || !Array.isArray(types) || !types.includes("null")) return type;
      return factory.createUnionTypeNode([type, factory.createLiteralTypeNode(factory.createNull())]);
    },
  };
}

/** Converts a document as the library does by default, without linting and bundling it again. */
function transformed(
  document: OpenAPI3,
  settings: TypeSettings,
  { hasDiscriminators }: { hasDiscriminators: boolean },
): ts.Node[] {
  const context: Omit<GlobalContext, "redoc"> = {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    // Most documents have none, and the library searches everywhere.
    discriminators: hasDiscriminators
      ? scanDiscriminators(document, { silent: settings.silent })
      : { objects: {}, refsHandled: [] },
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    transformProperty: undefined,
    ...settings,
    resolve: (reference) => resolveRef(document, reference, { silent: settings.silent }),
  };
  // The configuration of the linter is part of the interface, but no conversion reads it.
  return transformSchema(document, context as GlobalContext);
}

/** Returns the type of a schema for which the library has none that fits, without `null`. */
function ownType(schema: object, file: string): ts.TypeNode | undefined {
  if (Reflect.get(schema, "format") === "binary") return factory.createTypeReferenceNode(file);
  const known: unknown = Reflect.get(schema, "x-known-values");
  // With a closed list of values, no others are possible.
  if (!Array.isArray(known) || Reflect.has(schema, "enum") || Reflect.has(schema, "const")) return undefined;
  const type: unknown = Reflect.get(schema, "type");
  return openUnion(known, [type].flat());
}

/** Returns the names of the schemas of contents that are embedded in strings. */
function contentSchemas(document: OpenApiDocument): string[] {
  const names: string[] = [];
  visitSchemas(document, ({ contentSchema }) => {
    const reference = isObject(contentSchema) ? contentSchema.$ref : undefined;
    const name = typeof reference === "string" ? reference.match(/^#\/components\/schemas\/([^/]+)$/)?.[1] : undefined;
    if (name !== undefined) names.push(name);
  });
  return names;
}
