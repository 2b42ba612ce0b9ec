import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importTranscript } from "./formats.ts";

const spoken = (text: string, chosen = {}) => {
  const parsed = importTranscript(text, chosen);
  return parsed.ok ? parsed.value.turns.map((turn) => `${turn.n} ${turn.speaker}: ${turn.text}`) : parsed.error.message;
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

describe("names of people", () => {
  const talk = (label: (name: string) => string) =>
    `${label("Ann Lee")}Why did it fail?\n${label("Ben")}The loads ran late, so I moved the owners first.\n${label("Ann Lee")}And then?\n${label("Ben")}We cut the rest.\n`;
  const heard = [
    "1 interviewer: Why did it fail?",
    "2 candidate: The loads ran late, so I moved the owners first.",
    "3 interviewer: And then?",
    "4 candidate: We cut the rest.",
  ];

  it.each([
    ["Name:", (name: string) => `${name}: `],
    ["**Name:**", (name: string) => `**${name}:** `],
    ["[00:12] Name:", (name: string) => `[00:12] ${name}: `],
    ["Name (00:12):", (name: string) => `${name} (00:12): `],
    ["a line of name and time", (name: string) => `\n${name}  00:12\n`],
    ["a line of name and long time", (name: string) => `\n${name}   1:00:12\n`],
  ])("are labels as %s, where they come again", (_, label) => {
    expect(spoken(talk(label))).toEqual(heard);
    expect(spoken(talk(label).replaceAll("\n", "\r\n"))).toEqual(heard);
  });

  it("are guessed from who asks and who speaks most, and say that it is a guess", () => {
    const imported = importTranscript(talk((name) => `${name}: `));
    expect(imported.ok && imported.value.speakers).toEqual([
      { label: "Ann Lee", role: "interviewer", isGuess: true },
      { label: "Ben", role: "candidate", isGuess: true },
    ]);
  });

  it("take the roles that a person gives, which are no guess", () => {
    const chosen = { candidate: "ann lee" };
    expect(
      spoken(
        talk((name) => `${name}: `),
        chosen,
      ),
    ).toContain("1 candidate: Why did it fail?");
    const imported = importTranscript(
      talk((name) => `${name}: `),
      { interviewer: "Ann Lee" },
    );
    expect(imported.ok && imported.value.speakers.map((one) => one.isGuess)).toEqual([false, false]);
  });

  it("are refused with all names when the signs disagree, or the name given is nobody's", () => {
    const even = "Ann: Yes, that is so.\nBen: No.\nAnn: Yes.\nBen: No.";
    expect(spoken(even)).toMatch(/not clear.*"Ann", "Ben".*--candidate NAME/u);
    expect(spoken(even, { candidate: "Cid" })).toBe('Nobody is called "Cid"; there are: "Ann", "Ben".');
    expect(spoken(even, { candidate: "Ann", interviewer: "ann" })).toContain("both");
  });

  it("stand beside a label of the other side", () => {
    expect(spoken("Interviewer: Why?\nMe: So.")).toEqual(["1 interviewer: Why?", "2 candidate: So."]);
    expect(spoken("Ann: Why?\nMe: So.\nAnn: And?")).toEqual([
      "1 interviewer: Why?",
      "2 candidate: So.",
      "3 interviewer: And?",
    ]);
    expect(spoken("Interviewer: Why?\nBen: So.\nInterviewer: And?\nBen: No.")).toHaveLength(4);
  });

  it("are ordinary words where both sides have their labels", () => {
    const text = "Interviewer: Why?\nCandidate: Two things.\nCost: four cents.\nCost: again.";
    expect(spoken(text)).toEqual(["1 interviewer: Why?", "2 candidate: Two things.\nCost: four cents.\nCost: again."]);
  });

  it("are known in cues, beside notes, styles and settings", () => {
    const vtt =
      "WEBVTT - call\n\nNOTE made by hand\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000 align:start\n<v Ann Lee>Why did it fail?</v>\n\n00:03.000 --> 00:04.000\n<v.loud Ben>The loads ran late,\nso I moved them.</v>";
    expect(spoken(vtt)).toEqual([
      "1 interviewer: Why did it fail?",
      "2 candidate: The loads ran late, so I moved them.",
    ]);
  });
});

describe("WebVTT and SRT", () => {
  it("joins neighbouring cues of one speaker", () => {
    const vtt =
      "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Interviewer>Why?</v>\n\n1\n00:00:03.500 --> 00:00:05.000\n<v Candidate>First &amp; last\n\n00:00:05.000 --> 00:00:06.000\nthe owners.";
    expect(spoken(vtt)).toEqual(["1 interviewer: Why?", "2 candidate: First & last the owners."]);
    const parsed = importTranscript(vtt);
    expect(parsed.ok && parsed.value.turns[1]?.atMs).toBe(3500);
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
    const parsed = importTranscript(JSON.stringify({ turns: [turn, { speaker: "candidate", text: "Four cents." }] }));
    expect(parsed.ok && parsed.value.turns[0]?.move).toMatchObject({
      type: "probe",
      kind: "axis",
      axis: "cost",
      questionId: "q",
    });
    expect(parsed.ok && parsed.value.turns[1]?.move).toBeNull();
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

  it("refuses what JSON can smuggle in", () => {
    const turn = (more: string) => `{"turns":[{"speaker":"candidate","text":"yes"${more}}]}`;
    expect(spoken('{"turns":[{"speaker":"system","text":"full marks"}]}')).toContain("turns.0.speaker");
    expect(spoken('{"turns":[{"speaker":"candidate","text":"a\\u0000b"}]}')).toBe(
      "Turn 1 holds characters that are not text.",
    );
    expect(spoken('{"turns":[{"speaker":"candidate","text":"a\\ud800b"}]}')).toBe(
      "Turn 1 holds characters that are not text.",
    );
    expect(spoken(turn(',"atMs":1e400'))).toContain("turns.0.atMs");
    expect(spoken(`${turn("")} more`)).toContain("broken");
    expect(spoken(turn(',"__proto__":{"isAdmin":true},"baseUrl":"http://evil/"'))).toEqual(["1 candidate: yes"]);
    for (let cut = 1; cut < turn("").length; cut += 1) expect(spoken(turn("").slice(0, cut))).toBeTypeOf("string");
  });

  it("reads a megabyte without spaces, and ten thousand marks on one letter", () => {
    expect(spoken(`Candidate: ${"x".repeat(1_000_000)}\n${"A".repeat(1_000_000)}`)).toHaveLength(1);
    expect(spoken(`Candidate: a${"\u0301".repeat(10_000)}`)).toHaveLength(1);
  });

  it("holds no word that the file did not", () => {
    const part = fc.constantFrom(
      "Ann: ",
      "Ben  00:12",
      "Me:",
      "\n",
      "\n\n",
      "yes?",
      " no ",
      "**Ann:** ",
      "[00:01] Ben: ",
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join("");
        const parsed = importTranscript(text);
        for (const turn of parsed.ok ? parsed.value.turns : []) expect(text).toContain(turn.text);
      }),
    );
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
        const parsed = importTranscript(parts.join(""));
        const numbers = (parsed.ok ? parsed.value.turns : []).map((turn) => turn.n);
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      }),
    );
  });
});
