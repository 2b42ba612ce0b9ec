import { describe, expect, it } from "vitest";
import { asksForOtherWords, commandOf, isHolding, isYes, questionsIn } from "./intent.ts";

describe("commandOf", () => {
  it.each([
    ["Let's stop here.", "end"],
    ["I want to end the interview", "end"],
    ["Ok, I'd like to stop now, please.", "end"],
    ["Can we finish the interview here?", "end"],
    ["I don't want to continue.", "end"],
    ["Could you repeat the question?", "repeat"],
    ["Sorry, what was the question again?", "repeat"],
    ["can you say that again please", "repeat"],
    ["I didn't catch that.", "repeat"],
    ["Could you rephrase it?", "repeat"],
    ["Sorry, I don't understand the question.", "repeat"],
    ["What do you mean?", "repeat"],
    ["Skip this question, please.", "skip"],
    ["Pass.", "skip"],
    ["Next question please", "skip"],
    ["Can we move on?", "skip"],
    ["I'd rather not answer that.", "skip"],
  ])("takes %j as %s", (text, command) => expect(commandOf(text)).toBe(command));

  it.each([
    "We decided to stop here and roll back.",
    "I told the supplier we would end the contract.",
    "I stopped the release.",
    "We pass the schema to a gate, and then it is skipped by nobody.",
    "Moving on from the old warehouse took us nine months.",
    "The team wanted to move on, so I closed the incident.",
    "I want to stop paying for tables that nobody reads.",
    "In other words, the queue fails first and we shed the cheap feeds.",
    "To put it another way, finance decides.",
    "I would rephrase the contract with each team.",
    "I would end the nightly job, and then I would look at who still reads its tables, because I want to stop here.",
  ])("takes %j as no command", (text) => expect(commandOf(text)).toBeNull());
});

describe("asksForOtherWords", () => {
  it.each([
    "Could you rephrase it?",
    "Can you put that another way, please?",
    "In other words, please?",
    "Rephrase that.",
    "What do you mean by that?",
    "Could you give me an example?",
    "I don't understand.",
  ])("hears a wish for other words in %j", (text) =>
    expect([commandOf(text), asksForOtherWords(text)]).toEqual(["repeat", true]),
  );

  it.each(["Could you repeat the question?", "I didn't catch that.", "Come again?"])(
    "hears a wish for the same words in %j",
    (text) => expect([commandOf(text), asksForOtherWords(text)]).toEqual(["repeat", false]),
  );
});

describe("questionsIn", () => {
  it.each([
    "What is the traffic at peak?",
    "how many teams are there",
    "Can I assume a single region?",
    "Before I start, what does the platform cost today?",
    "I'd like to know who pays for it.",
    "Could you clarify what you mean by platform?",
    "Is there a budget?",
    "We would first look at the volume and then at the readers. How many readers are there?",
    "I see two ways to do it, one cheap and one quick. Which one do you want me to take? I can do either.",
  ])("hears a question in %j", (text) => expect(questionsIn(text)).not.toEqual([]));

  it.each([
    "I cut the nightly jobs by half and moved the rest to hourly, which saved us two million a year, right?",
    "Why did it fail? Because nobody owned the schema, and I changed that in March.",
    "So what did I do? I stopped the feed. Then I told finance and opened a bridge with the three teams.",
    "What I did was to put a gate in front of the topic.",
    "When the bill doubled I put a price on every pipeline. Does that answer your question?",
    "How we work is simple: domains own their data.",
    'The finance lead asked me "what does it cost?" and I had no answer that day.',
    "I would start with the owners. Make sense?",
  ])("hears an answer in %j", (text) => expect(questionsIn(text)).toEqual([]));
});

describe("isHolding", () => {
  it.each([
    "Let me think.",
    "Hm, give me a moment, please",
    "Can I have a minute to think?",
    "One second.",
    "Okay, let me think about that for a moment...",
  ])("hears a wish for time in %j", (text) => expect(isHolding(text, false)).toBe(true));

  it.each(["Yes.", "Let me think about who owns it: the orders team does.", "I need a budget first.", "One team."])(
    "hears an answer in %j",
    (text) => expect(isHolding(text, false)).toBe(false),
  );

  it("knows in the candidate's own time that a question will come", () => {
    for (const text of ["Yes.", "Yes, I have two questions.", "A few, actually."])
      expect(isHolding(text, true)).toBe(true);
    for (const text of ["No.", "No, thank you.", "Yes, who runs the team?"]) expect(isHolding(text, true)).toBe(false);
  });
});

describe("questionsIn the candidate's own time", () => {
  it.each([
    "Tell me about the team.",
    "Yes. So first of all thank you for the time today, it was a long hour for me. I'd like to know how the teams are organised between the two sites",
    "My question is who decides on the budget.",
  ])("hears a question in %j", (text) => expect(questionsIn(text, true)).not.toEqual([]));

  it.each(["No, I am fine, thank you.", "Nothing more from my side.", "I think we covered it all."])(
    "hears none in %j",
    (text) => expect(questionsIn(text, true)).toEqual([]),
  );
});

describe("isYes", () => {
  it.each(["Yes.", "yes please", "Sure, go ahead.", "OK, do that.", "That would help, thanks.", "Let's do that."])(
    "takes %j for a yes",
    (text) => expect(isYes(text)).toBe(true),
  );

  it.each([
    "",
    "No.",
    "Yes, we moved the loaders.",
    "Sure thing is that nobody owned it.",
    "Please wait.",
    "Yes and no.",
  ])("takes %j for none", (text) => expect(isYes(text)).toBe(false));
});
