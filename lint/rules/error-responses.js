/**
 * Requires that every operation documents the error statuses that the service and its gateway are known to send.
 * Options: `statuses` for every operation, `bodyStatuses` in addition where there is a request body, and `byTag`, which
 * gives the operations of a tag a list of their own.
 *
 * @param {{ statuses?: string[], bodyStatuses?: string[], byTag?: { [tag: string]: string[] } }} options
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function errorResponses({ statuses = [], bodyStatuses = [], byTag = {} }) {
  return {
    Operation(operation, { report, location }) {
      const tag = operation.tags?.find((name) => name in byTag);
      const usual = operation.requestBody ? [...statuses, ...bodyStatuses] : statuses;
      const expected = (tag !== undefined && byTag[tag]) || usual;
      const missing = expected.filter((status) => !(status in (operation.responses ?? {})));
      if (missing.length === 0) return;
      report({
        message: `Operation does not document the responses ${missing.join(", ")}: add references to components/responses/.`,
        location: location.child("responses").key(),
      });
    },
  };
}
