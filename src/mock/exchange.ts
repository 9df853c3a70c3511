import type { IHttpRequest } from "@stoplight/prism-http";

/** A request as the engine reads it. */
export type EngineRequest = IHttpRequest;

/** One violation of the document, by a request or by the example in its response. */
export interface MockViolation {
  /** Path to the place, such as `["request", "body", "face_set_name"]`. */
  location: string[];
  severity: "Error" | "Warning" | "Information" | "Hint";
  message: string;
  code?: string | number;
}

/** A response of the engine. */
export interface EngineResponse {
  status: number;
  headers: { [name: string]: string };
  body: unknown;
  violations: MockViolation[];
}

/** Groups the pairs of a query by name, as the engine reads them. */
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
