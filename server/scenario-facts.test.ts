import { beforeAll, describe, expect, it } from "vitest";
import { type Ear, hear } from "#core/reading/hear.ts";
import { createReaderFor } from "./reader.ts";
import { realPack } from "./testing/real-pack.ts";

let reader: Ear;
beforeAll(async () => {
  reader = await createReaderFor()(await realPack());
});

const asking = (text: string) =>
  hear(reader, text, { questionId: "ingestion-10x", interviewerText: "", isStory: false, earlierAnswers: [] });

describe("a clarifying question", () => {
  it.each([
    "What is the peak traffic?",
    "How many orders per second at peak?",
    "How many events per second at peak?",
    "How many visits on the busiest day?",
    "What's the throughput at peak?",
    "How much data comes in on Black Friday?",
  ])("about the peak does not get a normal day: %s", (text) => {
    const { facts, isNear } = asking(text);
    expect([facts, isNear]).toEqual([["peaks"], undefined]);
  });

  it.each([
    ["Which cloud provider is it?", "regions"],
    ["Are we on AWS or GCP?", "regions"],
    ["Are we using Kafka?", "current-stack"],
    ["What is the budget for next year?", "bill"],
    ["How many engineers are in India?", "platform-team"],
    ["What does an hour of downtime cost?", "incidents"],
    ["How many customers do we have?", "traffic"],
  ])("for what the scenario does not hold gets the nearest fact as no more than that: %s", (text, fact) =>
    expect(asking(text)).toMatchObject({ facts: [fact], isNear: true }),
  );

  it.each([
    ["How many regions do we run in?", "regions"],
    ["What is the budget?", "bill"],
    ["How many orders do we take a day?", "traffic"],
    ["Which tools do we use today?", "current-stack"],
  ])("for what it does hold gets the fact: %s", (text, fact) => {
    const { facts, isNear } = asking(text);
    expect([facts, isNear]).toEqual([[fact], undefined]);
  });
});
