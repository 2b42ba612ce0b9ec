import { expect, it } from "vitest";
import { addressOf, pageAt, type PreparePage } from "./page-address.ts";

const pageOf = (packId: string, id: string): PreparePage => ({
  packId,
  packTitle: packId,
  id,
  title: id,
  summary: id,
  order: 1,
  sections: [],
});
const pages = [pageOf("first", "slo-menu"), pageOf("second", "slo-menu"), pageOf("second", "star")];

it("gives each page an address of its own, short where it can be", () => {
  expect(pages.map((page) => addressOf(page, pages))).toEqual(["slo-menu", "second~slo-menu", "star"]);
});

it("finds each page at its address, and nothing at any other", () => {
  expect(pages.map((page) => pageAt(addressOf(page, pages), pages))).toEqual(pages);
  expect(pageAt("none", pages)).toBeNull();
});
