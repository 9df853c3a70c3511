import { expect, onTestFinished, test } from "vitest";
import { checks } from "../../packages/contract/src/checks/index.js";
import { openMock, openRunningMock } from "../../packages/contract/src/target/mock.js";
import { frsProfile } from "../../src/contract-profile.js";
import { bundleFile } from "../../src/generate/layout.js";
import { cases } from "../contract/derived-for-mock.js";
import { tryCases } from "../contract/tried-cases.js";
import { document } from "../root.js";
import { type Compared, compareMocks, startStockPrism } from "./stock-prism.js";

const operationIds = [...new Set(cases.map(({ operationId }) => operationId))];

test("the stock Prism responds as the mock does, except where the list of differences says why", async () => {
  const mock = await openMock(document, frsProfile);
  onTestFinished(() => mock.close());
  const prism = await startStockPrism(bundleFile);
  const stock = openRunningMock(document, prism.url, frsProfile.credentials);
  onTestFinished(async () => {
    await stock.close();
    await prism.close();
  });
  // The responses are compared, so that few checks do.
  const few = checks.filter(({ name }) => name === "response-complete");
  const compared = new Map<string, Compared>();
  for (const operationId of operationIds) {
    const own = cases.filter((each) => each.operationId === operationId);
    const [onOurs, onStock] = await Promise.all([tryCases(own, mock, few), tryCases(own, stock, few)]);
    for (const { id } of own) compared.set(id, { mock: onOurs.results.get(id), stock: onStock.results.get(id) });
  }
  const { text, unexplained } = compareMocks(compared);
  expect(unexplained).toEqual([]);
  await expect(text).toMatchFileSnapshot("__output__/stock-prism.md");
});
