import type { Check } from "../check.js";
import { bodyValid } from "./body-valid.js";
import { contentTypeDocumented } from "./content-type-documented.js";
import { credentialsRefused } from "./credentials-refused.js";
import { errorDocumented } from "./error-documented.js";
import { inputAccepted } from "./input-accepted.js";
import { inputRefused } from "./input-refused.js";
import { methodRefused } from "./method-refused.js";
import { noServerError } from "./no-server-error.js";
import { noUndocumentedProperty } from "./no-undocumented-property.js";
import { requestId } from "./request-id.js";
import { responseComplete } from "./response-complete.js";
import { responseHeaders } from "./response-headers.js";
import { responseTime } from "./response-time.js";
import { scenarioStep } from "./scenario-step.js";
import { stableResponse } from "./stable-response.js";
import { statusDocumented } from "./status-documented.js";

/** All checks, in the order in which to look at what they find, which is that of reports and docs. */
export const checks: readonly Check[] = [
  // Nothing can be said of an endpoint that does not respond.
  responseComplete,
  noServerError,
  // Who is let in, and to what.
  credentialsRefused,
  inputAccepted,
  inputRefused,
  methodRefused,
  // What callers read.
  statusDocumented,
  contentTypeDocumented,
  bodyValid,
  // What the endpoint remembers.
  scenarioStep,
  stableResponse,
  // Details.
  errorDocumented,
  responseHeaders,
  requestId,
  noUndocumentedProperty,
  responseTime,
];
