import { type Direction, documentOnlyFor, isObject, type OpenApiDocument } from "openapi-contract/document";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { describeProperties } from "./describe-properties.js";
import { docComment, firstSentence } from "./doc-comment.js";
import { openUnion } from "./known-values.js";
import { mergeTypes } from "./request-types.js";
import { visitSchemas } from "./schema-places.js";
import { separateChoices } from "./separate-choices.js";
import { rewriteComments, withoutTags } from "./type-comments.js";

const { factory } = ts;

/**
 * The TypeScript types of the document. What responses hold stands in `components`; what requests hold, where callers may
 * also give read-only lists and `undefined`, in `requests`. Fields of `format: binary` are `Blob` in responses, and any
 * form of a file in requests; a field with a default stays optional, since it may be left out of a request; a field with
 * known values names them and takes others, too.
 */
export async function generateTypes(document: OpenApiDocument): Promise<string> {
  // One after the other: the library keeps its state in the process.
  const responses = await typesFor(document, "response");
  const requests = await typesFor(document, "request");
  const nodes = mergeTypes(responses, requests, contentSchemas(document));
  for (const node of nodes) {
    rewriteComments(node);
    describeAlias(node, document);
  }
  const types = astToString(nodes);
  const file = /\bFileContent\b/.test(types) ? 'import type { FileContent } from "../src/client/media.js";\n\n' : "";
  return file + types + (/\bOmit</.test(types) ? omit : "");
}

/** Gives the alias of a schema what its schema says first: editors do not look through an alias. */
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

/** In place of the type of this name in the language, which forgets all members that stand beside an index signature. */
const omit = `/** An object without some of its members. */
type Omit<Value, Name extends PropertyKey> = { [Member in keyof Value as Exclude<Member, Name>]: Value[Member] };
`;

async function typesFor(document: OpenApiDocument, direction: Direction): Promise<ts.Node[]> {
  const copy = withoutTags(documentOnlyFor(document, direction));
  describeProperties(copy);
  separateChoices(copy);
  const file = direction === "request" ? "FileContent" : "Blob";
  // The document is bundled and was linted; its loose interface is narrower than the one the library asks for.
  return await openapiTS(copy as unknown as Parameters<typeof openapiTS>[0], {
    defaultNonNullable: false,
    // An object of which nothing is said may hold anything.
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
  });
}

/** The type of a schema for which the library has no good one, leaving aside that it may be null. */
function ownType(schema: object, file: string): ts.TypeNode | undefined {
  if (Reflect.get(schema, "format") === "binary") return factory.createTypeReferenceNode(file);
  const known: unknown = Reflect.get(schema, "x-known-values");
  // Where values are listed to the end, no others are possible.
  if (!Array.isArray(known) || Reflect.has(schema, "enum") || Reflect.has(schema, "const")) return undefined;
  const type: unknown = Reflect.get(schema, "type");
  return openUnion(known, [type].flat());
}

/** Names of the schemas of what travels as text inside of others. */
function contentSchemas(document: OpenApiDocument): string[] {
  const names: string[] = [];
  visitSchemas(document, ({ contentSchema }) => {
    const reference = isObject(contentSchema) ? contentSchema.$ref : undefined;
    const name = typeof reference === "string" ? reference.match(/^#\/components\/schemas\/([^/]+)$/)?.[1] : undefined;
    if (name !== undefined) names.push(name);
  });
  return names;
}
