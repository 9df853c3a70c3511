import { memberOf, membersOf, type Place } from "../version.js";
import {
  type Context,
  compareDeprecation,
  compareExtensions,
  compareSchemas,
  compareTexts,
  noteBreak,
  noteCompatible,
} from "./context.js";
import { compareContent, followed } from "./media-types.js";
import { styleOf } from "./parameters.js";

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
    const change = { rule: "request-body-added", base, revision, text };
    if (isRequired) noteBreak(context, "request", change);
    else noteCompatible(context, change);
    return;
  }
  const wasRequired = memberOf(base, "required")?.value === true;
  if (wasRequired !== isRequired) {
    const text = `the request body is ${isRequired ? "required now" : "no longer required"}`;
    const change = {
      rule: `request-body-${isRequired ? "required" : "optional"}`,
      base: memberOf(base, "required") ?? base,
      revision: memberOf(revision, "required") ?? revision,
      text,
    };
    if (isRequired) noteBreak(context, "request", change);
    else noteCompatible(context, change);
  }
  compareContent(context, memberOf(base, "content"), memberOf(revision, "content"), "request");
  compareTexts(context, base, revision, ["description"]);
  compareExtensions(context, base, revision);
}

/**
 * Responses by status. A documented success that goes away breaks readers. A new status breaks them, be it a success or an
 * error, unless a range or `default` covered it before: careful readers treat what is documented.
 */
export function compareResponses(context: Context, before: Place | undefined, after: Place | undefined): void {
  const [old, now] = [byStatus(before), byStatus(after)];
  for (const [status, place] of old) {
    const base = followed(context, "base", place);
    const revision = followed(context, "revision", now.get(status) ?? covering(now, status));
    if (base && revision) compareResponse(context, base, revision);
    else if (/^[123]/.test(status) || status === "DEFAULT") {
      const text = `the response ${statusText(status)} was removed`;
      noteBreak(context, "response", { rule: "response-success-removed", base, revision, text });
    } else {
      const text = `the response ${statusText(status)} was removed`;
      noteCompatible(context, { rule: "response-error-removed", base, revision, text });
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
      const rule = /^[123]/.test(status) ? "response-success-added" : "response-error-added";
      const text = `the response ${statusText(status)} was added`;
      noteBreak(context, "response", { rule, base, revision, text });
    }
  }
}

function compareResponse(context: Context, before: Place, after: Place): void {
  compareHeaders(context, memberOf(before, "headers"), memberOf(after, "headers"));
  compareContent(context, memberOf(before, "content"), memberOf(after, "content"), "response");
  compareTexts(context, before, after, ["description", "links"]);
  compareExtensions(context, before, after);
}

/** Headers of responses: one that goes away, or is optional now, breaks readers. */
function compareHeaders(context: Context, before: Place | undefined, after: Place | undefined): void {
  const byName = (side: "base" | "revision", headers: Place | undefined) =>
    new Map(
      membersOf(headers).flatMap(([name, place]): [string, Place][] => {
        const header = followed(context, side, place);
        // The media type stands in `content`; a header of that name is to be ignored.
        return header && name.toLowerCase() !== "content-type" ? [[name.toLowerCase(), header]] : [];
      }),
    );
  const [old, now] = [byName("base", before), byName("revision", after)];
  for (const [name, base] of old) {
    const revision = now.get(name);
    if (revision) compareHeader(context, name, base, revision);
    else {
      const text = `the header \`${name}\` was removed`;
      noteBreak(context, "response", { rule: "response-header-removed", base, revision, text });
    }
  }
  for (const [name, revision] of now) {
    if (old.has(name)) continue;
    const text = `the header \`${name}\` was added`;
    noteCompatible(context, { rule: "response-header-added", base: undefined, revision, text });
  }
}

function compareHeader(context: Context, name: string, before: Place, after: Place): void {
  const [was, is] = [before, after].map((place) => memberOf(place, "required")?.value === true);
  if (was !== is) {
    const text = `the header \`${name}\` is ${is ? "always sent now" : "no longer always sent"}`;
    const change = {
      rule: `response-header-${is ? "required" : "optional"}`,
      base: memberOf(before, "required") ?? before,
      revision: memberOf(after, "required") ?? after,
      text,
    };
    if (is) noteCompatible(context, change);
    else noteBreak(context, "response", change);
  }
  if (styleOf(before).explode !== styleOf(after).explode) {
    const text = `the header \`${name}\` is written in another style`;
    noteBreak(context, "response", { rule: "response-header-style-changed", base: before, revision: after, text });
  }
  compareSchemas(context, memberOf(before, "schema"), memberOf(after, "schema"), "response");
  compareContent(context, memberOf(before, "content"), memberOf(after, "content"), "response");
  compareDeprecation(context, before, after);
  compareTexts(context, before, after, ["description", "example", "examples"]);
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
