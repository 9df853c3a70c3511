import type { JsonObject, OpenApiDocument } from "../../src/document/document.js";

/** A step of a scenario as the document writes it. */
export function step(stepId: string, operationId: string, conditions: string[], more: JsonObject = {}): JsonObject {
  return {
    stepId,
    description: `Step ${stepId}`,
    operationId,
    ...(operationId === "createThing" ? {} : { parameters: [{ name: "name", in: "path", value: "$run.name" }] }),
    successCriteria: conditions.map((condition) => ({ condition })),
    ...more,
  };
}

/** The step that creates a thing. */
export const create = step("create", "createThing", ["$statusCode == 200"], {
  requestBody: { contentType: "application/json", payload: { name: "$run.name", colour: "{$inputs.colour}ish" } },
  outputs: { id: "$response.body#/id" },
});

/** What removes it. */
export const remove: JsonObject = {
  stepId: "cleanUp",
  after: "create",
  description: "Remove the thing",
  operationId: "deleteThing",
  parameters: [{ name: "name", in: "path", value: "$run.name" }],
};

/** A document of things that can be created, read and deleted, with one scenario. */
export function documentWith(scenario: JsonObject): OpenApiDocument {
  const name = { name: "name", in: "path", required: true, schema: { type: "string" } };
  const project = { ...name, name: "project", "x-client-option": "projectId", example: "p" };
  const tags = { name: "tags", in: "query", schema: { type: "array", items: { type: "string" } } };
  const responses = { default: { description: "", content: { "application/json": { schema: {} } } } };
  const content = { "application/json": { schema: { type: "object" } } };
  // A document literal: its parts are what the interface asks for.
  return {
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: {
      "/{project}/things": {
        parameters: [project],
        post: { operationId: "createThing", "x-side-effects": "billable", requestBody: { content }, responses },
      },
      "/{project}/things/{name}": {
        parameters: [project, name],
        get: { operationId: "getThing", "x-side-effects": "none", parameters: [tags], responses },
        delete: { operationId: "deleteThing", "x-side-effects": "writes", responses },
      },
    },
    "x-error-catalogue": {
      "T.0003": { status: [400], fault: "state" },
      "T.0004": { status: [400], fault: "content" },
    },
    "x-scenarios": {
      things: {
        summary: "A thing is created and read",
        inputs: { type: "object", properties: { colour: { type: "string", default: "red" } } },
        ...scenario,
      },
    },
  } as unknown as OpenApiDocument;
}
