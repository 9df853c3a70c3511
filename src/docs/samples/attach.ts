import { isObject, type OpenApiDocument, valueAt } from "openapi-contract/document";
import type { Sample, SampleLanguage } from "./sample.js";

/** Languages of the samples, as viewers know them for their colours. */
const highlighting: { readonly [language in SampleLanguage]: string } = {
  typescript: "TypeScript",
  "openapi-fetch": "TypeScript",
  curl: "Shell",
  "curl-signed": "Shell",
  python: "Python",
};

/**
 * Returns a copy of a document whose operations have their samples (`x-codeSamples`).
 *
 * @param byPointer - Samples of each operation, by its pointer.
 */
export function withSamples(
  document: OpenApiDocument,
  byPointer: ReadonlyMap<string, readonly Sample[]>,
): OpenApiDocument {
  const copy = structuredClone(document);
  for (const [pointer, samples] of byPointer) {
    const target = valueAt(copy, pointer);
    if (!isObject(target)) continue;
    target["x-codeSamples"] = samples.map((sample) => ({
      lang: highlighting[sample.language],
      label: labelOf(sample, samples),
      source: sample.source,
    }));
  }
  return copy;
}

/** A label that no other sample of the operation has: the first of a language has the name of the language alone. */
function labelOf(sample: Sample, samples: readonly Sample[]): string {
  const [first] = samples.filter(({ language }) => language === sample.language);
  if (first === sample) return sample.label;
  const isUnique = samples.filter(
    ({ language, example }) => language === sample.language && example === sample.example,
  );
  const form = sample.mediaType?.replace(/^.*\//, "") ?? "";
  return `${sample.label} · ${sample.example}${isUnique.length > 1 ? ` (${form})` : ""}`;
}
