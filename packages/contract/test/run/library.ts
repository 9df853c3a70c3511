import type { IncomingMessage, ServerResponse } from "node:http";
import type { CaseKind, ContractCase, Resources } from "../../src/case.js";
import type { Check } from "../../src/check.js";
import { asDocument, type JsonObject } from "../../src/document/document.js";
import type { CaseResult, ContractEvent, Summary } from "../../src/event.js";
import { planRun, type Selection } from "../../src/run/plan.js";
import { type RunOptions, run } from "../../src/run/runner.js";
import { openEndpoint } from "../../src/target/endpoint.js";
import type { Target } from "../../src/target/target.js";
import { httpServer } from "../loopback.js";

const shelf = { name: "shelf", in: "path", required: true, schema: { type: "string" }, example: "poems" };
const book = { name: "book", in: "path", required: true, schema: { type: "string" }, example: "b0" };
const shelfBody: JsonObject = {
  required: true,
  content: {
    "application/json": {
      schema: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
      examples: { usual: { value: { name: "poems" } } },
    },
  },
};
const toShelf = (operationId: string, more: JsonObject = {}): JsonObject => ({
  operationId,
  parameters: { shelf: "$request.body#/name" },
  ...more,
});

/** Shelves with books on them: one operation makes a shelf, another puts a book on it, and a shelf goes with its books. */
export const document = asDocument({
  openapi: "3.1.0",
  info: { title: "Library", version: "1.0.0" },
  security: [{ token: [] }],
  components: { securitySchemes: { token: { type: "apiKey", in: "header", name: "X-Token" } } },
  paths: {
    "/shelves": {
      get: { operationId: "listShelves", tags: ["shelves"], "x-side-effects": "none", responses: { 200: {} } },
      post: {
        operationId: "createShelf",
        tags: ["shelves"],
        "x-side-effects": "writes",
        requestBody: shelfBody,
        responses: {
          201: {
            description: "made",
            links: {
              get: toShelf("getShelf"),
              add: toShelf("addBook"),
              read: toShelf("readBook"),
              remove: toShelf("removeShelf", { "x-removes": true }),
            },
          },
        },
      },
    },
    "/shelves/{shelf}": {
      parameters: [shelf],
      get: { operationId: "getShelf", tags: ["shelves"], "x-side-effects": "none", responses: { 200: {} } },
      delete: { operationId: "removeShelf", tags: ["shelves"], "x-side-effects": "writes", responses: { 200: {} } },
    },
    "/shelves/{shelf}/books": {
      parameters: [shelf],
      post: {
        operationId: "addBook",
        tags: ["books"],
        "x-side-effects": "writes",
        responses: {
          201: {
            description: "added",
            content: { "application/json": { schema: { type: "object", properties: { id: { type: "string" } } } } },
            links: {
              read: {
                operationId: "readBook",
                parameters: { shelf: "$request.path.shelf", book: "$response.body#/id" },
              },
            },
          },
        },
      },
    },
    "/shelves/{shelf}/books/{book}": {
      parameters: [shelf, book],
      get: { operationId: "readBook", tags: ["books"], "x-side-effects": "none", responses: { 200: {} } },
    },
  },
});

/** The same without credentials. */
const open = asDocument({ ...document, security: [] });

/** A library that keeps its shelves in memory. */
export interface Library {
  url: string;
  /** Names of the books on each shelf. */
  shelves: Map<string, string[]>;
  /** Every request, as `METHOD /path`, in the order of arrival. */
  log: string[];
  /** Responds instead of the library, if it gives `true`. */
  intercept: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** The name under which a shelf is stored. */
  rename: (name: string) => string;
  /** The body of the response about a new shelf. */
  created: (name: string) => object;
  /** The header `Location` of that response. */
  location: (name: string) => string | undefined;
  /** How many shelves there may be. */
  quota: number;
  /** How many shelves there were at most. */
  most: number;
}

