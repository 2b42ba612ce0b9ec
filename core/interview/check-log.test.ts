import { describe, expect, it } from "vitest";
import { createPolicyPack } from "../testing/policy-pack.ts";
import { createScriptedReader } from "../testing/scripted-reader.ts";
import { createTalk, loopSetup, singleSetup } from "../testing/talk.ts";
import { InterviewSetup, SessionEvent } from "../transcript/session.ts";
import { checkLog, checkSetup } from "./check-log.ts";

const pack = createPolicyPack();
const held = () => {
  const talk = createTalk(createScriptedReader(pack), { ...singleSetup, mode: "practice" });
  talk.open();
  talk.keepSilent();
  talk.press("hint");
  talk.say("I led a team of eight there, beside the alder and the birch.");
  talk.say("I led a team of twenty, beside the cedar and the elm.");
  return talk.events;
};

describe("checkSetup", () => {
  it("takes both modes, and a candidate who agreed to be interrupted", () => {
    for (const mode of ["simulation", "practice"] as const)
      expect(checkSetup(pack, { ...loopSetup, mode, redirectsRamblers: true })).toBeNull();
  });
});

describe("checkLog", () => {
  it("takes silences, hints, chosen voices and probes that quote, as they are stored", () => {
    const events = held();
    expect(events.some((event) => event.type === "interviewer-turn" && event.move.quotes !== undefined)).toBe(true);
    const chosen = { type: "voice-chosen", seq: events.length, id: "v", atMs: 0, voice: { name: "built-in" } };
    const stored: unknown[] = JSON.parse(JSON.stringify([...events, chosen]));
    expect(
      checkLog(
        pack,
        stored.map((event) => SessionEvent.parse(event)),
      ),
    ).toBeNull();
    expect(InterviewSetup.parse({ ...loopSetup, mode: "practice" }).mode).toBe("practice");
  });

  it.each([
    { type: "silence-noticed" as const, seq: 0, id: "a", atMs: 0 },
    { type: "control-pressed" as const, seq: 0, id: "a", atMs: 0, control: "hint" as const },
  ])("refuses a reaction before anything was said: $type", (event) => {
    expect(checkLog(pack, [event])).toContain("not spoken yet");
    expect(checkLog(pack, [{ ...event, seq: 4 }])).toBeNull();
  });

  it("refuses a hint without its question, quotes of any length, and what is no event at all", () => {
    const change = (type: string, more: object) =>
      held().map((event) =>
        event.type === "interviewer-turn" && event.move.type === type
          ? { ...event, move: { ...event.move, ...more } }
          : event,
      );
    expect(checkLog(pack, change("hint", { questionId: null }))).toContain("hint");
    expect(checkLog(pack, change("probe", { quotes: { earlier: "x".repeat(401), now: "y" } }))).toContain("quotes");
    const bad = [
      { type: "silence-noticed", seq: 1 },
      { type: "control-pressed", seq: 1, id: "a", atMs: 0, control: "help" },
    ];
    for (const event of bad) expect(SessionEvent.safeParse(event).success).toBe(false);
  });
});
