import { describe, expect, it } from "vitest";
import type { StoryReading } from "#core/api.ts";
import { err, ok, type Result } from "#core/result.ts";
import { apiError } from "../api/api-error.ts";
import type { ApiError } from "../api/client.ts";
import { createStoryReadings } from "./story-readings.ts";

type Answer = (reply: Result<StoryReading, ApiError>) => void;

const open = () => {
  const asked: Answer[] = [];
  const readings = createStoryReadings({ readStory: () => new Promise((answer) => asked.push(answer)) });
  const demandsOf = (id: string) =>
    readings
      .get()
      .byId.get(id)
      ?.demands.map((demand) => demand.id);
  return { asked, readings, demandsOf };
};
const readingOf = (id: string) => ok({ demands: [{ id, quotes: [] }] });
const story = (situation: string) => ({ id: "a", fields: { situation } });

describe("readings of stories", () => {
  it("asks once for the same words", async () => {
    const { asked, readings, demandsOf } = open();
    const first = readings.read(story("One."), "hash");
    asked[0]?.(readingOf("scale"));
    await first;
    await readings.read(story("One."), "hash");
    expect([asked.length, demandsOf("a")]).toEqual([1, ["scale"]]);
  });

  it("drops a reply that newer words have overtaken", async () => {
    const { asked, readings, demandsOf } = open();
    const both = [readings.read(story("One."), "hash"), readings.read(story("Two."), "hash")];
    asked[1]?.(readingOf("newer"));
    asked[0]?.(readingOf("older"));
    await Promise.all(both);
    expect(demandsOf("a")).toEqual(["newer"]);
  });

  it("keeps the last marks while the server is away, says so, and asks again for the same words", async () => {
    const { asked, readings, demandsOf } = open();
    const first = readings.read(story("One."), "hash");
    asked[0]?.(readingOf("scale"));
    await first;
    const second = readings.read(story("Two."), "hash");
    asked[1]?.(err(apiError("unreachable")));
    await second;
    expect([demandsOf("a"), readings.get().isAway]).toEqual([["scale"], true]);
    const third = readings.read(story("Two."), "hash");
    asked[2]?.(readingOf("cost"));
    await third;
    expect([demandsOf("a"), readings.get().isAway]).toEqual([["cost"], false]);
  });
});
