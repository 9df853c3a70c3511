import type { Profile } from "openapi-contract";
import { FrsInputError } from "./client/errors.js";
import { checkMedia } from "./client/media.js";
import { algorithm } from "./client/signature.js";
import { validateByPrism } from "./contract-profile/prism-validator.js";
import { signer, signerVariables } from "./contract-profile/signer.js";
import { startFrsServer } from "./emulator/server.js";
import { bundleFile, howToBundle } from "./generate/layout.js";
import { startMock } from "./mock/server.js";

/** Adapts the contract engine to the Face Recognition Service: what its document does not state. */
export const frsProfile = {
  commands: {
    run: "npm run contract --",
    plan: "npm run contract -- --dry-run",
    replay: "npm run contract -- --replay",
    merge: "npm run contract -- --merge",
    record: "npm run forward --",
  },
  document: { file: bundleFile, ifMissing: howToBundle },
  namePrefix: "frs-contract",
  credentials: {
    variable: "FRS_TOKEN",
    headerForCurl: "X-Auth-Token",
    signers: { [algorithm]: signer },
    variables: `FRS_TOKEN, or ${signerVariables},`,
  },
  // The gateway uses two forms of its prefix.
  codeAliases: [["APIGW.", "APIG."]],
  clientOptions: [
    {
      name: "projectId",
      variable: "HUAWEICLOUD_SDK_PROJECT_ID",
      description: "project id at the endpoint",
      plural: "projects",
    },
  ],
  checkMedia: async (value, formats, schema) => {
    const definition = { formats, maxBytes: Number.POSITIVE_INFINITY, base64: true, schema };
    try {
      await checkMedia("", { value }, { value: definition });
      return undefined;
    } catch (error) {
      if (!(error instanceof FrsInputError)) throw error;
      return error.message.replace("`value` ", "");
    }
  },
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
  help: {
    inputs: `The image in scenarios of faces is a single grey pixel unless --input sets another: an endpoint that detects faces finds
none in it, and these scenarios end early. Reports and recordings never contain an image.`,
    credentials: `Credentials are read from the environment only: FRS_TOKEN, or HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK and, for temporary
keys, HUAWEICLOUD_SDK_SECURITY_TOKEN.`,
    examples: [
      "",
      "--region ap-southeast-1 --side-effects billable --dry-run",
      "--target https://api.example.com --operation listFaceSets --compare old/report.json",
      "--target https://api.example.com --side-effects writes --case scenario --input image=@face.jpg",
    ],
    record: "Requests must be signed for the target: `accessKeyAuth(key, { signFor })` in the client.",
  },
} satisfies Profile;
