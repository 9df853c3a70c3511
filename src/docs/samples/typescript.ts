import type { JsonValue } from "openapi-contract/document";
import { formFields } from "./form-fields.js";
import { environment, javaScript, member, statement } from "./javascript.js";
import type { Code } from "./layout.js";
import type { SampleBody, SampleRequest } from "./request.js";
import { variables } from "./variables.js";

/** Writes a call of this project's client. */
export function typescript(request: SampleRequest): string {
  const { operation, server, parameters, body, credentials } = request;
  const hasFile = body?.kind === "form" && body.parts.some(({ value }) => typeof value !== "string");
  const given = [...parameters];
  const hasToken = credentials.tokenHeader !== undefined;
  const options: Code = {
    members: [
      member("endpoint", environment(server.variable, server.url)),
      member("projectId", environment(variables.project, request.projectId)),
      member("auth", hasToken ? `tokenAuth(process.env.${variables.token} ?? "")` : "(next) => next"),
    ],
  };
  const input = [
    ...given
      .filter(([{ clientOption }]) => clientOption === undefined)
      .map(([{ name }, value]) => member(name, javaScript(value))),
    ...(body ? fieldsOf(body, request.jsonFields) : []),
  ];
  const isWhole = request.resultHeaders.length > 0;
  const call = `const ${isWhole ? "{ data, headers }" : "response"} = await frs.${operation.operationId}(`;
  const end = isWhole ? ").withResponse();" : ");";
  return [
    ...(hasFile ? ['import { readFile } from "node:fs/promises";'] : []),
    `import { createFrsClient${hasToken ? ", tokenAuth" : ""} } from "frs-openapi";`,
    "",
    ...noteOf(request),
    statement("const frs = createFrsClient(", options, ");"),
    "",
    input.length === 0 ? call + end : statement(call, { members: input }, end),
    ...request.resultHeaders.map((name) => `console.log(headers.get(${JSON.stringify(name)}));`),
    `console.log(JSON.stringify(${isWhole ? "data" : "response"}, null, 2));`,
    "",
  ].join("\n");
}

/** Says which options this operation does not use, and why they are there; the client is created for all operations. */
function noteOf({ parameters, credentials }: SampleRequest): string[] {
  const unused = [
    ...([...parameters].some(([{ clientOption }]) => clientOption === "projectId")
      ? []
      : [["no project", "the project is not sent"] as const]),
    ...(credentials.tokenHeader === undefined ? [["no credential", "this `auth` adds nothing"] as const] : []),
  ];
  if (unused.length === 0) return [];
  return [
    `// This operation needs ${unused.map(([need]) => need).join(" and ")}.`,
    `// A client has options for all operations: here, ${unused.map(([, effect]) => effect).join(", and ")}.`,
  ];
}

/** The fields of a body, as the client takes them: files as such, and texts of JSON as the values that they stand for. */
function fieldsOf(body: SampleBody, jsonFields: ReadonlySet<string>): [string, Code][] {
  if (body.kind === "json") {
    // The lint rules ask for an object.
    return Object.entries(body.value ?? {}).map(([name, value]) => member(name, javaScript(value)));
  }
  return formFields(body, (name, value) => (jsonFields.has(name) ? parsed(value) : value));
}

/** The value that a text of JSON stands for, if writing it gives the same text. */
function parsed(text: JsonValue): JsonValue {
  try {
    const value: JsonValue = JSON.parse(String(text));
    return JSON.stringify(value) === text ? value : text;
  } catch {
    return text;
  }
}
