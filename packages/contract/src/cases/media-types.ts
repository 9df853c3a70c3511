import type { Expectation } from "../case.js";
import { isObject } from "../document/document.js";
import { covers, isJsonName, isMultipartName } from "../document/media-type-name.js";
import type { MediaType } from "../document/operations.js";
import { jsonTextPointer } from "../wire/encoding.js";
import { readParts, writeParts } from "../wire/multipart.js";
import { encodeUtf8 } from "../wire/text.js";
import { type Content, type Draft, type Family, mediaTypeSteps, refusedInput } from "./draft.js";
import type { Input, Subject } from "./input.js";

const refusedType: Expectation = { outcome: "refused", because: "media-type" };

/** A body of another type than the documented ones, and one that is not what its type says. */
export const mediaTypes: Family = {
  kind: "media-type",
  derive(subject) {
    const { requestBody } = subject.operation;
    if (!requestBody || !subject.usual?.body) return [];
    const json = inputOf(subject, isJsonName);
    const form = inputOf(subject, isMultipartName);
    return [
      ...otherTypes(subject, subject.usual, requestBody.content, `${requestBody.pointer}/content`),
      ...(json ? unreadableJson(json, requestBody.required) : []),
      ...(json ? [jsonAsForm(json, form?.body.mediaType)] : []),
      ...(json && form ? [formAsJson(form, json.body.mediaType)] : []),
      ...unreadableFields(subject),
    ];
  },
};

/** An input with a body, which a draft changes before it is sent. */
type InputWithBody = Input & { readonly body: NonNullable<Input["body"]> };

function inputOf(
  { bodies, minimal: parameters }: Subject,
  isWanted: (name: string) => boolean,
): InputWithBody | undefined {
  for (const { mediaType, minimal } of bodies) {
    const [variant] = minimal;
    if (variant && isWanted(mediaType.name)) return { parameters, body: { mediaType, value: variant.value } };
  }
  return undefined;
}

function otherTypes({ operation }: Subject, input: Input, documented: MediaType[], pointer: string): Draft[] {
  const others: { step: string; title: string; content: Content }[] = [
    {
      step: "text-plain",
      title: `${operation.operationId} with text/plain`,
      content: { type: "text/plain", bytes: (written) => written },
    },
    {
      step: "application-xml",
      title: `${operation.operationId} with application/xml`,
      content: { type: "application/xml", bytes: () => encodeUtf8('<?xml version="1.0"?><request/>') },
    },
    { step: "none", title: "the body has no media type", content: { type: undefined, bytes: (written) => written } },
  ];
  return others
    .filter(({ content: { type } }) => type === undefined || !documented.some(({ name }) => covers(name, type)))
    .map(({ step, title, content }) => ({
      steps: [step],
      title,
      pointer,
      expectation: refusedType,
      input,
      bases: () => [{ valid: input, invalid: input }],
      content,
    }));
}

/** A byte order mark is left alone: a reader of JSON may ignore it or refuse it. */
function unreadableJson(input: InputWithBody, isRequired: boolean): Draft[] {
  const { name: type, pointer } = input.body.mediaType;
  const draft = (step: string, title: string, bytes: Content["bytes"]): Draft => ({
    steps: [step],
    title,
    pointer,
    expectation: refusedInput,
    input,
    bases: () => [{ valid: input, invalid: input }],
    content: { type, bytes },
  });
  const rewritten = (change: (text: string) => string) => (written: Uint8Array) =>
    encodeUtf8(change(new TextDecoder().decode(written)));
  return [
    draft(
      "cut-off",
      "the JSON is cut off",
      rewritten((text) => text.slice(0, -1)),
    ),
    draft(
      "trailing-comma",
      "the JSON has a trailing comma",
      rewritten((text) => text.replace(/(.)$/s, ",$1")),
    ),
    draft(
      "two-values",
      "the body is two JSON values",
      rewritten((text) => text + text),
    ),
    draft("no-json", "the body is not JSON", () => encodeUtf8("not JSON")),
    draft("invalid-utf-8", "the JSON is not UTF-8", withoutUtf8),
    ...(isRequired ? [draft("empty", "the body is empty", () => new Uint8Array())] : []),
  ];
}

/** Puts a byte that UTF-8 never has into the first string of a JSON body, or into its first name. */
function withoutUtf8(json: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(json);
  const value = text.match(/[:[]"/) ?? text.match(/"/);
  const at = encodeUtf8(text.slice(0, (value?.index ?? 0) + (value?.[0].length ?? 0))).length;
  return Buffer.concat([json.subarray(0, at), Uint8Array.of(0xff), json.subarray(at)]);
}

/** JSON under the media type of a form: not a form, whether forms are documented or not. */
function jsonAsForm(input: InputWithBody, form: MediaType | undefined): Draft {
  return {
    steps: ["json-as-form"],
    title: "JSON is sent as a form",
    pointer: form?.pointer ?? input.body.mediaType.pointer,
    expectation: form ? refusedInput : refusedType,
    input,
    bases: () => [{ valid: input, invalid: input }],
    content: { type: "multipart/form-data; boundary=part", bytes: (written) => written },
  };
}

/** Fields of a form that hold JSON, each with its JSON cut off. */
function unreadableFields({ context: { document }, bodies, minimal: parameters }: Subject): Draft[] {
  return bodies.flatMap(({ mediaType, maximal: [variant] }) => {
    if (!variant || !isMultipartName(mediaType.name) || !isObject(variant.value)) return [];
    const input: Input = { parameters, body: { mediaType, value: variant.value } };
    const type = `${mediaType.name}; boundary=${boundary}`;
    return Object.keys(variant.value).flatMap((name): Draft[] => {
      const pointer = jsonTextPointer(document, mediaType, name);
      if (pointer === undefined) return [];
      return [
        {
          steps: [...mediaTypeSteps(mediaType), name, "cut-off"],
          title: `the JSON of the field ${name} is cut off`,
          pointer,
          expectation: refusedInput,
          input,
          bases: () => [{ valid: input, invalid: input }],
          content: { type, bytes: (written) => withFieldCut(written, name, type) },
        },
      ];
    });
  });
}

const boundary = "part-of-the-form";

/** Writes a form without the last byte of a field. */
function withFieldCut(form: Uint8Array, field: string, type: string): Uint8Array {
  const [first = ""] = new TextDecoder().decode(form.subarray(0, 200)).split("\r\n");
  const parts = readParts(form, `multipart/form-data; boundary="${first.slice(2)}"`) ?? [];
  return writeParts(
    parts.map((part) => (part.name === field ? { ...part, body: part.body.subarray(0, -1) } : part)),
    type,
  );
}

function formAsJson(input: InputWithBody, json: MediaType): Draft {
  return {
    steps: ["form-as-json"],
    title: "a form is sent as JSON",
    pointer: json.pointer,
    expectation: refusedInput,
    input,
    bases: () => [{ valid: input, invalid: input }],
    content: { type: json.name, bytes: (written) => written },
  };
}
