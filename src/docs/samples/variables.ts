/** Environment variables that the samples read, named as in the official SDKs where these have a name. */
export const variables = {
  token: "FRS_TOKEN",
  project: "HUAWEICLOUD_SDK_PROJECT_ID",
  accessKey: "HUAWEICLOUD_SDK_AK",
  secretKey: "HUAWEICLOUD_SDK_SK",
  securityToken: "HUAWEICLOUD_SDK_SECURITY_TOKEN",
} as const;