/** Opens a library on loopback until the test has finished. */
export async function openLibrary(): Promise<Library> {
  const library: Library = {
    url: "",
    shelves: new Map(),
    log: [],
    intercept: () => false,
    rename: (name) => name,
    created: () => ({}),
    location: () => undefined,
    quota: Number.POSITIVE_INFINITY,
    most: 0,
  };
  let books = 0;
  library.url = await httpServer(async (request, response) => {
    const { method = "", url = "" } = request;
    library.log.push(`${method} ${url}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (library.intercept(request, response)) return;
    const reply = (status: number, body: object, headers: { [name: string]: string } = {}) => {
      response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
    };
    const [, , name, , id] = url.split("/").map(decodeURIComponent);
    if (name === undefined && method === "GET") return reply(200, [...library.shelves.keys()]);
    if (name === undefined) {
      const { name: made } = JSON.parse(Buffer.concat(chunks).toString());
      if (typeof made !== "string") return reply(400, { code: "bad" });
      if (library.shelves.has(made)) return reply(409, { code: "exists" });
      if (library.shelves.size >= library.quota) return reply(403, { code: "quota" });
      const stored = library.rename(made);
      library.shelves.set(stored, []);
      library.most = Math.max(library.most, library.shelves.size);
      const location = library.location(stored);
      return reply(201, library.created(stored), location === undefined ? {} : { Location: location });
    }
    const shelf = library.shelves.get(name);
    if (!shelf) return reply(404, { code: "unknown" });
    if (method === "DELETE") library.shelves.delete(name);
    if (method === "POST") {
      shelf.push(`b${++books}`);
      return reply(201, { id: shelf.at(-1) });
    }
    if (id !== undefined && !shelf.includes(id)) return reply(404, { code: "unknown" });
    reply(200, {});
  });
  return library;
}

const methods: { [operationId: string]: [method: string, path: string, writes: boolean] } = {
  listShelves: ["GET", "/shelves", false],
  createShelf: ["POST", "/shelves", true],
  getShelf: ["GET", "/shelves/{shelf}", false],
  removeShelf: ["DELETE", "/shelves/{shelf}", true],
  addBook: ["POST", "/shelves/{shelf}/books", true],
  readBook: ["GET", "/shelves/{shelf}/books/{book}", false],
};

/** A hand-made case of an operation. */
export function libraryCase(operationId: string, name: string, changes: Partial<ContractCase> = {}): ContractCase {
  const [method = "GET", path = "/", writes = false] = methods[operationId] ?? [];
  const kind: CaseKind = changes.kind ?? "example";
  return {
    id: `${operationId}/${kind}/${name}`,
    operationId,
    tags: [path.includes("books") ? "books" : "shelves"],
    kind,
    title: name,
    pointer: "/paths/~1shelves/get",
    sideEffects: writes ? "writes" : "none",
    expectation: { outcome: "accepted" },
    needs: [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => String(parameter)),
    exclusive: writes,
    request: (resources: Resources, uniqueName: string) => ({
      method,
      path: path.replace(/\{(\w+)\}/g, (_, parameter) => encodeURIComponent(resources[parameter] ?? "nothing")),
      headers: operationId === "createShelf" ? [["Content-Type", "application/json"]] : [],
      body: operationId === "createShelf" ? Buffer.from(JSON.stringify({ name: uniqueName })) : undefined,
      credentials: "valid",
    }),
    ...changes,
  };
}

/** One accepted case of each operation. */
export const usualCases = Object.keys(methods).map((operationId) => libraryCase(operationId, "usual"));

/** Fails for every response that is not a success. */
export const succeeds: Check = {
  name: "succeeds",
  title: "a request succeeds",
  about: "",
  check({ exchange }) {
    const status = exchange.response?.status ?? 0;
    if (status >= 200 && status < 300) return [];
    return [{ check: "succeeds", level: "failure", message: `Status ${status}.`, pointer: "/paths/~1shelves/get" }];
  },
};

/** The events of a run. */
export interface Told {
  events: ContractEvent[];
  results: CaseResult[];
  /** Outcome of each case by its id. */
  outcomes: { [id: string]: string };
  summary: Summary;
}

/** Settings of {@link runLibrary}; what is left out is what most tests want. */
export type LibraryRun = Partial<Omit<RunOptions, "planned" | "document">> & {
  target: Target;
  selection?: Selection;
  /** Whether the operations need the token; without it, the run has no credentials to prove. */
  secured?: boolean;
  onResult?: (result: CaseResult) => void;
};

/** Runs cases and listens to the end. */
export async function runLibrary({ selection, secured = false, onResult, ...options }: LibraryRun): Promise<Told> {
  const { cases = usualCases, target } = options;
  const planned = planRun({
    document,
    target: target.name,
    seed: 1,
    cases,
    selection: { sideEffects: ["billable", "writes"], ...selection },
  });
  const events: ContractEvent[] = [];
  const settings = { checks: [succeeds], rate: Number.POSITIVE_INFINITY, concurrency: 1, ...options };
  for await (const event of run({ ...settings, document: secured ? document : open, planned, cases })) {
    events.push(event);
    if (event.type === "case") onResult?.(event.result);
  }
  const results = events.flatMap((event) => (event.type === "case" ? [event.result] : []));
  const end = events.at(-1);
  if (end?.type !== "end") throw new Error("The run has no end event.");
  return {
    events,
    results,
    outcomes: Object.fromEntries(results.map(({ case: { id }, outcome }) => [id, outcome])),
    summary: end.summary,
  };
}

/** The library as a target. */
export function libraryTarget(url: string): Target {
  return openEndpoint(document, { at: { url }, secrets: { values: { token: "a-secret-token" } } });
}
