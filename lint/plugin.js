// The lint rules of this project, as a Redocly plugin. Plain JavaScript, because `redocly lint` loads it without a compiler.
import { choicePossible } from "./rules/choice-possible.js";
import { errorCatalogueComplete } from "./rules/error-catalogue-complete.js";
import { errorCodesKnown } from "./rules/error-codes-known.js";
import { errorResponses } from "./rules/error-responses.js";
import { exactNumbers } from "./rules/exact-numbers.js";
import { examplesGiven } from "./rules/examples-given.js";
import { exclusionPossible } from "./rules/exclusion-possible.js";
import { externalDocsGiven } from "./rules/external-docs-given.js";
import { guidesNamed } from "./rules/guides-named.js";
import { knownValuesPossible } from "./rules/known-values-possible.js";
import { noInlineObjectSchema } from "./rules/no-inline-object-schema.js";
import { portablePattern } from "./rules/portable-pattern.js";
import { regionsKnown } from "./rules/regions-known.js";
import { responseHeaders } from "./rules/response-headers.js";
import { schemaDocumented } from "./rules/schema-documented.js";
import { sideEffectsDeclared } from "./rules/side-effects-declared.js";
import { tagsGrouped } from "./rules/tags-grouped.js";
import { titleUnique } from "./rules/title-unique.js";
import { valueDocumented } from "./rules/value-documented.js";

/** @returns {import("@redocly/openapi-core").Plugin} */
export default function plugin() {
  return {
    id: "frs",
    rules: {
      oas3: {
        "choice-possible": choicePossible,
        "error-catalogue-complete": errorCatalogueComplete,
        "error-codes-known": errorCodesKnown,
        "error-responses": errorResponses,
        "exact-numbers": exactNumbers,
        "examples-given": examplesGiven,
        "exclusion-possible": exclusionPossible,
        "external-docs-given": externalDocsGiven,
        "guides-named": guidesNamed,
        "known-values-possible": knownValuesPossible,
        "no-inline-object-schema": noInlineObjectSchema,
        "portable-pattern": portablePattern,
        "regions-known": regionsKnown,
        "response-headers": responseHeaders,
        "schema-documented": schemaDocumented,
        "side-effects-declared": sideEffectsDeclared,
        "tags-grouped": tagsGrouped,
        "title-unique": titleUnique,
        "value-documented": valueDocumented,
      },
    },
  };
}
