import { isObject, type ParameterLocation } from "openapi-contract/document";
import { formFields } from "./form-fields.js";
import { environment, javaScript, member, statement } from "./javascript.js";
import type { Code } from "./layout.js";
import type { SampleRequest } from "./request.js";
import { variables } from "./variables.js";

/** Writes a call of openapi-fetch with the types of the document. */
export function openapiFetch(request: SampleRequest): string {
  const { operation, server, body, credentials, typeWithoutBody } = request;
  const headers = [
    ...(credentials.tokenHeader === undefined
      ? []
      : [member(credentials.tokenHeader, `process.env.${variables.token} ?? ""`)]),
    ...(body === undefined && typeWithoutBody !== undefined
      ? [member("Content-Type", JSON.stringify(typeWithoutBody))]
      : []),
  ];
  const hasFile = body?.kind === "form" && body.parts.some(({ value }) => typeof value !== "string");
  const places = (["path", "query", "header"] as const).flatMap((place) => {
    const members = parametersIn(request, place);
    return members.length === 0 ? [] : [member(place, { members })];
  });
  const isExploded = [...request.parameters].some(([{ exploded }, value]) => exploded && isObject(value));
  const options = [
    ...(places.length === 0 ? [] : [member("params", { members: places })]),
    ...(isExploded ? [member("querySerializer", '{ object: { style: "form", explode: true } }')] : []),
    ...(headers.length === 0 ? [] : [member("headers", { members: headers })]),
    ...bodyOf(request),
  ];
  const call = `const { data, error, response } = await client.${operation.method.toUpperCase()}(${JSON.stringify(operation.path)}`;
  return [
    ...(hasFile ? ['import { readFile } from "node:fs/promises";'] : []),
    'import type { paths } from "frs-openapi";',
    'import createClient from "openapi-fetch";',
    "",
    statement(
      "const client = createClient<paths>(",
      { members: [member("baseUrl", environment(server.variable, server.url))] },
      ");",
    ),
    "",
    options.length === 0 ? `${call});` : statement(`${call}, `, { members: options }, ");"),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a template of the sample.
    "if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(error)}`);",
    ...request.resultHeaders.map((name) => `console.log(response.headers.get(${JSON.stringify(name)}));`),
    "console.log(JSON.stringify(data, null, 2));",
    "",
  ].join("\n");
}

function parametersIn({ parameters }: SampleRequest, place: ParameterLocation): [string, Code][] {
  return [...parameters]
    .filter(([parameter]) => parameter.in === place)
    .map(([{ name, clientOption }, value]) =>
      clientOption === "projectId"
        ? member(name, environment(variables.project, String(value)))
        : member(name, javaScript(value)),
    );
}

function bodyOf({ body }: SampleRequest): [string, Code][] {
  if (body === undefined) return [];
  if (body.kind === "json") return [member("body", javaScript(body.value))];
  const fields = formFields(body);
  const isFlat = Object.values(body.fields).every((value) => typeof value !== "object");
  const lines = isFlat
    ? ["form.append(name, value instanceof Blob ? value : String(value));"]
    : [
        "for (const item of [value].flat()) {",
        '  const isJson = typeof item === "object" && !(item instanceof Blob);',
        '  const part = isJson ? new Blob([JSON.stringify(item)], { type: "application/json" }) : item;',
        "  form.append(name, part instanceof Blob ? part : String(part));",
        "}",
      ];
  const serializer = [
    "(body) => {",
    "    const form = new FormData();",
    "    for (const [name, value] of Object.entries(body)) {",
    ...lines.map((line) => `      ${line}`),
    "    }",
    "    return form;",
    "  }",
  ];
  return [member("body", { members: fields }), member("bodySerializer", serializer.join("\n"))];
}
