import type { Check, Problem } from "../check.js";
import type { Exchange, ExchangeFailure } from "../exchange.js";
import { failure } from "./response/problem.js";

const troubles: { readonly [kind in ExchangeFailure["kind"]]: string } = {
  connect: "Nobody responded",
  reset: "The connection was closed before a complete response came",
  timeout: "No complete response came in time",
  protocol: "What came is not HTTP",
  abort: "The caller broke off",
};

/** Every request gets a complete response. */
export const responseComplete: Check = {
  name: "response-complete",
  title: "a complete response comes",
  about: `Every request is responded, and the response comes to its end: the connection is neither refused nor closed early, the
time limit is kept, and the bytes are HTTP. A failure means that there is nothing to judge, so no other check looks at
such a response. Try the request by itself; if it passes then, the endpoint or the way to it did not bear the load.`,
  check({ operation, exchange, repeated }): Problem[] {
    return [trouble(exchange, ""), repeated && trouble(repeated, " when the request was repeated")]
      .filter((message) => message !== undefined)
      .map((message) => failure({ message, pointer: operation ? `${operation.pointer}/responses` : "/paths" }));
  },
};

function trouble({ failure: what, response }: Exchange, when: string): string | undefined {
  if (what === undefined) return undefined;
  const came =
    response === undefined ? "" : `; status ${response.status} and ${response.body.length} bytes of the body had come`;
  return `${troubles[what.kind]}${when} (${what.message.replace(/\.$/, "")})${came}.`;
}
