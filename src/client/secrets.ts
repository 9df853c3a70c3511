import type { OperationDefinition, RequestParts } from "./operation.js";
import type { Redacted } from "./redaction.js";
import type { Call } from "./transport.js";

/** Names of headers that carry credentials. */
const credentialHeader = /auth|token|secret|key|code$|credential|cookie|signature|password/i;

/** The credentials in headers. */
function credentialsOf(headers: Headers | undefined): string[] {
  const found: string[] = [];
  // The headers of another package may know no more than to get one.
  headers?.forEach?.((value, name) => {
    if (!credentialHeader.test(name)) return;
    const cookies = name === "cookie" ? value.split(/;\s*/).map((pair) => pair.slice(pair.indexOf("=") + 1)) : [];
    // What follows a scheme, and the two parts of a signature that tell something, are secrets by themselves.
    const parts = [...value.matchAll(/(?:^(?:Basic|Bearer)\s+|Access=|Signature=)([^,\s]+)/gi)].map(
      ([, part]) => part ?? "",
    );
    found.push(value, ...cookies, ...parts);
  });
  return found;
}

/** Notes the credentials of a request whose response may be told of: the next attempt can have others. */
export function noteCredentials({ progress }: Call, headers: Headers): void {
  progress.credentials.push(...credentialsOf(headers));
}

/**
 * What no error and no event of a call may show. Servers and proxies sometimes repeat what they were sent, or say what they
 * should have kept to themselves.
 *
 * @param response - Headers of the response that is told of.
 */
export function redactedOf({ progress, content }: Call, response?: Headers): Redacted {
  return {
    secrets: [...progress.credentials, ...credentialsOf(progress.sent), ...credentialsOf(response), ...content.secrets],
    isOfMedia: content.isOfMedia,
  };
}

/** What a body holds that no error may show. */
export interface BodyContent extends Redacted {
  /** Adds what is in its files, which are read only when there is an error. */
  readFiles(): Promise<void>;
}

/** Returns what the body of a request holds that no error may show. */
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
