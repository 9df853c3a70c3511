import type { OperationDefinition, RequestParts } from "./operation.js";
import type { Redacted } from "./redaction.js";
import type { Call } from "./transport.js";

/** Names of headers with credentials. */
const credentialHeader = /auth|token|secret|key|code$|credential|cookie|signature|password/i;

/** Returns the credentials in headers. */
function credentialsOf(headers: Headers | undefined): string[] {
  const found: string[] = [];
  // The headers of another package may have no other method than `get`.
  headers?.forEach?.((value, name) => {
    if (!credentialHeader.test(name)) return;
    const cookies = name === "cookie" ? value.split(/;\s*/).map((pair) => pair.slice(pair.indexOf("=") + 1)) : [];
    // The value after a scheme, and the key and signature of a signed request, are secrets, too.
    const parts = [...value.matchAll(/(?:^(?:Basic|Bearer)\s+|Access=|Signature=)([^,\s]+)/gi)].map(
      ([, part]) => part ?? "",
    );
    found.push(value, ...cookies, ...parts);
  });
  return found;
}

/** Collects the credentials of a request that may appear in an error: the next attempt can have others. */
export function noteCredentials({ progress }: Call, headers: Headers): void {
  progress.credentials.push(...credentialsOf(headers));
}

/**
 * Returns what no error and no event of a call may show. Servers and proxies sometimes repeat a request, or reveal secrets.
 *
 * @param response - Headers of the response.
 */
export function redactedOf({ progress, content }: Call, response?: Headers): Redacted {
  return {
    secrets: [...progress.credentials, ...credentialsOf(progress.sent), ...credentialsOf(response), ...content.secrets],
    isOfMedia: content.isOfMedia,
  };
}

/** Content of a body that no error may show. */
export interface BodyContent extends Redacted {
  /** Adds the content of files, which are read only for an error. */
  readFiles(): Promise<void>;
}

/** Returns the content of a request body that no error may show. */
export function contentOf(operation: OperationDefinition, body: RequestParts["body"]): BodyContent {
  const { secrets, content } = operation.body ?? {};
  const media = content?.ofFields(operation, body) ?? [];
  return {
    secrets: secrets?.(body) ?? [],
    isOfMedia: content && ((word) => content.isPartOf(media, word)),
    readFiles: async () => {
      if (content) media.push(...(await content.ofFiles(operation, body)));
    },
  };
}
