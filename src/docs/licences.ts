import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Packages of which code is part of the site, by what readers know them as. */
const shipped: { readonly [name: string]: string } = {
  Redoc: "@redocly/cli",
  "Swagger UI": "swagger-ui-dist",
  MiniSearch: "minisearch",
};

/** A package of which code is part of the site, with the texts that go with it. */
export interface ShippedPackage {
  /** What readers know it as, such as `Redoc`. */
  name: string;
  /** Name and version on the registry, such as `minisearch@7.2.0`. */
  package: string;
  /** SPDX identifier of its licence. */
  licence: string;
  /** Texts of licence and notices, by path below the site's root. */
  texts: ReadonlyMap<string, string>;
}

/** Files of a package that a copy of its code must bring along. */
const legalFile = /^((swagger-ui-bundle\.js\.)?licen[cs]e|notice|third[-_]party[-_]notices)(\.(txt|md))?$/i;

/**
 * Reads the licences of all that is shipped with the site, from the packages themselves.
 *
 * @throws {Error} If a package contains no licence.
 */
export async function shippedPackages(): Promise<ShippedPackage[]> {
  return await Promise.all(Object.entries(shipped).map(([name, id]) => shippedPackage(name, id)));
}

async function shippedPackage(name: string, id: string): Promise<ShippedPackage> {
  const directory = await directoryOf(id);
  const { version, license } = JSON.parse(await readFile(join(directory, "package.json"), "utf8"));
  const files = (await readdir(directory)).filter((file) => legalFile.test(file)).sort();
  if (files.length === 0) throw new Error(`${id} contains no licence: a site with its code must not be published.`);
  const texts = files.map(async (file): Promise<[string, string]> => {
    const path = `licences/${id.replaceAll(/[^\w-]+/g, "-").replace(/^-/, "")}/${file.replace(/\.\w+$/, "")}.txt`;
    return [path, await readFile(join(directory, file), "utf8")];
  });
  return { name, package: `${id}@${version}`, licence: String(license), texts: new Map(await Promise.all(texts)) };
}

/** The directory of an installed package, whose `exports` may hide its `package.json`. */
async function directoryOf(id: string): Promise<string> {
  const paths = createRequire(import.meta.url).resolve.paths(id) ?? [];
  for (const path of paths) {
    const directory = join(path, id);
    if (
      await readFile(join(directory, "package.json")).then(
        () => true,
        () => false,
      )
    )
      return directory;
  }
  throw new Error(`${id} is not installed: run \`npm ci\`.`);
}
