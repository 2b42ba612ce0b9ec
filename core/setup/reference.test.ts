import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseReference } from "./reference.ts";
import { type ReferencePage, itemsOf } from "./reference-page.ts";

const front = ["---", "id: slo-menu", "title: SLO menu", "summary: What a dataset promises.", "order: 20", "---"];
const file = (...lines: string[]) => [...front, ...lines].join("\n");
const read = (text: string): ReferencePage => {
  const page = parseReference(text);
  if (!page.ok) throw new Error(JSON.stringify(page.error));
  return page.value;
};
const problemsOf = (text: string) => {
  const page = parseReference(text);
  return page.ok ? [] : page.error.map(({ type, line, column }) => `${type} ${line}:${column}`);
};

describe("a reference page", () => {
  it("is front matter, sections, paragraphs and items", () => {
    const page = read(
      file(
        "",
        "## Freshness",
        "How late is late,",
        "in words.",
        "",
        "- **Batch**: by 06:00",
        "- **Stream:** 5 min",
        "  at p95",
      ),
    );
    expect(page).toEqual({
      id: "slo-menu",
      title: "SLO menu",
      summary: "What a dataset promises.",
      order: 20,
      sections: [
        {
          title: "Freshness",
          paragraphs: ["How late is late, in words."],
          items: [
            { id: "freshness/batch", prompt: "Batch", answer: "by 06:00" },
            { id: "freshness/stream", prompt: "Stream", answer: "5 min at p95" },
          ],
        },
      ],
    });
  });

  it("reads Windows line ends, a byte order mark and values in quotes", () => {
    const text = `\uFEFF${file("## A", "- **B**: c").replace("SLO menu", '"SLO: a menu"').replaceAll("\n", "\r\n")}`;
    expect(read(text)).toMatchObject({ title: "SLO: a menu", sections: [{ items: [{ answer: "c" }] }] });
  });

  it("keeps the id of an item while others come, go and move", () => {
    const before = itemsOf(read(file("## Cost", "- **Unit cost**: a", "- **Owner**: b")));
    const after = itemsOf(
      read(file("## New", "- **Owner**: x", "## Cost", "- **Budget**: c", "- **Unit cost?**: mended")),
    );
    expect(after.at(-1)?.id).toBe(before[0]?.id);
    expect(new Set(after.map(({ id }) => id)).size).toBe(3);
  });

  it("keeps signs that only look like markup", () => {
    expect(itemsOf(read(file("## A", "- **p95 < 2 s**: when [late] & 3 > 2")))[0]).toMatchObject({
      prompt: "p95 < 2 s",
      answer: "when [late] & 3 > 2",
    });
  });
});

describe("a broken reference page", () => {
  it("names what is missing in the front matter, and where", () => {
    expect(problemsOf("# Title")).toEqual(["no-front-matter 1:1"]);
    expect(problemsOf("---\nid: a")).toEqual(["open-front-matter 2:1"]);
    expect(problemsOf(file("## A", "- **B**: c").replace("order: 20", "order: soon"))).toEqual(["no-order 5:1"]);
    expect(problemsOf(file("## A", "- **B**: c").replace("id: slo-menu", "id: ../x"))).toEqual(["no-id 2:1"]);
    expect(problemsOf(file("## A", "- **B**: c").replace("order: 20", "order: 20\ncolour: red"))).toEqual([
      "unknown-field 6:1",
    ]);
    expect(problemsOf(file("## A", "- **B**: c").replace("order: 20", "order: 20\nid: b"))).toEqual(["same-field 6:1"]);
  });

  it("names every line that is not of the form", () => {
    const lines = [
      "words",
      "# One",
      "## A",
      "- no prompt",
      "1. first",
      "### B",
      "- **C**:",
      "- **D**: e",
      "- **d**: f",
    ];
    expect(problemsOf(file(...lines, "## a", "- **X** y"))).toEqual([
      "before-heading 7:1",
      "other-heading 8:1",
      "not-an-item 10:1",
      "not-an-item 11:1",
      "other-heading 12:1",
      "empty-answer 13:1",
      "same-item 15:1",
      "same-heading 16:1",
      "not-an-item 17:1",
    ]);
  });

  it("takes neither HTML nor links", () => {
    expect(problemsOf(file("## A", "see <script>x</script>", "- **B**: [c](d)", "- **E**: http://f"))).toEqual([
      "markup 8:5",
      "link 9:12",
      "link 10:10",
    ]);
  });

  it("has limits: size, length of a line, number of items, at least one item", () => {
    expect(problemsOf(file("## A", "x".repeat(2_001)))).toEqual(["long-line 8:2001"]);
    expect(problemsOf("x\n".repeat(200_000))).toEqual(["too-large 1:1"]);
    const items = Array.from({ length: 201 }, (_, index) => `- **Item ${index}**: a`);
    expect(problemsOf(file("## A", ...items))).toEqual(["too-many-items 208:1"]);
    expect(problemsOf(file("## A", "words"))).toEqual(["no-items 8:1"]);
  });

  it("tells 20 problems at most", () => {
    expect(problemsOf(file("## A", ...Array.from({ length: 500 }, () => "- x")))).toHaveLength(20);
  });
});

const anyLine = fc.oneof(
  fc.string(),
  fc.constantFrom(
    "---",
    "## A",
    "## B",
    "# C",
    "- **P**: a",
    "- **P**:",
    "  more",
    "",
    "- x",
    "id: a",
    "order: 1",
    "title: t",
  ),
);

describe("any text at all", () => {
  it("gives a page or problems with a place inside the text, and never throws", () => {
    fc.assert(
      fc.property(fc.array(anyLine), fc.boolean(), (lines, isWhole) => {
        const text = isWhole ? file(...lines) : lines.join("\n");
        const page = parseReference(text);
        if (page.ok) {
          const ids = itemsOf(page.value).map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          return;
        }
        expect(page.error.length).toBeGreaterThan(0);
        for (const { line, column } of page.error) {
          expect(line).toBeLessThanOrEqual(text.split("\n").length);
          expect(column).toBeGreaterThanOrEqual(1);
        }
      }),
    );
  });

  it("is read in time that grows with its length", () => {
    const nasty = ["- **", "**", "<", "](", "#", " \t", '"', ": ", "*"];
    for (const part of nasty) {
      const lines = Array.from({ length: 120 }, () => part.repeat(Math.floor(2_000 / part.length)));
      const start = performance.now();
      parseReference(file("## A", ...lines));
      expect(performance.now() - start).toBeLessThan(200);
    }
  });
});
