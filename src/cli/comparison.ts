import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Policy, readPolicy, standardPolicy } from "../changes/policy.js";
import { releasedVersionOf } from "../changes/released.js";
import type { CompareTypes } from "../changes/report/report.js";
import { sourceFile } from "../generate/layout.js";

/** Where a project says what it decides about verdicts. */
export const policyFile = "changes-policy.yaml";

/** The policy that the caller names, else that of the project. */
export async function policyOf(root: string, named?: string, cwd = root): Promise<Policy> {
  if (named !== undefined) return await readPolicy(resolve(cwd, named), named);
  const own = join(root, policyFile);
  return existsSync(own) ? await readPolicy(own, policyFile) : standardPolicy;
}

/** Compares types; the compiler is loaded only then. */
export const compareTypes: CompareTypes = async (base, revision, changes) =>
  (await import("../changes/types/compare.js")).compareTypes(base, revision, changes);

/** The same, with the client of the working tree, of which the commit or the tag of the base has tests. */
export function compareTypesSince(root: string): CompareTypes {
  return async (base, revision, changes) => {
    const [commit = "", path] = base.name.split(/:(.*)/s);
    const released = releasedVersionOf(base.name);
    const reference = released === undefined ? commit : `v${released}`;
    const compared = await compareTypes(base, revision, changes);
    if (path !== sourceFile && released === undefined) return compared;
    const { compareClientTests } = await import("../changes/types/client-tests.js");
    const client = await compareClientTests(root, reference, base);
    return { changes: [...compared.changes, ...client.changes], notes: [...compared.notes, ...client.notes] };
  };
}
