import { isObject, type JsonValue } from "../document/document.js";
import { listedFormats, type MediaSample, otherFormats } from "../document/media-samples.js";
import { type Place, placesOf } from "../document/places.js";
import { valueIn, withValueAt } from "../document/pointer.js";
import { bodyMadeBy } from "../wire/body.js";
import { readDataUri, writeDataUri } from "../wire/data-uri.js";
import { bufferOver } from "../wire/text.js";
import { accepted, type Draft, type Family, mediaTypeSteps, placeName, placeSteps, refusedInput } from "./draft.js";
import { type BodyVariants, type CaseContext, type Input, isValidated, type Subject } from "./input.js";

/** A file in a body. */
interface File {
  /** JSON pointer into the body. */
  at: string;
  bytes: Uint8Array;
  /** Its media type; `undefined` where the body only holds its base64. */
  type: string | undefined;
  /** How many characters its base64 may have. */
  maxLength: number | undefined;
  /** What the schema says of it, with the JSON pointers of the keywords. */
  maxBytes: { bytes: number; pointer: string } | undefined;
  formats: { names: readonly string[]; pointer: string } | undefined;
}

/** A body with its files. */
interface Carrying extends Pick<BodyVariants, "mediaType"> {
  labels: readonly string[];
  input: Input & { readonly body: NonNullable<Input["body"]> };
  files: readonly File[];
  /** How large all files may be together. */
  total: { bytes: number; pointer: string } | undefined;
}

/** Files as large as `x-max-bytes` and `x-max-total-bytes` allow, and files of each format of `x-media-formats`. */
export const mediaBoundaries: Family = {
  kind: "boundary",
  derive(subject) {
    const all = carryingOf(subject);
    const seen = new Set<string>();
    // One file of an operation is enough: all of them are read in one way.
    const formats = all.flatMap(listed).filter(({ steps }) => {
      const format = String(steps.at(-1));
      return !seen.has(format) && seen.add(format);
    });
    return [...all.flatMap((each) => [...largestFiles(each, 0), ...largestTotal(each, "inside")]), ...formats];
  },
};

/** Files that are larger than these allow, and files of a format that is not one of `x-media-formats`. */
export const mediaConstraints: Family = {
  kind: "constraint",
  derive(subject) {
    const all = carryingOf(subject);
    const seen = new Set<string>();
    const formats = all.flatMap(wrongFormats).filter(({ pointer, steps }) => {
      // One body of each kind is enough: all files of an operation are read in one way.
      const key = `${pointer} ${steps.at(-1)}`;
      return !seen.has(key) && seen.add(key);
    });
    return [...all.flatMap((each) => [...largestFiles(each, 1), ...largestTotal(each, "outside")]), ...formats];
  },
};

function carryingOf(subject: Subject): Carrying[] {
  const { context, bodies, minimal: parameters } = subject;
  if (!subject.usual) return [];
  return bodies.flatMap(({ mediaType, maximal }) => {
    if (!isValidated(context.document, mediaType)) return [];
    return maximal.flatMap(({ labels, value }): Carrying[] => {
      const places = placesOf(context.document, mediaType.schema, value, context.isValid);
      const files = places.flatMap((place) => fileAt(place));
      if (files.length === 0) return [];
      const [total] = places
        .filter(({ at }) => at === "")
        .flatMap(({ schemas }) => schemas)
        .flatMap(({ value: schema, pointer }) => {
          const bytes = schema["x-max-total-bytes"];
          return typeof bytes === "number" ? [{ bytes, pointer: `${pointer}/x-max-total-bytes` }] : [];
        });
      return [{ mediaType, labels, input: { parameters, body: { mediaType, value } }, files, total }];
    });
  });
}

/** Whether all files of a body have a limit together, so that one of them cannot be as large as it may be alone. */
export function isLimitedTogether({ document, isValid }: CaseContext, schema: string, value: JsonValue): boolean {
  const [root] = placesOf(document, schema, value, isValid);
  return root?.schemas.some((each) => each.value["x-max-total-bytes"] !== undefined) === true;
}

function fileAt({ at, value, schemas }: Place): File[] {
  if (typeof value !== "string") return [];
  const stated = schemas.flatMap(({ value: schema, pointer }) => {
    const { "x-max-bytes": bytes, "x-media-formats": names } = schema;
    return [
      {
        maxBytes: typeof bytes === "number" ? { bytes, pointer: `${pointer}/x-max-bytes` } : undefined,
        formats: Array.isArray(names) ? { names: names.map(String), pointer: `${pointer}/x-media-formats` } : undefined,
      },
    ];
  });
  const lengths = schemas.flatMap(({ value: schema }) =>
    typeof schema.maxLength === "number" ? [schema.maxLength] : [],
  );
  const maxLength = lengths.length === 0 ? undefined : Math.min(...lengths);
  const maxBytes = stated.find((each) => each.maxBytes)?.maxBytes;
  const formats = stated.find((each) => each.formats)?.formats;
  if (!maxBytes && !formats) return [];
  const file = readDataUri(value);
  if (file) return [{ at, ...file, maxLength, maxBytes, formats }];
  const isBase64 = schemas.some(({ value: schema }) => schema.contentEncoding === "base64" || schema.format === "byte");
  return isBase64 ? [{ at, bytes: Buffer.from(value, "base64"), type: undefined, maxLength, maxBytes, formats }] : [];
}

