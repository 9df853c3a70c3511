import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { versionText } from "../semver.js";
import type { Product, ReleasePlan, ReleaseWishes } from "./product.js";
import { ReleaseError } from "./release-error.js";
import type { ReleaseRepository } from "./repository.js";

/** What a release does with the world. */
export interface ReleaseOptions extends ReleaseWishes {
  /** Says what is done, in a line. */
  say(line: string): void;
  /** Checks the tree with the release in it; returns the command that failed, if one did. */
  check(root: string): Promise<string | undefined>;
}

/** How a release ended. */
export interface Released {
  tag: string;
  version: string;
}

/**
 * Releases a package locally: files, commit and tag; nothing is published. Each step looks at the tree and the tags for
 * whether it is done, so that a release that was interrupted goes on where it stopped.
 *
 * @returns `undefined` if there is nothing to release.
 * @throws {ReleaseError} If it is refused; the tree is as it was then.
 */
export async function release(
  product: Product,
  repository: ReleaseRepository,
  options: ReleaseOptions,
): Promise<Released | undefined> {
  const finished = await finish(product, repository, options);
  if (finished) return finished;
  const plan = await product.plan(repository, options);
  if ("nothing" in plan) {
    options.say(plan.nothing);
    return undefined;
  }
  const tag = `${product.tagPrefix}${plan.version}`;
  const refused = await whyRefused(product, repository, plan);
  if (refused !== undefined) throw new ReleaseError(refused);
  const isResumed = (await repository.dirty()).length > 0;
  options.say(isResumed ? `Goes on with ${tag}: ${plan.why}` : `${tag}: ${plan.why}`);
  for (const [path, text] of plan.files) await repository.write(path, text);
  const paths = [...plan.files.keys(), ...(await plan.writeOutputs())];
  options.say("Wrote the files of the release; now everything is checked with them.");
  const failed = await options.check(repository.root);
  if (failed !== undefined) {
    const dirty = await repository.dirty();
    await repository.restore(dirty.filter((path) => paths.includes(path) || plan.isOutput(path)));
    throw new ReleaseError(`\`${failed}\` failed: correct what it reports. The files are as they were.`);
  }
  const dirty = await repository.dirty();
  const other = dirty.filter((path) => !paths.includes(path) && !plan.isOutput(path));
  if (other.length > 0) throw new ReleaseError(dirtyText(other));
  await repository.commit(`Release ${tag}`, dirty);
  options.say(`Committed ${dirty.length} files.`);
  await repository.tag(tag, `${product.name} ${plan.version}`, await repository.head());
  return { tag, version: plan.version };
}

/** Goes on with a release whose files are committed: the tag is missing, or there is nothing to do any more. */
async function finish(
  product: Product,
  repository: ReleaseRepository,
  { pre, bump, say }: ReleaseOptions,
): Promise<Released | undefined> {
  const { version: found, releasedBy } = await product.current(repository);
  if (releasedBy === undefined) return undefined;
  const version = versionText(found);
  const tag = `${product.tagPrefix}${version}`;
  const [head, tagged] = [await repository.head(), await repository.tagged(tag)];
  const commit = await repository.lastChangeOf(releasedBy);
  if (tagged === undefined) {
    if (commit !== head) {
      throw new ReleaseError(
        `${version} was released by the commit ${commit.slice(0, 12)}, but the tag ${tag} is missing here: \`git fetch --tags\`, or, if it was never pushed, \`git tag --annotate --message ${tag} ${tag} ${commit.slice(0, 12)}\`.`,
      );
    }
    const dirty = await repository.dirty();
    if (dirty.length > 0) throw new ReleaseError(dirtyText(dirty));
    await repository.tag(tag, `${product.name} ${version}`, head);
    say(`Goes on with ${tag}: its commit was there, now the tag is, too.`);
    return { tag, version };
  }
  // The same command once more, after a release that was finished.
  const isSame = tagged === head && bump === undefined && pre === found.pre[0];
  if (!isSame || (await repository.dirty()).length > 0) return undefined;
  say(`${tag} is released: nothing was committed since.`);
  return { tag, version };
}

/**
 * Why a release cannot be made now: its tag exists, or the tree is neither the last commit nor that with a part of the release
 * in it. `undefined` if it can.
 */
export async function whyRefused(
  product: Product,
  repository: ReleaseRepository,
  plan: ReleasePlan,
): Promise<string | undefined> {
  const tag = `${product.tagPrefix}${plan.version}`;
  if ((await repository.tagged(tag)) !== undefined) {
    return `The tag ${tag} exists, but the last commit does not hold that release: check out the branch that does, or delete the tag (\`git tag --delete ${tag}\`) if it was never pushed.`;
  }
  const planned: string[] = [];
  const other: string[] = [];
  for (const path of await repository.dirty()) {
    const text = plan.files.get(path);
    const isPlanned =
      text === undefined
        ? plan.isOutput(path)
        : text === (await readFile(join(repository.root, path), "utf8").catch(() => undefined));
    (isPlanned ? planned : other).push(path);
  }
  // What is generated is written after the files: alone, it is not of this release.
  if (!planned.some((path) => plan.files.has(path))) other.push(...planned);
  return other.length > 0 ? dirtyText(other) : undefined;
}

function dirtyText(paths: readonly string[]): string {
  const more = paths.length > 3 ? ` and ${paths.length - 3} more` : "";
  return `The tree has changes that are not committed (${paths.slice(0, 3).join(", ")}${more}): commit or stash them first.`;
}
