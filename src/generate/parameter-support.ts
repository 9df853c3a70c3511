import {
  isFile,
  isObject,
  isOnly,
  isReserved,
  isScalar,
  listItems,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  possibleProperties,
  valueAt,
  valueTypes,
} from "openapi-contract/document";
import type { ClientLimit } from "./client-limit.js";
import { furtherMembers } from "./further-members.js";

/** The one style of each place in which the client writes values. */
const styles = { path: "simple", query: "form", header: "simple" } as const;

/** Headers that `fetch` sets itself, and that callers cannot ("forbidden request-header" of the Fetch standard). */
const forbiddenHeader =
  /^(accept-(charset|encoding)|access-control-request-(headers|method|private-network)|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|proxy-.*|sec-.*)$/i;

/** Headers by which the client authenticates, and finds the project. */
const ownHeader = /^x-(auth-token|security-token|sdk-date|sdk-content-sha256|project-id)$/i;

/** What the parameters of an operation ask for and the client cannot do. */
export function parameterLimits(document: OpenApiDocument, operation: Operation): ClientLimit[] {
  const parameters = operation.parameters.filter((parameter) => !isReserved(parameter));
  return [
    ...parameters.flatMap((parameter) => {
      const message = refusalOf(document, parameter);
      return message === undefined ? [] : [{ pointer: parameter.pointer, message }];
    }),
    ...sharedNames(document, parameters),
  ];
}

function refusalOf(document: OpenApiDocument, parameter: Parameter): string | undefined {
  const { name, in: place, mediaType, style, pointer, schema, clientOption } = parameter;
  if (place === "cookie") return `The cookie parameter ${name} cannot be sent by \`fetch\`: use a header.`;
  if (mediaType !== undefined) return `The parameter ${name} has \`content\`: give it a \`schema\` instead.`;
  const value = valueAt(document, pointer);
  if (isObject(value) && value.allowReserved === true) {
    return `The parameter ${name} must not have \`allowReserved\`: the client encodes every reserved character.`;
  }
  if (style !== styles[place]) {
    return `The parameter ${name} has the style ${style}: in a ${place} the client writes only the style ${styles[place]}.`;
  }
  if (place === "header" && forbiddenHeader.test(name)) {
    return `The header ${name} is set by \`fetch\`: remove the parameter.`;
  }
  if (place === "header" && ownHeader.test(name) && clientOption === undefined) {
    return `The header ${name} is set by the client's authentication: remove the parameter, and name the scheme in \`security\`.`;
  }
  if (isFile(document, [schema])) return `The parameter ${name} must not be a file: send files in a form.`;
  const types = valueTypes(document, [schema]);
  if (isScalar(types)) return undefined;
  if (types === undefined) return `The schema of the parameter ${name} must have a \`type\`.`;
  if (place !== "query" || clientOption !== undefined) {
    return `The parameter ${name} must be a string, a number or a boolean: the client writes arrays and objects in queries only.`;
  }
  if (isOnly(types, "array", true)) {
    const items = listItems(document, [schema]);
    const isPlain = items !== undefined && isSentWithin(document, items);
    return isPlain ? undefined : `The items of the parameter ${name} must be strings, numbers or booleans, not null.`;
  }
  if (isOnly(types, "object", true)) return memberRefusal(document, parameter);
  return `The parameter ${name} must have one type: a single value, an array or an object.`;
}

function memberRefusal(document: OpenApiDocument, { name, schema }: Parameter): string | undefined {
  const further = furtherMembers(document, [schema]).map((member) => [member]);
  const members = [...possibleProperties(document, [schema]).values(), ...further];
  if (members.every((member) => isSentWithin(document, member))) return undefined;
  return `The members of the parameter ${name} must be strings, numbers or booleans, not null, and their schemas must say so.`;
}

/** Whether a value can be sent within a list or an object: one text, and not `null`, which OpenAPI does not say how to write. */
function isSentWithin(document: OpenApiDocument, schemas: readonly string[]): boolean {
  const types = valueTypes(document, schemas);
  return !isFile(document, schemas) && isScalar(types) && types?.has("null") === false;
}

/** Parameters that could not be told apart where they arrive. */
function sharedNames(document: OpenApiDocument, parameters: readonly Parameter[]): ClientLimit[] {
  const limits: ClientLimit[] = [];
  const seen = new Map<string, Parameter>();
  for (const parameter of parameters) {
    const { in: place, name, pointer, exploded, schema } = parameter;
    // Names of headers are the same in any case.
    const names = exploded
      ? [...possibleProperties(document, [schema]).keys()]
      : [place === "header" ? name.toLowerCase() : name];
    for (const each of names) {
      const other = seen.get(`${place} ${each}`);
      if (other) {
        const message = `The parameters ${other.name} and ${name} are both sent as ${each}: rename one of them.`;
        limits.push({ pointer, message });
      }
      seen.set(`${place} ${each}`, parameter);
    }
  }
  return limits;
}
