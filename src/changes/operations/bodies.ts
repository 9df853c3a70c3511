import { memberOf, membersOf, type Place } from "../version.js";
import { compareContent, compareHeaders, followed } from "./content.js";
import { type Context, compareExtensions, compareTexts, noteBreak, noteCompatible, noteEffect } from "./context.js";

/** The body of requests: one that is required now, or no longer taken, breaks senders. */
export function compareRequestBody(context: Context, before: Place | undefined, after: Place | undefined): void {
  const [base, revision] = [followed(context, "base", before), followed(context, "revision", after)];
  if (!base && !revision) return;
  if (!revision) {
    const text = "the request body was removed";
    noteBreak(context, "request", { rule: "request-body-removed", base, revision, text });
    return;
  }
  const isRequired = memberOf(revision, "required")?.value === true;
  if (!base) {
    const text = `a ${isRequired ? "required" : "optional"} request body was added`;
    noteEffect(context, "request", isRequired ? "narrowed" : "compatible", {
      rule: "request-body-added",
      base,
      revision,
      text,
    });
    return;
  }
  const wasRequired = memberOf(base, "required")?.value === true;
  if (wasRequired !== isRequired) {
    const text = `the request body is ${isRequired ? "required now" : "optional now"}`;
    noteEffect(context, "request", isRequired ? "narrowed" : "widened", {
      rule: `request-body-${isRequired ? "required" : "optional"}`,
      base: memberOf(base, "required") ?? base,
      revision: memberOf(revision, "required") ?? revision,
      text,
    });
  }
  compareContent(context, memberOf(base, "content"), memberOf(revision, "content"), "request");
  compareTexts(context, base, revision, ["description"]);
  compareExtensions(context, base, revision);
}

/**
 * Responses by status. A documented status that goes away breaks those who treat it, and a new one breaks those who treat
 * what is documented, be it a success or an error, unless a range or `default` covered it before. A range that is replaced
 * by statuses of it breaks nobody.
 */
export function compareResponses(context: Context, before: Place | undefined, after: Place | undefined): void {
  const [old, now] = [byStatus(before), byStatus(after)];
  compareExtensions(context, before, after);
  for (const [status, place] of old) {
    const base = followed(context, "base", place);
    const revision = followed(context, "revision", now.get(status) ?? covering(now, status));
    if (base && revision) compareResponse(context, base, revision);
    else {
      const isNarrower = [...now.keys()].some((other) => status === `${other[0]}XX`);
      const rule = isSuccess(status) ? "response-success-removed" : "response-error-removed";
      const text = `the response ${statusText(status)} was removed`;
      noteEffect(context, "response", isNarrower ? "narrowed" : "replaced", { rule, base, revision, text });
    }
  }
  for (const [status, place] of now) {
    if (old.has(status)) continue;
    const base = followed(context, "base", covering(old, status));
    const revision = followed(context, "revision", place);
    if (base && revision) {
      const text = `the response ${statusText(status)} was added, which another one covered`;
      noteCompatible(context, { rule: "response-specified", base: undefined, revision, text });
      compareResponse(context, base, revision);
    } else {
      const rule = isSuccess(status) ? "response-success-added" : "response-error-added";
      const text = `the response ${statusText(status)} was added`;
      noteEffect(context, "response", "widened", { rule, base, revision, text });
    }
  }
}

function isSuccess(status: string): boolean {
  return /^[123]/.test(status);
}

function compareResponse(context: Context, before: Place, after: Place): void {
  compareHeaders(context, memberOf(before, "headers"), memberOf(after, "headers"), "response");
  compareContent(context, memberOf(before, "content"), memberOf(after, "content"), "response");
  compareTexts(context, before, after, ["description", "links"]);
  compareExtensions(context, before, after);
}

function byStatus(responses: Place | undefined): Map<string, Place> {
  return new Map(
    membersOf(responses)
      .filter(([status]) => !status.startsWith("x-"))
      .map(([status, place]) => [status.toUpperCase(), place]),
  );
}

/** The response that holds for a status which has none of its own: that of its range, else the default. */
function covering(responses: ReadonlyMap<string, Place>, status: string): Place | undefined {
  if (status === "DEFAULT") return undefined;
  const range = /^\d\d\d$/.test(status) ? responses.get(`${status[0]}XX`) : undefined;
  return range ?? responses.get("DEFAULT");
}

function statusText(status: string): string {
  return `\`${status === "DEFAULT" ? "default" : status}\``;
}
