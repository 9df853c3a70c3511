import type { Profile } from "openapi-contract";
import { serviceProfile } from "./contract/profile.js";
import { validateByPrism } from "./contract-profile/prism-validator.js";
import { startFrsServer } from "./emulator/server.js";
import { bundleFile, howToBundle } from "./generate/layout.js";
import { startMock } from "./mock/server.js";

/** Adapts the contract engine to the Face Recognition Service, in this repository: with the mock, and with Prism's validation. */
export const frsProfile = {
  ...serviceProfile,
  commands: {
    run: "npm run contract --",
    plan: "npm run contract -- --dry-run",
    replay: "npm run contract -- --replay",
    merge: "npm run contract -- --merge",
    record: "npm run forward --",
  },
  document: { file: bundleFile, ifMissing: howToBundle },
  mock: { start: (document) => startMock(document), url: "http://127.0.0.1:4010" },
  emulator: {
    async start(document) {
      const { url, projectId, token, close } = await startFrsServer({ document });
      return { url, environment: { FRS_TOKEN: token, HUAWEICLOUD_SDK_PROJECT_ID: projectId }, close };
    },
    url: "http://127.0.0.1:4012",
  },
  validators: {
    prism: {
      title: "Prism's validation passes",
      about:
        "Prism's own validation of the same exchange, in addition to the checks of this project. If only Prism reports a " +
        "problem, review both the response and the document.",
      create: validateByPrism,
    },
  },
  // Without a target, the mock is tested.
  help: { ...serviceProfile.help, examples: ["", ...serviceProfile.help.examples] },
} satisfies Profile;
