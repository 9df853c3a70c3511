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

/** All checks, most important first, in the order of reports and docs. */
export const checks: readonly Check[] = [
  // Without a response there is nothing else to check.
  responseComplete,
  noServerError,
  // Access, valid and invalid input.
  credentialsRefused,
  inputAccepted,
  inputRefused,
  methodRefused,
  // What callers read.
  statusDocumented,
  contentTypeDocumented,
  bodyValid,
  // Stored data.
  scenarioStep,
  stableResponse,
  // Details.
  errorDocumented,
  responseHeaders,
  requestId,
  noUndocumentedProperty,
  responseTime,
];
