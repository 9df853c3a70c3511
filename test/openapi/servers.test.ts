import { listOperations } from "openapi-contract/document";
import { expect, test } from "vitest";
import { regions } from "../../src/index.js";
import { document } from "../root.js";

// The linter cannot follow a reference inside a server variable, so the list stands in two files.
test("every server that has regions lists the same ones", () => {
  const servers = listOperations(document).flatMap((operation) => operation.servers ?? []);
  const lists = servers.flatMap(({ variables }) => (variables?.region ? [variables.region.enum] : []));
  expect(lists.length).toBeGreaterThan(0);
  for (const list of lists) expect(list).toEqual([...regions]);
});
