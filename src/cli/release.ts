import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import { CommandError, exitCode, UsageError } from "openapi-contract/cli";
import { dayOf } from "../changes/ledger.js";
import { LoadError } from "../changes/load/load-error.js";
import { engineProduct } from "../changes/release/engine-product.js";
import { frsProduct } from "../changes/release/frs-product.js";
import type { ReleaseWishes } from "../changes/release/product.js";
import { release, whyRefused } from "../changes/release/release.js";
import { ReleaseError } from "../changes/release/release-error.js";
import { openRepository, type ReleaseRepository } from "../changes/release/repository.js";
import type { ReportOptions } from "../changes/report/report.js";
import { documentVersion, packageVersions, VersionFileError, withVersion } from "../changes/written-version.js";
import { bundleFile } from "../generate/layout.js";
import { runPipeline } from "../generate/pipeline.js";
import { command, run } from "./command.js";
import { compareTypesSince, policyOf } from "./comparison.js";
import { writeGenerated } from "./write-generated.js";

/** What must pass with the release in the tree: what CI runs, as far as it needs nothing to be installed. */
const checks = [
  ["run", "lint"],
  ["run", "lint:code"],
  ["run", "generate", "--", "--check"],
  ["run", "changes", "--", "--gate"],
  ["run", "typecheck"],
  ["test"],
] as const;

/** What the command uses, in place of which tests put something else. */
export interface ReleaseTools {
  /** Checks the tree; returns the command that failed, if one did. */
  check: (root: string) => Promise<string | undefined>;
  /** How what changed since the last release is found. */
  comparison: (root: string) => Promise<ReportOptions>;
  today: () => string;
}

const tools: ReleaseTools = {
  check: async (root) => {
    for (const args of checks) {
      const { status } = spawnSync("npm", args, { cwd: root, stdio: "inherit" });
      if (status !== 0) return `npm ${args.join(" ")}`;
    }
    return undefined;
  },
  comparison: async (root) => ({ compareTypes: compareTypesSince(root), policy: await policyOf(root) }),
  today: () => dayOf(new Date()),
};

interface Options extends Omit<ReleaseWishes, "today"> {
  package: "frs" | "contract";
  dryRun?: boolean;
  prepare?: boolean;
}

/** `npm run release`: releases a package locally, as a commit and a tag. Nothing is published. */
export async function main(args: string[], { check, comparison, today }: ReleaseTools = tools): Promise<number> {
  const program = command(
    "release",
    "Release a package as a commit and a tag: version, changelog, released document. Nothing is published.",
  )
    .option("--dry-run", "print the next version and its section of the changelog, and write nothing")
    .option("--pre <name>", "make a pre-release, such as 1.2.0-beta.0 for beta", preName)
    .addOption(
      new Option("--bump <part>", "the part of the version that grows at least").choices(["major", "minor", "patch"]),
    )
    .addOption(
      new Option("--package <package>", "what is released: the document with its client, or openapi-contract")
        .choices(["frs", "contract"])
        .default("frs"),
    )
    .option("--prepare", "set the version that the changes demand, for the pull request that makes them");
  return await run(program, args, async () => {
    const options = program.opts<Options>();
    if (options.prepare && (options.dryRun || options.package === "contract")) {
      throw new UsageError("--prepare sets the version of the document: leave out --dry-run and --package.");
    }
    const root = process.cwd();
    const wishes = { pre: options.pre, bump: options.bump, today: today() };
    try {
      const product =
        options.package === "contract" ? engineProduct : frsProduct({ comparison: await comparison(root), generate });
      const repository = await openRepository(root);
      if (options.dryRun || options.prepare) {
        const plan = await product.plan(repository, wishes);
        if ("nothing" in plan) {
          console.log(plan.nothing);
          return exitCode.ok;
        }
        if (options.prepare) {
          await setVersion(repository, plan.version);
          console.log(`Set the version ${plan.version}: ${plan.why}`);
          return exitCode.ok;
        }
        console.log(`${product.tagPrefix}${plan.version}: ${plan.why}\n\n${plan.section}`);
        const refused = await whyRefused(product, repository, plan);
        if (refused !== undefined) console.error(`A release would be refused now. ${refused}`);
        return exitCode.ok;
      }
      const released = await release(product, repository, { ...wishes, check, say: (line) => console.log(line) });
      if (released) {
        console.log(`Push it to have it published: git push origin HEAD ${released.tag}`);
      }
      return exitCode.ok;
    } catch (error) {
      if (error instanceof LoadError || error instanceof ReleaseError || error instanceof VersionFileError) {
        throw new CommandError(error.message, { cause: error });
      }
      throw error;
    }
  });
}

/** Generates what follows from the document. */
async function generate(root: string): Promise<{ written: string[]; bundle: string }> {
  const { files } = await runPipeline({ root });
  return { written: await writeGenerated(root, files), bundle: bundleFile };
}

/** Sets the version in the files as they are now, committed or not. */
async function setVersion(repository: ReleaseRepository, version: string): Promise<void> {
  for (const place of [documentVersion, ...packageVersions]) {
    const text = await readFile(join(repository.root, place.file), "utf8").catch(() => undefined);
    if (text !== undefined) await repository.write(place.file, withVersion(text, place, version));
  }
  await generate(repository.root);
}

function preName(text: string): string {
  if (!/^[a-zA-Z][0-9a-zA-Z-]*$/.test(text)) {
    throw new InvalidArgumentError("The name of a pre-release must be letters, digits and hyphens, such as beta.");
  }
  return text;
}
