/** Directory of the hand-written document, relative to the root of the repository. */
export const sourceDirectory = "openapi";

/** Where the hand-written document begins, relative to the root of the repository. */
export const sourceFile = "openapi/openapi.yaml";

/** Where the bundle is written, relative to the root of the repository. */
export const bundleFile = "generated/openapi.json";

/** What to do if the bundle is missing, as the end of a sentence. */
export const howToBundle = "`npm run generate` writes generated/openapi.json";

/** Where the docs site is written, relative to the root of the repository. It holds nothing else. */
export const docsDirectory = "generated/docs";

/** Where the rules for the document stand, relative to the root of the repository. */
export const rulesFile = "redocly.yaml";

/** File of problems that are ignored, relative to the root of the repository. */
export const ignoreFile = ".redocly.lint-ignore.yaml";

/** Directory of the rules of this project, relative to the root of the repository. */
export const rulesDirectory = "lint";

/** Where accepted breaks are listed, relative to the root of the repository. */
export const ledgerFile = "accepted-changes.yaml";

/** Where the form of all code is set, relative to the root of the repository. */
export const formatterFile = "biome.json";
