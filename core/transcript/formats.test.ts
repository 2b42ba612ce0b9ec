import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTranscript } from "./formats.ts";

const spoken = (text: string) => {
  const parsed = parseTranscript(text);
  return parsed.ok ? parsed.value.map((turn) => `${turn.n} ${turn.speaker}: ${turn.text}`) : parsed.error.message;
};

describe("plain text and Markdown", () => {
  it("starts a turn at each label and keeps blank lines inside a turn", () => {
    expect(spoken("Interviewer: Why?\n\nCandidate: First.\n\nSecond.\nInterviewer: And?")).toEqual([
      "1 interviewer: Why?",
      "2 candidate: First.\n\nSecond.",
      "3 interviewer: And?",
    ]);
  });

  it.each([
    "**Interviewer:** Why?",
    "**Interviewer**: Why?",
    "> interviewer: Why?",
    "[00:01:02] Interviewer (Ann): Why?",
    "## Interviewer\nWhy?",
  ])("knows the label in %j", (line) => {
    expect(spoken(`# Mock interview\n\n${line}\n\nCandidate: So.`)).toEqual([
      "1 interviewer: Why?",
      "2 candidate: So.",
    ]);
  });

  it("takes Q and A for labels only where there are no full ones", () => {
    expect(spoken("Q: Why?\nA: So.")).toEqual(["1 interviewer: Why?", "2 candidate: So."]);
    expect(spoken("Interviewer: Why?\nCandidate: Two parts.\nA: the first.")).toEqual([
      "1 interviewer: Why?",
      "2 candidate: Two parts.\nA: the first.",
    ]);
  });

  it("does not take the word candidate in a sentence for a label", () => {
    expect(spoken("Candidate: I met\ncandidate number two\nand hired her.")).toHaveLength(1);
  });

  it("says that labels are missing", () => {
    expect(spoken("I would start with the owners.")).toContain("Interviewer:");
  });
});

describe("WebVTT and SRT", () => {
  it("joins neighbouring cues of one speaker", () => {
    const vtt =
      "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Interviewer>Why?</v>\n\n1\n00:00:03.500 --> 00:00:05.000\n<v Candidate>First &amp; last\n\n00:00:05.000 --> 00:00:06.000\nthe owners.";
    expect(spoken(vtt)).toEqual(["1 interviewer: Why?", "2 candidate: First & last the owners."]);
    const parsed = parseTranscript(vtt);
    expect(parsed.ok && parsed.value[1]?.atMs).toBe(3500);
  });

  it("reads SRT with speaker names", () => {
    expect(
      spoken("1\n00:00:01,000 --> 00:00:02,000\nInterviewer: Why?\n\n2\n00:00:03,000 --> 00:00:04,000\nCandidate: So."),
    ).toEqual(["1 interviewer: Why?", "2 candidate: So."]);
  });
});

describe("JSON", () => {
  it("reads what simulate prints, with its moves", () => {
    const turn = {
      n: 1,
      speaker: "interviewer",
      text: "And the bill?",
      atMs: 5,
      move: "probe",
      kind: "axis",
      reason: "r",
      questionId: "q",
      axis: "cost",
    };
    const parsed = parseTranscript(JSON.stringify({ turns: [turn, { speaker: "candidate", text: "Four cents." }] }));
    expect(parsed.ok && parsed.value[0]?.move).toMatchObject({
      type: "probe",
      kind: "axis",
      axis: "cost",
      questionId: "q",
    });
    expect(parsed.ok && parsed.value[1]?.move).toBeNull();
  });

  it("refuses a nest of a million brackets at once", () => {
    expect(spoken("[".repeat(1_000_000))).toContain("nested");
  });

  it("names the place where the JSON is no transcript", () => {
    expect(spoken('{"turns":[{"speaker":"robot","text":""}]}')).toContain("turns.0.speaker");
  });
});

describe("anything else", () => {
  it("says that a file is empty or not text", () => {
    expect(spoken(" \n\t")).toBe("The file is empty.");
    expect(spoken("Candidate: \u0000\u0001")).toBe("The file is not text.");
  });

  it("never throws, and numbers turns from 1 without gaps", () => {
    const part = fc.constantFrom(
      "Interviewer:",
      "Candidate: yes",
      "\n",
      "\n\n",
      "WEBVTT",
      "00:00:01.000 --> x",
      "{",
      "]",
      "**",
      "A:",
      "é",
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const parsed = parseTranscript(parts.join(""));
        const numbers = (parsed.ok ? parsed.value : []).map((turn) => turn.n);
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      }),
    );
  });
});
