import { BufferedResponse } from "./client/buffered-response.js";
import { anything, checkOptions, type OptionRule } from "./client/check.js";
import { FrsInputError } from "./client/errors.js";
import { type Reply, replyOf } from "./client/reply.js";

/** Status and headers of a stubbed response. */
export interface StubbedResponse {
  /**
   * HTTP status.
   *
   * @default 200
   */
  status?: number | undefined;
  /**
   * Headers, such as `X-Request-Id`.
   *
   * @default {}
   */
  headers?: { readonly [name: string]: string } | undefined;
}

const responseRules = {
  status: anything,
  headers: anything,
} satisfies { [Name in keyof Required<StubbedResponse>]: OptionRule };

/**
 * Creates the reply of a method, for test doubles of the client.
 *
 * @example
 * ```ts
 * const frs: Pick<FrsClient, "listFaceSets"> = { listFaceSets: () => stubReply({ face_sets_info: [] }) };
 * ```
 * @param data - The body of the response; a rejected `Promise` makes the call fail.
 * @throws {FrsInputError} If an option is unknown, or a header is not valid.
 */
export function stubReply<Output>(data: Output | Promise<Output>, response: StubbedResponse = {}): Reply<Output> {
  checkOptions("", "", response, responseRules);
  const { status = 200, headers = {} } = response;
  const received = new BufferedResponse(status, headersOf(headers), new Uint8Array());
  return replyOf(Promise.resolve(data).then((output) => ({ data: output, received })));
}

function headersOf(headers: { readonly [name: string]: string }): Headers {
  try {
    return new Headers(headers);
  } catch (cause) {
    throw new FrsInputError("", "headers", "`headers` must be an object of header names and values.", { cause });
  }
}
