import { describe, expect, it } from "vitest";
import type { SessionEvent } from "../transcript/session.ts";
import { moveOf } from "./policy.ts";
import { countedEvents } from "./state.ts";

const cut = (text: string): SessionEvent => ({
  type: "interviewer-turn",
  seq: 0,
  id: "cut",
  atMs: 0,
  text,
  move: moveOf("ask", "It is due."),
  heard: null,
  status: "stopped",
});
const end: SessionEvent = { type: "control-pressed", seq: 1, id: "end", atMs: 1, control: "end" };

describe("a turn that was stopped", () => {
  it("counts where the candidate replied to what had come of it", () => {
    expect(countedEvents([cut("How would"), end])).toHaveLength(2);
  });

  it("never counts where nothing had come of it: nobody heard that question", () => {
    expect(countedEvents([cut(""), end])).toEqual([end]);
  });
});