/** What stands for a file in a body. */
function written({ type }: Pick<File, "type">, bytes: Uint8Array): JsonValue {
  return type === undefined ? bufferOver(bytes).toString("base64") : writeDataUri({ type, bytes });
}

/** A file with zeros behind it, which readers of images ignore. */
function padded({ bytes }: File, size: number): Uint8Array {
  const longer = new Uint8Array(size);
  longer.set(bytes.subarray(0, size));
  return longer;
}

function draftOf(
  { mediaType, labels, input }: Carrying,
  keyword: string,
  {
    at,
    how = "",
    title,
    pointer,
    isValid,
  }: { at: string; how?: string; title: string; pointer: string; isValid: boolean },
  change: (value: JsonValue) => JsonValue,
): Draft {
  const changed: Input = {
    parameters: input.parameters,
    body: bodyMadeBy(mediaType, () => change(input.body.value)),
  };
  return {
    steps: [...mediaTypeSteps(mediaType), ...labels, ...placeSteps(at, keyword, how)],
    title,
    pointer,
    expectation: isValid ? accepted : refusedInput,
    input: changed,
    exercised: { in: "body", at },
    ...(isValid ? {} : { bases: () => [{ valid: input, invalid: changed }] }),
  };
}

/** Each file at its largest size, or `over` bytes above it; not where the sum of all files has a limit of its own. */
function largestFiles(carrying: Carrying, over: 0 | 1): Draft[] {
  if (carrying.total) return [];
  return carrying.files.flatMap((file): Draft[] => {
    if (!file.maxBytes) return [];
    const { bytes, pointer } = file.maxBytes;
    const size = bytes + over;
    const title = `${placeName(file.at)} has ${over === 0 ? "as many bytes as it may" : "one byte too many"}, ${size}`;
    const draft = draftOf(carrying, "x-max-bytes", { at: file.at, title, pointer, isValid: over === 0 }, (value) =>
      withValueAt(value, file.at, written(file, padded(file, size))),
    );
    return [{ ...draft, large: true }];
  });
}

/**
 * All files together one byte below their limit, or one above it: a limit may be meant to be exclusive. Files in base64 are
 * within it by the length of the text, and beyond it by the number of bytes.
 */
function largestTotal(carrying: Carrying, side: "inside" | "outside"): Draft[] {
  const { files, total } = carrying;
  if (!total || files.length < 2) return [];
  const isInside = side === "inside";
  const bytesOf = (file: File, size: number) => (file.type === undefined && isInside ? Math.floor(size / 4) * 3 : size);
  const whole = total.bytes + (isInside ? -1 : 1);
  const share = Math.floor(whole / files.length);
  const sizes = files.map((file, index) => bytesOf(file, index === 0 ? whole - share * (files.length - 1) : share));
  // A file alone must not be too large.
  const isTooLarge = ({ type, maxBytes, maxLength }: File, size: number) =>
    (maxBytes !== undefined && size > maxBytes.bytes) ||
    (type === undefined && maxLength !== undefined && Math.ceil(size / 3) * 4 > maxLength);
  if (files.some((file, index) => isTooLarge(file, sizes[index] ?? 0))) return [];
  const title = `the files together have ${isInside ? "just under" : "more than"} ${total.bytes} bytes`;
  const draft = draftOf(
    carrying,
    "x-max-total-bytes",
    { at: "", title, pointer: total.pointer, isValid: isInside },
    (value) =>
      files.reduce(
        (rest, file, index) => withValueAt(rest, file.at, written(file, padded(file, sizes[index] ?? 0))),
        value,
      ),
  );
  return [{ ...draft, large: true }];
}

/** Each file of another format than the documented ones. */
function wrongFormats(carrying: Carrying): Draft[] {
  return ofFormats(carrying, false);
}

/** Each file of each documented format. */
function listed(carrying: Carrying): Draft[] {
  return ofFormats(carrying, true);
}

function ofFormats(carrying: Carrying, isValid: boolean): Draft[] {
  return carrying.files.flatMap((file) => {
    const { formats } = file;
    if (!formats || !isObject(carrying.input.body.value)) return [];
    const samples = isValid ? listedFormats(formats.names, file.bytes) : otherFormats(formats.names);
    return samples.map((sample) =>
      draftOf(
        carrying,
        "x-media-formats",
        {
          at: file.at,
          how: sample.format,
          title: `${placeName(file.at)} is a ${sample.format} file`,
          pointer: formats.pointer,
          isValid,
        },
        (value) => withValueAt(value, file.at, asSent(valueIn(value, file.at), sample)),
      ),
    );
  });
}

function asSent(before: JsonValue | undefined, { type, base64 }: MediaSample): JsonValue {
  const isFile = before !== undefined && readDataUri(before) !== undefined;
  return isFile ? writeDataUri({ type, bytes: Buffer.from(base64, "base64") }) : base64;
}
