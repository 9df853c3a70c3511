import { documentOnlyFor, isObject, type OpenApiDocument, recall } from "openapi-contract/document";
import type { GlobalContext, OpenAPI3 } from "openapi-typescript";
import { resolveRef, scanDiscriminators } from "openapi-typescript/dist/lib/utils.mjs";
import transformSchema from "openapi-typescript/dist/transform/index.mjs";
import ts from "typescript";
import { describeProperties } from "./describe-properties.js";
import { docComment, firstSentence } from "./doc-comment.js";
import { codeOf, KeptTypes, type MemberCode } from "./kept-types.js";
import { openUnion } from "./known-values.js";
import { type Parts, partsOf, partsWith, reducedTo, withReferred } from "./parts.js";
import { aliasOfRequests, receivedFile, type SchemaUse, schemaUse } from "./request-types.js";
import { visitSchemas } from "./schema-places.js";
import { separateChoices } from "./separate-choices.js";
import { withoutTags } from "./type-comments.js";
import { memberName } from "./type-nodes.js";

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
 * @param kept - What was generated before of an earlier state of the document: only what changed is made anew.
 */
export async function generateTypes(
  document: OpenApiDocument,
  transform: Transform = transformed,
  kept: KeptTypes = new KeptTypes(),
): Promise<string> {
  const text = recall(document, "text", "", () => JSON.stringify(document));
  const about = { hasDiscriminators: text.includes('"discriminator":') };
  // What a discriminator says of a schema may stand at another one that does not refer to it.
  const parts = about.hasDiscriminators ? undefined : partsOf(document);
  const changed = parts && kept.changedIn(parts);
  const shown = parts && changed ? reducedTo(document, withReferred(parts, changed)) : document;
  const received = documentOnlyFor(shown, "response");
  const sent = documentOnlyFor(shown, "request");
  const forResponses = prepared(received, text);
  // One copy serves both, unless the library changes it, which it does where there are discriminators.
  const forRequests = sent === received && !about.hasDiscriminators ? forResponses : prepared(sent, text);
  // One after the other: the library has state that belongs to the process.
  const forReceived = await transform(forResponses, settings, about);
  const made = {
    received: forReceived,
    sent: forRequests === forResponses ? forReceived : await transform(forRequests, settings, about),
  };
  const members = kept.update(document, parts, changed, made);
  const use = schemaUse(members, text.includes('"contentSchema":') ? contentSchemas(document, parts) : []);
  const declarations = made.received.map((node) => declarationCode(node, members, use, { document, kept }));
  const types = [...declarations, ...requestsCode(members, use)].map((each) => `${each}\n`).join("");
  const file = /\bFileContent\b/.test(types) ? 'import type { FileContent } from "../src/client/media.js";\n\n' : "";
  return file + types + (/\bOmit</.test(types) ? omit : "");
}

/** Writes a declaration of the types; the interfaces are made of their members. */
function declarationCode(
  node: ts.Node,
  members: readonly MemberCode[],
  { onlyInRequests }: SchemaUse,
  { document, kept }: { document: OpenApiDocument; kept: KeptTypes },
): string {
  if (!ts.isInterfaceDeclaration(node) && !ts.isTypeAliasDeclaration(node)) return codeOf(node);
  const name = node.name.text;
  if (name === "components" && ts.isInterfaceDeclaration(node)) {
    const sections = node.members.map((section) => {
      const own = members.filter((member) => member.section === memberName(section));
      const shown = own.filter((member) => member.section !== "schemas" || !onlyInRequests.has(member.name));
      return `${memberName(section)}: ${own.length === 0 ? "never" : `{\n${codesOf(shown)}\n}`};`;
    });
    return interfaceCode(name, sections.join("\n"));
  }
  const own = members.filter(({ owner }) => owner === name);
  if (own.length > 0) return interfaceCode(name, codesOf(own));
  if (ts.isInterfaceDeclaration(node)) return codeOf(node);
  const isOfRequests = onlyInRequests.has(name);
  const about = aboutSchema(document, name);
  return kept.alias([name, String(isOfRequests), referredBy(node), about], () => {
    const alias = isOfRequests ? aliasOfRequests(node) : node;
    const comment = docComment([about]).replace(/^\/\*|\*\/$/g, "");
    if (about !== "") ts.addSyntheticLeadingComment(alias, ts.SyntaxKind.MultiLineCommentTrivia, comment, true);
    return codeOf(alias);
  });
}

/** Writes the interface of the schemas as requests hold them, if they hold any. */
function requestsCode(members: readonly MemberCode[], { inRequests }: SchemaUse): string[] {
  const schemas = members.flatMap(({ name, ofRequests }) =>
    ofRequests !== undefined && inRequests.has(name) ? [ofRequests] : [],
  );
  return schemas.length === 0 ? [] : [interfaceCode("requests", `schemas: {\n${schemas.join("\n")}\n};`)];
}

function codesOf(members: readonly MemberCode[]): string {
  return members.map(({ code }) => code).join("\n");
}

function interfaceCode(name: string, members: string): string {
  return `export interface ${name} {\n${members}\n}`;
}

/** The first sentence about a schema, for its alias: editors do not look through an alias. Empty if it has none. */
function aboutSchema({ components }: OpenApiDocument, name: string): string {
  const { schemas } = components ?? {};
  const schema: unknown = schemas && Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  const description: unknown = isObject(schema) ? schema.description : undefined;
  return typeof description === "string" && description.trim() !== "" ? firstSentence(description) : "";
}

/** The name by which the library's alias refers to a component. */
function referredBy({ type }: ts.TypeAliasDeclaration): string {
  return ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) ? type.typeName.text : "";
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

const settings: TypeSettings = {
  defaultNonNullable: false,
  // An object without constraints can contain anything.
  emptyObjectsUnknown: true,
  rootTypes: true,
  rootTypesNoSchemaPrefix: true,
  rootTypesKeepCasing: true,
  silent: true,
  transform(schema) {
    const type = ownType(schema);
    const { type: types } = schema;
    if (type === undefined || !Array.isArray(types) || !types.includes("null")) return type;
    return factory.createUnionTypeNode([type, factory.createLiteralTypeNode(factory.createNull())]);
  },
};

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
function ownType(schema: object): ts.TypeNode | undefined {
  if (Reflect.get(schema, "format") === "binary") return factory.createTypeReferenceNode(receivedFile);
  const known: unknown = Reflect.get(schema, "x-known-values");
  // With a closed list of values, no others are possible.
  if (!Array.isArray(known) || Reflect.has(schema, "enum") || Reflect.has(schema, "const")) return undefined;
  const type: unknown = Reflect.get(schema, "type");
  return openUnion(known, [type].flat());
}

/** Returns the names of the schemas of contents that are embedded in strings. */
function contentSchemas(document: OpenApiDocument, parts: Parts | undefined): string[] {
  const names: string[] = [];
  const within = parts && partsWith(parts, '"contentSchema":');
  visitSchemas(within ? reducedTo(document, within) : document, ({ contentSchema }) => {
    const reference = isObject(contentSchema) ? contentSchema.$ref : undefined;
    const name = typeof reference === "string" ? reference.match(/^#\/components\/schemas\/([^/]+)$/)?.[1] : undefined;
    if (name !== undefined) names.push(name);
  });
  return names;
}
