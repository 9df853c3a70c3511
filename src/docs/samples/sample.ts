/** Languages of the samples, in the order in which readers see them. */
export const sampleLanguages = ["typescript", "openapi-fetch", "curl", "curl-signed", "python"] as const;

/** A language of samples, together with what it calls the service by. */
export type SampleLanguage = (typeof sampleLanguages)[number];

/** A program that sends one example of an operation and prints the response. */
export interface Sample {
  language: SampleLanguage;
  /** What readers choose the language by, such as `TypeScript`. */
  label: string;
  /** Name of the example of the request; empty if the request has no body. */
  example: string;
  /** Media type of the request; absent if the request has no body. */
  mediaType?: string;
  /** The whole program, with a line feed at its end. */
  source: string;
}
