import { readFile } from "node:fs/promises";
import { expect } from "vitest";
import { validateXML } from "xmllint-wasm";
import { toJunit } from "../../src/report/junit.js";
import type { Report } from "../../src/report/report.js";
import { parseXml, type XmlElement } from "./xml.js";

const schema = await readFile(new URL("junit.xsd", import.meta.url), "utf8");

/** Expects that CI servers accept a JUnit report, as the schema beside this file states it. */
export async function expectValidJunit(xml: string): Promise<void> {
  const { errors } = await validateXML({ xml: { fileName: "junit.xml", contents: xml }, schema });
  expect(errors.map(({ message }) => message)).toEqual([]);
}

/** Writes a report as JUnit XML, expects it to be valid, and returns its root element. */
export async function validJunit(report: Report): Promise<XmlElement> {
  const xml = toJunit(report);
  await expectValidJunit(xml);
  return parseXml(xml);
}
