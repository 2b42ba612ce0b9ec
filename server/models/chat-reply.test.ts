import type { LanguageModelV4StreamPart } from "@ai-sdk/provider";
import { describe, expect, it } from "vitest";
import { createChatReply } from "./chat-reply.ts";

const chunk = (delta: object, finish: string | null = null): string =>
  JSON.stringify({ choices: [{ delta, finish_reason: finish }] });

function replyTo(...events: readonly string[]): LanguageModelV4StreamPart[] {
  const reply = createChatReply(null);
  return [...reply.take(events), ...reply.end()];
}

const typesOf = (parts: readonly LanguageModelV4StreamPart[]): string[] => parts.map(({ type }) => type);
const finishOf = (parts: readonly LanguageModelV4StreamPart[]) => parts.find(({ type }) => type === "finish");

describe("a reply in the making", () => {
  it("gives what came together as one text", () => {
    expect(replyTo(chunk({ content: "a" }), chunk({ content: "b" }, "stop"))).toMatchObject([
      { type: "text-start" },
      { type: "text-delta", delta: "ab" },
      { type: "text-end" },
      { type: "finish", finishReason: { unified: "stop", raw: "stop" } },
    ]);
  });

  it("is over with [DONE], and hears nothing after it", () => {
    const reply = createChatReply(null);
    reply.take([chunk({ content: "a" }, "stop")]);
    expect([reply.hasFinished(), reply.isOver()]).toEqual([true, false]);
    expect(reply.take(["[DONE]", chunk({ content: "b" })])).toEqual([]);
    expect(reply.isOver()).toBe(true);
  });

  it("reads text in parts, and keeps thoughts apart from words", () => {
    const parts = replyTo(
      chunk({ reasoning_content: "hm" }),
      chunk({ reasoning: "hm" }),
      chunk(
        {
          content: [
            { type: "thinking", thinking: [] },
            { type: "text", text: "Why?" },
          ],
        },
        "stop",
      ),
    );
    expect(typesOf(parts)).toEqual([
      "reasoning-start",
      "reasoning-delta",
      "text-start",
      "text-delta",
      "reasoning-end",
      "text-end",
      "finish",
    ]);
    expect(parts[3]).toMatchObject({ delta: "Why?" });
  });

  it("takes a refusal for a filter, and none of its words for the interviewer's", () => {
    const parts = replyTo(chunk({ refusal: "I cannot help with that." }), chunk({}, "stop"));
    expect(typesOf(parts)).toEqual(["finish"]);
    expect(finishOf(parts)).toMatchObject({ finishReason: { unified: "content-filter" } });
    expect(finishOf(replyTo(chunk({ content: "a", refusal: false }, "stop")))).toMatchObject({
      finishReason: { unified: "stop" },
    });
  });

  it.each([
    ["a chunk without choices", '{"id":"x"}'],
    ["nothing but usage", '{"choices":[],"usage":{"prompt_tokens":3}}'],
    ["no delta", '{"choices":[{"finish_reason":null}]}'],
    ["nulls", '{"choices":[{"delta":{"content":null,"reasoning":null,"tool_calls":null},"finish_reason":null}]}'],
    ["no error", '{"error":null,"choices":[]}'],
  ])("is not troubled by %s", (_name, event) => {
    const parts = replyTo(event, event, event, event, event, chunk({ content: "a" }, "stop"));
    expect(typesOf(parts)).toEqual(["text-start", "text-delta", "text-end", "finish"]);
  });

  it.each([["null"], ["7"], ["[]"], ["{"], ['{"choices":{}}'], ['{"choices":[{"delta":{"content":7}}]}']])(
    "stops at the fourth event like %s",
    (event) => {
      expect(typesOf(replyTo(event, event, event, chunk({ content: "a" }, "stop")))).not.toContain("error");
      expect(replyTo(event, event, event, event, chunk({ content: "a" }, "stop"))).toMatchObject([
        { type: "error", error: { failure: { code: "model-unreadable" } } },
        { type: "finish", finishReason: { unified: "error" } },
      ]);
    },
  );

  it("takes the key out of what the server says", () => {
    const reply = createChatReply("hunter2");
    reply.take([JSON.stringify({ error: { message: "No access with hunter2" } })]);
    expect(JSON.stringify(reply.end())).not.toContain("hunter2");
  });
});
