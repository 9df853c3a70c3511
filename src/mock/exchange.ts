import type { IHttpRequest } from "@stoplight/prism-http";

/** A request as the engine reads it. */
export type EngineRequest = IHttpRequest;

/** One way in which a request, or the example that responds it, breaks the document. */
export interface MockViolation {
  /** Path to the place, such as `["request", "body", "face_set_name"]`. */
  location: string[];
  severity: "Error" | "Warning" | "Information" | "Hint";
  message: string;
  code?: string | number;
}

/** What the engine responses. */
export interface EngineResponse {
  status: number;
  headers: { [name: string]: string };
  body: unknown;
  violations: MockViolation[];
}

/** Returns the pairs of a query as the engine reads them: those of one name together. */
export function queryByName(pairs: readonly (readonly [name: string, value: string])[]): {
  [name: string]: string | string[];
} {
  return Object.fromEntries(
    pairs.map(([name]) => {
      const values = pairs.filter(([other]) => other === name).map(([, value]) => value);
      return [name, values.length > 1 ? values : (values[0] ?? "")];
    }),
  );
}
