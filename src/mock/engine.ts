import { createRequire } from "node:module";
import type { PrismHttpInstance, ProblemJsonError } from "@stoplight/prism-http";
import type { OpenApiDocument } from "openapi-contract/document";
import { chosenResponse, exampleNamesOf, unknownExample } from "./example-names.js";
import type { EngineRequest, EngineResponse } from "./exchange.js";
import { createOperationFinder } from "./operation-finder.js";
import { prismDocument } from "./prism-document.js";
import { cutToWindow } from "./window.js";

/** What a caller can choose about a single response, as with Prism's `Prefer` header. */
export interface Preferences {
  /** Status of the response. */
  code?: number;
  /** Name of the example in the response. */
  exampleKey?: string;
  /** Whether to generate the body from its schema instead of taking an example. */
  dynamic?: boolean;
  /** Makes generated bodies repeatable. */
  seed?: string;
}

/** Responds to requests with the examples of a document and reports how the requests violate the document. */
export interface Engine {
  /** Responds to one request. `validate: false` takes the request as valid. */
  respond(request: EngineRequest, preferences: Preferences, options?: { validate: boolean }): Promise<EngineResponse>;
  /** Returns the methods of a path, in upper case; those of all paths for `*`. */
  methodsOf(path: string): string[];
}

const severities = ["Error", "Warning", "Information", "Hint"] as const;

/**
 * Loads Prism without the fake data of @faker-js/faker, which takes longer to load than everything else and which the mock
 * never shows: generated bodies come from json-schema-faker alone.
 */
export function loadPrism() {
  const require = createRequire(import.meta.url);
  const faker = createRequire(require.resolve("@stoplight/prism-http")).resolve("@faker-js/faker");
  if (!(faker in require.cache)) {
    const stub = Object.assign(new (require("node:module").Module)(faker), {
      loaded: true,
      exports: { faker: {}, default: {} },
    });
    require.cache[faker] = stub;
  }
  // CommonJS packages, which `require` returns without their types.
  const core = require("@stoplight/prism-core") as typeof import("@stoplight/prism-core");
  const http = require("@stoplight/prism-http") as typeof import("@stoplight/prism-http");
  return { core, http };
}

/**
 * Prepares Prism's engine for a bundled document.
 *
 * @throws {Error} If the document has no operation that Prism can read.
 */
export async function createEngine(document: OpenApiDocument): Promise<Engine> {
  const { core, http } = loadPrism();
  const finder = createOperationFinder(document);
  const operations = await http.getHttpOperationsFromSpec(prismDocument(document));
  const config = {
    isProxy: false,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    errors: false,
    mock: { dynamic: false },
    upstreamProxy: undefined,
  } as const;
  const prism: PrismHttpInstance = http.createInstance(config, {
    logger: core.createLogger("mock", { enabled: false }),
  });

  return {
    methodsOf: (path) => finder.methodsOf(path),
    async respond(request, preferences, { validate } = { validate: true }) {
      const operation = finder.find(request.method, request.url.path);
      const { code, exampleKey: example } = preferences;
      const chosen = operation && example !== undefined ? chosenResponse(operation, code) : undefined;
      if (operation && chosen && example !== undefined) {
        const examples = exampleNamesOf(document, operation);
        const { status } = chosen;
        if (!examples[status]?.includes(example)) return unknownExample(operation, examples, { status, example });
      }
      // A fresh configuration each time: the engine writes the accepted media types into it.
      const mock = { dynamic: false, ...preferences };
      const result = await prism.request(request, operations, { ...config, validateRequest: validate, mock })();
      if (result._tag === "Left") {
        const refused = problemResponse(http.ProblemJsonError, result.left);
        const methods = refused.status === 405 ? finder.methodsOf(request.url.path) : [];
        return methods.length === 0
          ? refused
          : { ...refused, headers: { ...refused.headers, Allow: methods.join(", ") } };
      }
      const { output, validations } = result.right;
      const violations = [
        ...validations.input.map((violation) => ({ violation, part: "request" })),
        ...validations.output.map((violation) => ({ violation, part: "response" })),
      ]
        // What is deprecated is allowed.
        .filter(({ violation: { code } }) => code !== "deprecated")
        .map(({ violation: { path, severity, message, code }, part }) => ({
          location: [part, ...(path ?? []).map(String)],
          severity: severities[severity] ?? "Error",
          message,
          ...(code === undefined ? {} : { code }),
        }));
      const response = { status: output.statusCode, headers: output.headers ?? {}, body: output.body, violations };
      return cutToWindow(operation, request, response);
    },
  };
}

function problemResponse(problems: typeof ProblemJsonError, error: Error): EngineResponse {
  const body = problems.toProblemJson(error);
  return {
    status: Number(body.status) || 500,
    headers: { "Content-Type": "application/problem+json" },
    body,
    violations: [],
  };
}
