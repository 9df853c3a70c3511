import { areSame, deprecatedBefore, itemsOf, memberOf, type Place, resolved, type Version } from "../version.js";
import { compareContent } from "./content.js";
import {
  type Context,
  compareDeprecation,
  compareExtensions,
  compareSchemas,
  compareTexts,
  note,
  noteBreak,
  noteEffect,
} from "./context.js";
import { explodeOf, isOtherStyle, locationOf, styleOf } from "./style.js";

/** Headers that OpenAPI does not let parameters describe. */
const ignoredHeaders = new Set(["accept", "content-type", "authorization"]);

/**
 * Parameters, wherever they are declared: on the path or on the operation. One that goes away breaks senders, who have it
 * refused or ignored; a new one breaks them if it is required. Another name of a path parameter is nothing on the wire.
 * Another style breaks.
 */
export function compareParameters(context: Context, before: ParameterOwner, after: ParameterOwner): void {
  const [old, now] = [parametersOf(context.base, before), parametersOf(context.revision, after)];
  for (const [key, base] of old) {
    const revision = now.get(key);
    const name = nameOf(base);
    if (revision) compareParameter(context, base, revision);
    else {
      const text = `the ${locationOf(base)} parameter \`${name}\` was removed${deprecatedBefore(context.base, base)}`;
      noteBreak(context, "request", { rule: "parameter-removed", base, revision: undefined, text });
    }
  }
  for (const [key, revision] of now) {
    if (old.has(key)) continue;
    const isRequired = memberOf(revision, "required")?.value === true;
    const text = `the ${isRequired ? "required" : "optional"} ${locationOf(revision)} parameter \`${nameOf(revision)}\` was added`;
    noteEffect(context, "request", isRequired ? "narrowed" : "compatible", {
      rule: `parameter-${isRequired ? "required" : "optional"}-added`,
      base: undefined,
      revision,
      text,
    });
  }
}

/** Where parameters are declared. */
export interface ParameterOwner {
  /** The path as a template. */
  template: string;
  pathItem: Place | undefined;
  operation: Place;
}

/** Parameters by location and name; those of the path by their place in it. */
function parametersOf(version: Version, { template, pathItem, operation }: ParameterOwner): Map<string, Place> {
  const names = [...template.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  const found = new Map<string, Place>();
  for (const declared of [
    ...itemsOf(memberOf(pathItem, "parameters")),
    ...itemsOf(memberOf(operation, "parameters")),
  ]) {
    const parameter = resolved(version, declared);
    const [location, name] = [locationOf(parameter), nameOf(parameter)];
    const index = location === "path" ? names.indexOf(name) : -1;
    const own = location === "header" ? name.toLowerCase() : name;
    if (location === "header" && ignoredHeaders.has(own)) continue;
    found.set(index < 0 ? `${location} ${own}` : `path #${index}`, parameter);
  }
  return found;
}

function compareParameter(context: Context, before: Place, after: Place): void {
  if (nameOf(before) !== nameOf(after) && locationOf(after) === "path") {
    const [base, revision] = [memberOf(before, "name"), memberOf(after, "name")];
    const text = `the path parameter \`${nameOf(before)}\` is called \`${nameOf(after)}\` now`;
    note(context, { rule: "path-parameter-renamed", verdict: "docs", whom: "code", base, revision, text });
  }
  compareRequired(context, before, after);
  compareStyle(context, before, after);
  const [oldContent, newContent] = [memberOf(before, "content"), memberOf(after, "content")];
  if ((oldContent === undefined) !== (newContent === undefined)) {
    const text = `the parameter \`${nameOf(after)}\` is written in another way: by \`content\` instead of \`schema\`, or back`;
    noteBreak(context, "request", { rule: "parameter-content-changed", base: before, revision: after, text });
  } else if (oldContent && newContent) compareContent(context, oldContent, newContent, "request");
  else compareSchemas(context, memberOf(before, "schema"), memberOf(after, "schema"), "request");
  compareDeprecation(context, before, after);
  compareTexts(context, before, after, ["description", "example", "examples"]);
  compareExtensions(context, before, after);
}

function compareRequired(context: Context, before: Place, after: Place): void {
  const [old, now] = [before, after].map(
    (place) => locationOf(place) === "path" || memberOf(place, "required")?.value === true,
  );
  if (old === now) return;
  const [base, revision] = [memberOf(before, "required"), memberOf(after, "required")];
  const text = `the ${locationOf(after)} parameter \`${nameOf(after)}\` is ${now ? "required now" : "optional now"}`;
  noteEffect(context, "request", now ? "narrowed" : "widened", {
    rule: `parameter-${now ? "required" : "optional"}`,
    base: base ?? before,
    revision: revision ?? after,
    text,
  });
}

function compareStyle(context: Context, before: Place, after: Place): void {
  const [old, now] = [styleOf(context.base, before), styleOf(context.revision, after)];
  const [base, revision] = [before, after];
  if (isOtherStyle(old, now)) {
    const text = `the ${locationOf(after)} parameter \`${nameOf(after)}\` is written in another style`;
    noteBreak(context, "request", { rule: "parameter-style-changed", base, revision, text });
  } else if (!areSame(explodeOf(before), explodeOf(after))) {
    const text = "`explode` changed, which only matters for lists and objects";
    note(context, { rule: "docs-explode-changed", verdict: "docs", whom: "nobody", base, revision, text });
  }
  const [oldEmpty, newEmpty] = [before, after].map((place) => memberOf(place, "allowEmptyValue")?.value === true);
  if (oldEmpty === newEmpty) return;
  const text = `the parameter \`${nameOf(after)}\` ${newEmpty ? "may be empty now" : "must not be empty any more"}`;
  const rule = "parameter-empty-value-changed";
  noteEffect(context, "request", newEmpty ? "widened" : "narrowed", { rule, base, revision, text });
}

function nameOf(parameter: Place): string {
  return String(memberOf(parameter, "name")?.value ?? "");
}
