import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { JsonObject, Locate } from "openapi-contract/document";
import { lastReleased, releasedFile } from "../released.js";
import { bundleDocument } from "./bundle.js";
import { checkOut, commitOf, mergeBase, repositoryOf, whyNoCommit } from "./git.js";
import { LoadError } from "./load-error.js";

/** A version of a document, ready to be compared. */
export interface LoadedVersion {
  /** What reports call it: a path, a URL, or a commit with a path. */
  name: string;
  document: JsonObject;
  /** Finds places until the version is closed. */
  locate: Locate;
  /** Deletes what was written to read it. */
  close(): Promise<void>;
}

/** What versions are looked up in. */
export interface LoadOptions {
  /** The directory that paths and commits are relative to. */
  cwd: string;
  /** Path of the document in its repository, for a commit without a path. */
  path: string;
  /** How long a remote file may take; half a minute unless given. */
  limitMs?: number;
}

/**
 * Reads a version of a document: an existing file, or a directory with `openapi.yaml`, else a URL, else a commit, branch or
 * tag, with the path of another document after a colon.
 *
 * @throws {LoadError} If it cannot be read.
 */
export async function loadVersion(reference: string, { cwd, path, limitMs }: LoadOptions): Promise<LoadedVersion> {
  if (reference === "") throw new LoadError("The name of a version must not be empty.");
  const file = resolve(cwd, reference);
  if (existsSync(file)) {
    const document = (await stat(file)).isDirectory() ? await documentIn(file, reference) : file;
    return { name: reference, ...(await bundleDocument(document, reference, cwd)), close };
  }
  if (/^https?:\/\//i.test(reference)) {
    return { name: reference, ...(await bundleDocument(reference, reference, cwd, limitMs)), close };
  }
  const [commit = "", own = path] = reference.split(/:(.*)/s);
  const id = await commitOf(cwd, commit);
  if (id === undefined) throw new LoadError(await whyNoCommit(cwd, reference));
  const { directory, remove } = await checkOut(cwd, id);
  try {
    const name = `${commit}:${own}`;
    const found = join(directory, own);
    if (!existsSync(found)) throw new LoadError(`${commit} has no ${own}: name the document as ${commit}:PATH.`);
    const document = (await stat(found)).isDirectory() ? await documentIn(found, name) : found;
    return { name, ...(await bundleDocument(document, name, directory)), close: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** For versions that nothing was written for. */
async function close(): Promise<void> {}

async function documentIn(directory: string, name: string): Promise<string> {
  const file = ["openapi.yaml", "openapi.yml", "openapi.json"].map((each) => join(directory, each)).find(existsSync);
  if (file === undefined) throw new LoadError(`${name} is a directory without openapi.yaml or openapi.json.`);
  return file;
}

/** What the working tree is compared with, and why. */
export interface DefaultBase {
  /** A reference for {@link loadVersion}. */
  reference: string;
  /** Such as `the last release`, for a report. */
  reason: string;
}

/**
 * What the working tree is compared with unless another base is named: the document of the last release, else that of the
 * commit from which the work went apart from the default branch.
 *
 * @returns `undefined` if nothing was released or committed yet.
 */
export async function defaultBase({ cwd, path }: LoadOptions): Promise<DefaultBase | undefined> {
  const last = await lastReleased(cwd);
  if (last !== undefined) return { reference: releasedFile(last), reason: "the last release" };
  const base = await mergeBase(cwd);
  const repository = await repositoryOf(cwd);
  if (base === undefined || repository === undefined) return undefined;
  const { commit, branch, isCurrent } = base;
  const place = isCurrent ? `the current commit, which ${branch} has, too` : `where this branch left ${branch}`;
  return { reference: `${commit.slice(0, 12)}:${path}`, reason: `${place}; nothing is released yet` };
}
