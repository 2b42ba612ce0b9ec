import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openSdkModel } from "./sdk-model.ts";
import { createModelSettings } from "./settings.ts";
import { openAiDefaultModel, type Variables } from "./settings-environment.ts";

const sent: unknown[] = [];
const keys: (string | null)[] = [];
const upstream = setupServer(
  http.post("https://api.openai.com/v1/chat/completions", async ({ request }) => {
    sent.push(await request.json());
    keys.push(request.headers.get("authorization"));
    const choice = { index: 0, delta: { content: "Ready." }, finish_reason: "stop" };
    return new HttpResponse(`data: ${JSON.stringify({ choices: [choice] })}\n\ndata: [DONE]\n\n`, {
      headers: { "content-type": "text/event-stream" },
    });
  }),
);
beforeAll(() => upstream.listen({ onUnhandledFrame: "error" }));
afterEach(() => {
  sent.length = 0;
  keys.length = 0;
});
afterAll(() => upstream.close());

async function callWith(environment: Variables): Promise<void> {
  const settings = createModelSettings({
    environment,
    envFile: "/nowhere/.env",
    settingsFile: "/nowhere/settings.yaml",
  });
  const { chat } = await settings();
  if (chat === null) throw new Error("no model");
  const model = await openSdkModel(chat);
  const prompt = [{ role: "user" as const, content: [{ type: "text" as const, text: "Hello" }] }];
  const { stream } = await model.doStream({ prompt, maxOutputTokens: 9 });
  for await (const part of stream) if (part.type === "error") throw part.error;
}

describe("OpenAI, with no setting but its key", () => {
  it("gets its default model, told not to think first, and a limit by the name that it takes", async () => {
    await callWith({ OPENAI_API_KEY: "sk-o" });
    expect(keys).toEqual(["Bearer sk-o"]);
    expect(sent).toMatchObject([{ model: openAiDefaultModel, reasoning_effort: "none", max_completion_tokens: 9 }]);
    expect(sent[0]).not.toHaveProperty("max_tokens");
  });

  it("is told nothing about the thinking of a model that the person chose", async () => {
    await callWith({ OPENAI_API_KEY: "sk-o", HOTSEAT_CHAT_MODEL: "another" });
    expect(sent).toMatchObject([{ model: "another", max_completion_tokens: 9 }]);
    expect(sent[0]).not.toHaveProperty("reasoning_effort");
  });
});
