import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createNameSwap } from "./names-out.ts";

const swap = createNameSwap([
  { name: "Acme", as: "[employer]" },
  { name: "Acme Cloud", as: "[product]" },
  { name: "Mary O'Neil", as: "my boss" },
  { name: "Jones", as: "my boss" },
]);

describe("createNameSwap", () => {
  it.each([
    ["I worked at Acme.", "I worked at [employer]."],
    ["ACME's bill, acme-wide", "[employer]'s bill, [employer]-wide"],
    ["Acme Cloud came later", "[product] came later"],
    ["mary  o’neil and Jones' team", "[my boss] and [my boss 2]' team"],
    ["数据Acme", "数据[employer]"],
    ["Acmeology is something else", "Acmeology is something else"],
  ])("makes %j %j", (text, out) => expect(swap.replace(text)).toBe(out));

  it("puts the names back as they were written", () => {
    expect(swap.restore("What did [Employer] ask [my boss 2]'s team?")).toBe("What did Acme ask Jones's team?");
    expect(swap.restore("[somebody else] stays")).toBe("[somebody else] stays");
  });

  it("takes another label where the chosen one holds a word of a name", () => {
    const own = createNameSwap([{ name: "Data House", as: "[the house]" }]);
    expect(own.replace("Data House and its house rules")).toBe("[name] and its house rules");
  });

  const name = fc
    .array(fc.constantFrom("Ada", "name", "Zoë", "x", "xx", "xxx", "1", "New", "York", "O'Neil", "ß", "İz"), {
      minLength: 1,
      maxLength: 3,
    })
    .map((words) => words.join(" "))
    .filter((words) => words.length >= 2);
  const namesOut = fc.array(fc.record({ name, as: fc.oneof(name, fc.string({ minLength: 1, maxLength: 12 })) }), {
    maxLength: 8,
  });
  const text = fc
    .array(fc.oneof(name, fc.constantFrom("we", "[", "]", "[name 1]", "'s", ",", "New"), fc.string({ maxLength: 8 })))
    .map((parts) => parts.join(" "));

  it("leaves no name in any text, whatever the labels are", () => {
    fc.assert(
      fc.property(namesOut, text, (names, said) => {
        const out = createNameSwap(names).replace(said);
        for (const { name: secret } of names) {
          const words = secret.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];
          const found = new RegExp(`(?<![\\p{L}\\p{N}])${words.join("[ '’-]+")}(?![\\p{L}\\p{N}])`, "iu").test(out);
          expect([secret, out, found && words.length > 0]).toEqual([secret, out, false]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("gives each name a label of its own, so that each comes back", () => {
    fc.assert(
      fc.property(namesOut, (names) => {
        const own = createNameSwap(names);
        for (const { name: secret } of names) {
          const back = own.restore(own.replace(secret));
          expect(own.replace(back)).toBe(own.replace(secret));
        }
      }),
    );
  });
});
