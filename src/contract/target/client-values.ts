import type { Operation } from "../../spec/operations.js";

/** Values of client options, by the name in `x-client-option`, such as `projectId`. */
export interface ClientOptions {
  readonly [option: string]: string | undefined;
}

/** The values of the parameters that clients take from their options, to be sent in place of the document's examples. */
export function clientValues(
  operations: readonly Operation[],
  options: ClientOptions,
): { [parameter: string]: string } {
  const parameters = operations.flatMap((operation) => operation.parameters);
  return Object.fromEntries(
    parameters.flatMap(({ name, clientOption }) => {
      const value = clientOption === undefined ? undefined : options[clientOption];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
