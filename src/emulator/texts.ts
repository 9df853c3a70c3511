import type { Emulator } from "./emulator.js";
import type { EmulatorExchange } from "./exchange.js";
import { faults } from "./fault.js";

/** What is printed of an emulator that has started: all that a caller needs. */
export function introduction(emulator: Omit<Emulator, "close" | typeof Symbol.asyncDispose>): string[] {
  const { url, projectId, token, accessKey, secretKey, account } = emulator;
  const rows = {
    "project id": projectId,
    token: `${token} (header X-Auth-Token)`,
    "access key": `${accessKey}, secret key ${secretKey}`,
    account: `${account.name}, user ${account.user.name}, password ${account.user.password}`,
    pictures: `${url}/pictures/ada.png, also of ben, of both (ada,ben.png) or of nobody; ?photo=2 draws another one`,
    faults: `header Prefer: fault=NAME, one of ${Object.keys(faults).join(", ")}`,
  };
  return [
    ...Object.entries(rows).map(([name, value]) => `  ${name.padEnd(11)} ${value}`),
    `  try it      curl -H 'X-Auth-Token: ${token}' ${url}/v2/${projectId}/face-sets`,
  ];
}

/** Describes a request in one line. */
export function exchangeLine({ method, url, status, milliseconds }: EmulatorExchange): string {
  return `${status === 0 ? "reset" : status} ${method} ${url} ${milliseconds.toFixed(0)} ms`;
}
