import { expect, it } from "vitest";
import { createTestStorage } from "../testing/storage.ts";
import { readKey, takeKeyFromLink } from "./key.ts";

const key = "0123456789abcdef".repeat(4);

function placeOf(hash: string) {
  const addresses: string[] = [];
  const storage = createTestStorage();
  const history = { replaceState: (_data: unknown, _unused: string, url: string) => void addresses.push(url) };
  return { place: { location: { hash, pathname: "/setup", search: "?a=1" }, history, storage }, addresses, storage };
}

it("keeps the key of the link and takes it out of the address", () => {
  const { place, addresses, storage } = placeOf(`#key=${key}`);
  expect(takeKeyFromLink(place)).toBe(true);
  expect(readKey(storage)).toBe(key);
  expect(addresses).toEqual(["/setup?a=1"]);
});

it("leaves any other fragment alone", () => {
  for (const hash of ["", "#top", "#key=", "#key=short", `#key=${key}&more`]) {
    const { place, addresses, storage } = placeOf(hash);
    expect(takeKeyFromLink(place)).toBe(false);
    expect(addresses).toEqual([]);
    expect(storage.values.size).toBe(0);
  }
});

it("still has the key when the browser refuses to keep it", () => {
  const storage = {
    getItem: () => null,
    setItem: () => {
      throw new DOMException("no room", "QuotaExceededError");
    },
  };
  expect(takeKeyFromLink({ ...placeOf(`#key=${key}`).place, storage })).toBe(true);
  expect(readKey(storage)).toBe(key);
});
