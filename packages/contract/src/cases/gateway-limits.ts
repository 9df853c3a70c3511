import { isObject, type OpenApiDocument, resolveAt } from "../document/document.js";
import { isJsonName } from "../document/media-type-name.js";
import type { Parameter } from "../document/operations.js";
import type { Header } from "../exchange.js";
import { accepted, type Draft, type Family, paddingMark, refusedInput } from "./draft.js";
import { type Input, type Subject, withParameter } from "./input.js";

/** Limits that `x-gateway-limits` of a document can state, in bytes. */
type LimitName = "request-body-bytes" | "uri-bytes" | "header-bytes" | "headers-bytes";

/** Name of the headers that only make a request larger. */
const paddingHeader = "X-Padding";

/** What the target adds to the headers of a request, credentials above all, and to the path: at most so many bytes. */
const [headerSlack, urlSlack] = [16_384, 512];

/** Requests as large as the gateway in front of the endpoint accepts, by each of its limits. */
export const gatewayBoundaries: Family = { kind: "boundary", derive: (subject) => limitDrafts(subject, true) };

/** Requests that are larger than that. */
export const gatewayConstraints: Family = { kind: "constraint", derive: (subject) => limitDrafts(subject, false) };

function limitDrafts(subject: Subject, isValid: boolean): Draft[] {
  const { usual, context } = subject;
  if (!usual) return [];
  const limits = limitsOf(context.document);
  const draft = (name: LimitName, what: string, input: Input, more: Partial<Draft>): Draft => ({
    steps: ["x-gateway-limits", name],
    title: `${what} ${isValid ? "just within" : "just beyond"} ${limits[name]} bytes`,
    pointer: `/x-gateway-limits/${name}`,
    expectation: isValid ? accepted : refusedInput,
    input,
    // One request of the document is enough: the gateway is the same for all operations.
    large: true,
    ...(isValid ? {} : { bases: () => [{ valid: input, invalid: input }] }),
    ...more,
  });
  const drafts: Draft[] = [];
  const { "request-body-bytes": body, "uri-bytes": uri, "header-bytes": header, "headers-bytes": headers } = limits;
  const { operation } = subject;
  if (body !== undefined && usual.body && isJsonName(usual.body.mediaType.name) && operation.sideEffects !== "writes") {
    const { name: type } = usual.body.mediaType;
    const bytes = (written: Uint8Array) => withBlanks(written, body + (isValid ? 0 : 1));
    drafts.push(draft("request-body-bytes", "a body", usual, { content: { type, bytes } }));
  }
  if (operation.sideEffects !== "none" || usual.body) return drafts;
  const long = uri === undefined ? undefined : longParameter(subject);
  if (uri !== undefined && long) {
    const input = withParameter(subject, long, paddingValue);
    drafts.push(
      draft("uri-bytes", "a URI", input, {
        exercised: { in: "query", name: long.name },
        uriLength: isValid ? uri - urlSlack : uri + 1,
        ...(isValid ? {} : { bases: () => [{ valid: input, invalid: input }] }),
      }),
    );
  }
  if (header !== undefined) {
    const length = isValid ? header - paddingHeader.length - ": \r\n".length : header + 1;
    drafts.push(
      draft("header-bytes", "a header", usual, { headers: [[paddingHeader, "x".repeat(Math.max(1, length))]] }),
    );
  }
  const each = Math.min(header ?? 8192, 8192);
  if (headers !== undefined && headers > 2 * headerSlack) {
    const length = isValid ? headers - headerSlack : headers + each;
    drafts.push(draft("headers-bytes", "all headers", usual, { headers: paddingOf(length, each) }));
  }
  return drafts;
}

function limitsOf(document: OpenApiDocument): { [Name in LimitName]?: number } {
  const stated: unknown = Reflect.get(document, "x-gateway-limits");
  return Object.fromEntries(
    Object.entries(isObject(stated) ? stated : {}).filter(
      ([, bytes]) => Number.isSafeInteger(bytes) && Number(bytes) > 0,
    ),
  );
}

/** Adds blanks to JSON, which its readers skip. */
function withBlanks(json: Uint8Array, size: number): Uint8Array {
  const longer = new Uint8Array(Math.max(size, json.length)).fill(" ".charCodeAt(0));
  longer.set(json);
  return longer;
}

/** Headers that have so many bytes together, names and separators included. */
function paddingOf(total: number, each: number): Header[] {
  const count = Math.floor(total / each);
  return Array.from({ length: count }, (_, index): Header => {
    const name = `${paddingHeader}-${index + 1}`;
    return [name, "x".repeat(each - name.length - ": \r\n".length)];
  });
}

/** A value whose end can be made longer where it stands in the URI. */
const paddingValue = `${"x".repeat(64)}${paddingMark}`;

/** Returns a parameter of the query that may be any long string. */
function longParameter({ context, operation, values }: Subject): Parameter | undefined {
  const found = values.find(([parameter, value]) => {
    const { value: schema } = resolveAt(context.document, parameter.schema);
    const bounds = [
      "maxLength",
      "pattern",
      "format",
      "enum",
      "const",
      "x-grammar",
      "x-known-values",
      "allOf",
      "oneOf",
      "anyOf",
    ];
    return (
      parameter.in === "query" &&
      parameter.clientOption === undefined &&
      parameter.mediaType === undefined &&
      typeof value === "string" &&
      schema.type === "string" &&
      bounds.every((keyword) => schema[keyword] === undefined) &&
      !operation.exactlyOneOf.includes(parameter.name)
    );
  });
  return found?.[0];
}
