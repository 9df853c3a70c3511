import type { IHttpRequest } from "@stoplight/prism-http";

/** A request as the engine reads it. */
export type EngineRequest = IHttpRequest;

/** One way in which a request, or the example that answers it, breaks the document. */
export interface MockViolation {
  /** Path to the place, such as `["request", "body", "face_set_name"]`. */
  location: string[];
  severity: "Error" | "Warning" | "Information" | "Hint";
  message: string;
  code?: string | number;
}

/** What the engine answers. */
export interface EngineResponse {
  status: number;
  headers: { [name: string]: string };
  body: unknown;
  violations: MockViolation[];
}
