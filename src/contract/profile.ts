import { FrsInputError } from "../client/errors.js";
import { checkMedia } from "../client/media.js";
import { algorithm } from "../client/signature.js";
import { signer, signerVariables } from "./signer.js";

/** What the contract engine has to know of the service besides its document, wherever it runs. */
export const serviceProfile = {
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
  /** Returns what is wrong with an image or a video, as the end of a sentence; `undefined` if it is valid. */
  checkMedia: async (value: string, formats: readonly string[], schema: string): Promise<string | undefined> => {
    const definition = { formats, maxBytes: Number.POSITIVE_INFINITY, base64: true, schema };
    try {
      await checkMedia("", { value }, { value: definition });
      return undefined;
    } catch (error) {
      if (!(error instanceof FrsInputError)) throw error;
      return error.message.replace("`value` ", "");
    }
  },
  help: {
    inputs: `The image in scenarios of faces is a single grey pixel unless --input sets another: an endpoint that detects faces finds
none in it, and these scenarios end early. Reports and recordings never contain an image.`,
    credentials: `Credentials are read from the environment only: FRS_TOKEN, or HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK and, for temporary
keys, HUAWEICLOUD_SDK_SECURITY_TOKEN.`,
    examples: [
      "--region ap-southeast-1 --side-effects billable --dry-run",
      "--target https://api.example.com --operation listFaceSets --compare old/report.json",
      "--target https://api.example.com --side-effects writes --case scenario --input image=@face.jpg",
    ],
    record: "Requests must be signed for the target: `accessKeyAuth(key, { signFor })` in the client.",
  },
} as const;
