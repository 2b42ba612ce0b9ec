import { describe, expect, it } from "vitest";
import { asideOf } from "./asides.ts";

describe("a question beside the case", () => {
  it.each([
    "how did i do?",
    "did i pass?",
    "will i get the job",
    "would you hire me?",
    "do you have any feedback for me?",
    "what is my score?",
    "was that ok?",
    "how was my performance?",
    "how did the interview go?",
  ])("is after the result in %j", (question) => expect(asideOf(question)).toBe("result"));

  it.each([
    "are you a robot?",
    "are you a person?",
    "are you human or a bot?",
    "am i talking to a real person?",
    "is this an ai?",
    "are you real?",
    "who are you?",
  ])("is after who asks in %j", (question) => expect(asideOf(question)).toBe("nature"));

  it.each([
    "what are the next steps?",
    "what comes next for me?",
    "what happens next?",
    "what comes next in the process?",
    "when will i hear from you?",
    "how many more rounds are there?",
  ])("is after what follows in %j", (question) => expect(asideOf(question)).toBe("process"));

  it.each([
    "how is the bill split?",
    "is there a person on call?",
    "are you using a machine learning platform?",
    "what happens next when a feed fails?",
    "how do we score suppliers?",
    "is it a real-time system?",
    "what is the next sale?",
    "how did we perform last year?",
    "what is my budget?",
  ])("is none in %j", (question) => expect(asideOf(question)).toBeNull());
});
