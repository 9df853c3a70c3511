import type { OpenApiDocument, Operation } from "openapi-contract/document";
import { curl, signedCurl } from "./curl.js";
import { openapiFetch } from "./openapi-fetch.js";
import { python } from "./python.js";
import { type SampleRequest, sampleRequests } from "./request.js";
import { type Sample, type SampleLanguage, sampleLanguages } from "./sample.js";
import { typescript } from "./typescript.js";

export { type Sample, type SampleLanguage, sampleLanguages } from "./sample.js";

/** How a language is called, and how a request is written in it; not every request can be. */
interface Language {
  label: string;
  write(request: SampleRequest): string | undefined;
}

const languages: { readonly [language in SampleLanguage]: Language } = {
  typescript: { label: "TypeScript", write: typescript },
  "openapi-fetch": { label: "openapi-fetch", write: openapiFetch },
  curl: { label: "curl", write: curl },
  "curl-signed": { label: "curl, signed", write: signedCurl },
  python: { label: "Python", write: python },
};

/** Returns the samples of an operation: one in each language for each of its examples. */
export function samplesOf(document: OpenApiDocument, operation: Operation): Sample[] {
  return sampleRequests(document, operation).flatMap((request) =>
    sampleLanguages.flatMap((language): Sample[] => {
      const { label, write } = languages[language];
      const source = write(request);
      if (source === undefined) return [];
      const { example, mediaType } = request;
      return [{ language, label, example, ...(mediaType !== undefined && { mediaType }), source }];
    }),
  );
}
