/**
 * Every operation documents the error statuses that the service and its gateway are known to send.
 * Options: `statuses` for every operation, `bodyStatuses` in addition where there is a request body.
 *
 * @param {{ statuses?: string[], bodyStatuses?: string[] }} options
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function errorResponses({ statuses = [], bodyStatuses = [] }) {
  return {
    Operation(operation, { report, location }) {
      const expected = operation.requestBody ? [...statuses, ...bodyStatuses] : statuses;
      const missing = expected.filter((status) => !(status in (operation.responses ?? {})));
      if (missing.length === 0) return;
      report({
        message: `Operation does not document the responses ${missing.join(", ")}: refer to components/responses/.`,
        location: location.child("responses").key(),
      });
    },
  };
}
