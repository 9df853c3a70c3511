import {
  createSchemaValidator,
  isObject,
  type JsonValue,
  listOperations,
  type Operation,
  type OperationResponse,
  resolve,
} from "openapi-contract/document";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFrsClient, type FrsClient, isFrsApiError, operationTable, tokenAuth } from "../../src/index.js";
import { type Exchange, type Mock, startMock } from "../../src/mock/server.js";
import { exampleRequests } from "../example-requests.js";
import { document } from "../root.js";

/** A status that no operation documents, to ask for the response of all others. */
const undocumentedStatus = 418;

const validator = createSchemaValidator(document);
const operations = listOperations(document);
let mock: Mock;
let frs: FrsClient;
let exchanges: Exchange[] = [];

beforeAll(async () => {
  mock = await startMock(document, { onExchange: (exchange) => exchanges.push(exchange) });
  frs = createFrsClient({
    endpoint: mock.url,
    projectId: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    auth: tokenAuth("any"),
    // Each documented response is asked for once, also those after which a call is repeated.
    retry: false,
  });
});
afterAll(() => mock.close());

test("the generated client has every operation of the document, and no other", () => {
  const ids = operations.map(({ operationId }) => operationId);
  expect(Object.keys(operationTable)).toEqual(ids);
  expect(Object.keys(frs).filter((name) => name !== "http" && name !== "eachFace")).toEqual(ids);
});

/** Calls a method of the client by its name. */
async function call(operation: Operation, input: object, headers: { [name: string]: string }): Promise<unknown> {
  // Found by name, so its input type is not known here.
  const method = Reflect.get(frs, operation.operationId) as (input: object, options: object) => Promise<unknown>;
  return await method(input, { headers });
}

/** Every documented response of an operation: each example of each status. */
function documentedResponses(operation: Operation) {
  return operation.responses.flatMap((response) =>
    response.content.flatMap((mediaType) =>
      mediaType.examples.map((example) => {
        const status = response.status === "default" ? undocumentedStatus : Number(response.status);
        return { name: `${response.status} ${example.name}`, response, mediaType, example, status };
      }),
    ),
  );
}

/** Code and message of an error body, in the form of the service or in that of the token API. */
function errorOf(body: JsonValue): { code: string; message: string } {
  const fields = isObject(body) ? body : {};
  const { code, message } = isObject(fields.error)
    ? fields.error
    : { code: fields.error_code, message: fields.error_msg };
  return { code: String(code), message: String(message) };
}

/** The violations of a response's headers against their documented schemas. */
function headerViolations(response: OperationResponse, headers: Headers): string[] {
  return response.headers.flatMap(({ name, required, schema }) => {
    const text = headers.get(name);
    if (text === null) return required ? [`${name} is missing`] : [];
    const { type } = resolve(document, { $ref: `#${encodeURI(schema)}` }, schema).value;
    const value = type === "integer" || type === "number" ? Number(text) : text;
    return validator.validate(schema, value).map(({ message }) => `${name} ${message}`);
  });
}

describe.each(operations.map((operation) => [operation.operationId, operation] as const))("%s", (_, operation) => {
  const requests = exampleRequests(operation);
  const [usual] = requests;
  if (!usual) throw new Error(`${operation.operationId} has no example request.`);

  test.each(requests)("its example request goes through the client as the document says: $name", async ({ input }) => {
    exchanges = [];
    await call(operation, input, {});
    expect(exchanges).toHaveLength(1);
    expect(exchanges[0]).toMatchObject({ method: operation.method.toUpperCase(), violations: [] });
  });

  if (operation.security.length > 1)
    test("accepts the other credential alone", async () => {
      const { "X-Auth-Token": _token, ...headers } = usual.init.headers;
      const reply = await fetch(mock.url + usual.path, {
        ...usual.init,
        headers: { ...headers, Authorization: "any" },
      });
      expect(reply.ok).toBe(true);
    });

  describe.each(documentedResponses(operation))("response $name", ({ response, mediaType, example, status }) => {
    const prefer = { Prefer: `code=${status}, example=${example.name}` };

    test("arrives and conforms to the document", async () => {
      const reply = await fetch(mock.url + usual.path, {
        ...usual.init,
        headers: { ...usual.init.headers, ...prefer },
      });
      expect(reply.status).toBe(status);
      expect(reply.headers.get("Content-Type")).toBe(mediaType.name);
      expect(reply.headers.get("sl-violations")).toBeNull();
      const body: unknown = await reply.json();
      expect(body).toEqual(example.value);
      expect(validator.validate(mediaType.schema, body)).toEqual([]);
      expect(headerViolations(response, reply.headers)).toEqual([]);
    });

    test("is returned by the client", async () => {
      const outcome = await call(operation, usual.input, prefer).catch((error: unknown) => error);
      if (status < 300) {
        expect(outcome).toEqual(example.value);
        return;
      }
      if (!isFrsApiError(outcome)) throw new Error(`Expected an FrsApiError, got ${String(outcome)}`);
      const { code, message } = errorOf(example.value);
      expect(outcome).toMatchObject({ operation: operation.operationId, status, code });
      expect(outcome.message).toContain(message);
      expect(outcome.requestId).toMatch(/./);
    });
  });
});
