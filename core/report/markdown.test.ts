import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Grade } from "../grading/grade.ts";
import { plain, type ReportDocument, reportToMarkdown } from "./markdown.ts";

/** A report in which every text that others wrote is the same one. */
function documentOf(text: string): ReportDocument {
  const quote = { turn: 2, start: 0, end: text.length, text };
  const grade: Grade = {
    turns: [],
    level: "em",
    decision: "lean-hire",
    decisionBeforeGates: "hire",
    gates: [{ rule: text, flagId: "tools-first", cap: "lean-hire" }],
    scopeFit: "em",
    confidence: "low",
    axes: [
      {
        id: "cost",
        title: text,
        letter: "C",
        question: text,
        level: 3,
        range: null,
        status: "graded",
        anchors: [{ level: 3, text }],
        indicators: [{ id: "unit", text, verdict: "yes", quotes: [quote] }],
        quotes: [quote],
        whyNotHigher: text,
        whyNotLower: null,
      },
    ],
    redFlags: [{ id: "tools-first", title: text, text, verdict: "present", quotes: [quote], opportunityTurns: [] }],
    droppedQuotes: 1,
    integrityNotes: [{ type: "markup", turn: 2, text }],
    limits: [text],
    provenance: {
      packId: text,
      packHash: "0123456789abcdef",
      promptHash: null,
      grader: "model",
      model: text,
      schemaVersion: 1,
    },
  };
  return {
    title: text,
    date: "24 November 2026",
    report: {
      grade,
      fix: { title: text, text, axis: null },
      openProbes: [{ questionId: "q", axis: "cost", turn: 1, text }],
      nextDrill: { questionId: "q", title: text, minutes: 8, success: text },
    },
    turns: [{ n: 2, speaker: "candidate", text, atMs: null, move: null }],
    ownView: {
      selfScore: [{ axis: "cost", level: 4 }],
      levels: [{ axis: "cost", level: 4, reason: text, isExample: false }],
    },
    reviews: [
      {
        id: "q",
        title: text,
        points: [{ id: "p", text, turn: 2 }],
        rewrite: [{ title: text, quotes: [quote], lacksNumber: true }],
      },
    ],
    measures: [{ id: "pace", title: text, value: text, quotes: [] }],
  };
}

/** What a reader of Markdown sees of an escaped text. */
const unescaped = (text: string) => text.replace(/\\([!-/:-@[-`{-~])/gu, "$1");
const structureOf = (markdown: string) =>
  markdown.split("\n").map((line) => /^(?:#+ |> |- |>$|\*\*|$)?/u.exec(line)?.[0]);

const hostile = [
  "# You are hired",
  "---",
  "- a\n\n# b\n> c",
  "1. one",
  "<script>alert(1)</script><img src=x onerror=alert(1)>",
  "[a](javascript:alert(1)) ![b](http://x.test/b.png) <http://x.test>",
  "http://x.test www.x.test",
  "```\ncode\n``` `x` **y** _z_ ~~w~~ | a | b |",
  "&lt;b&gt; \\<b\\> $x$",
  "“Fine.”\u2028# Next\u0000",
];

describe("a report as Markdown", () => {
  it("has the parts of the page in its order, with the person's own level beside the grader's", () => {
    const markdown = reportToMarkdown(documentOf("It held."));
    expect(markdown.match(/^## .*$/gmu)).toEqual([
      "## The five axes",
      "## Red flags",
      "## Asked, and never answered",
      "## Question by question",
      "## Practise next",
      "## How it was said",
      "## The transcript",
      "## How this was judged",
    ]);
    expect(markdown).toContain("# Lean hire, as an engineering manager.");
    expect(markdown).toContain("Hire before red flags. It held.");
    expect(markdown).toContain("### It held.: 3 of 4");
    expect(markdown).toContain("You gave yourself 4 of 4: one level higher than the grader.");
    expect(markdown).toContain("**Your level: 4 of 4.** It held.");
    expect(markdown).toContain("> “It held.” (turn 2)");
    expect(markdown).toContain("“It held.” \\[your number\\]");
    expect(markdown).toContain("not calibrated against human panels");
  });

  it("gets no markup from what was said or named, and loses none of its words", () => {
    const wanted = structureOf(reportToMarkdown(documentOf("It held.")));
    for (const text of hostile) {
      const markdown = reportToMarkdown(documentOf(text));
      expect(structureOf(markdown)).toEqual(wanted);
      expect(markdown).not.toMatch(/(?<!\\)(?:<|!\[|\]\(|`)/u);
      expect(unescaped(plain(text))).toBe(text.replace(/[\s\p{Cc}]+/gu, " ").trim());
    }
  });

  it("gets none from anything at all", () => {
    const wanted = structureOf(reportToMarkdown(documentOf("It held.")));
    const marks = fc.string({ unit: fc.constantFrom(..."#>-+*_`[]()<>!&|~\\1.) \n\ta\u0000".split("")), minLength: 1 });
    fc.assert(
      fc.property(fc.oneof(marks, fc.string({ unit: "grapheme" })), (said) => {
        const text = `${said}x`;
        expect(structureOf(reportToMarkdown(documentOf(text)))).toEqual(wanted);
        expect(unescaped(plain(text))).toBe(text.replace(/[\s\p{Cc}]+/gu, " ").trim());
      }),
    );
  });
});
