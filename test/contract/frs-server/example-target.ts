import type { OpenApiDocument } from "openapi-contract/document";
import { listOperations } from "openapi-contract/document";
import type { HttpResponse } from "../../../packages/contract/src/exchange.js";
import type { Target } from "../../../packages/contract/src/target/target.js";

function copyOf({ body, ...rest }: HttpResponse): HttpResponse {
  return { ...rest, body: Buffer.from(body) };
}

/**
 * A target that responds to every request at once with the first example of its operation, without a network: what a run
 * against it costs is the engine's own cost.
 */
export function exampleTarget(document: OpenApiDocument): Target {
  const replies = new Map<string, HttpResponse>(
    listOperations(document).map(({ operationId, responses }) => {
      const [success] = responses;
      const value = success?.content[0]?.examples[0]?.value ?? {};
      const headers = [["Content-Type", "application/json"]] as const;
      return [operationId, { status: Number(success?.status), headers, body: Buffer.from(JSON.stringify(value)) }];
    }),
  );
  const unknown: HttpResponse = { status: 404, headers: [], body: Buffer.alloc(0) };
  return {
    name: "examples",
    isMock: false,
    secrets: [],
    lacks: () => undefined,
    async send({ method, path, headers, body = new Uint8Array() }, operation) {
      return {
        request: { method, url: `http://localhost${path}`, headers, body },
        // Each response has bytes of its own, as it has over a network.
        response: copyOf(replies.get(operation?.operationId ?? "") ?? unknown),
        startedAt: new Date(0).toISOString(),
        milliseconds: 0,
      };
    },
    close: async () => {},
  };
}
