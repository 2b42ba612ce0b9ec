import { describe, expect, it } from "vitest";
import { factsFor, hear } from "#core/reading/hear.ts";
import { measureAsks } from "#core/reading/lint-asks.ts";
import { createReader } from "#core/reading/reader.ts";
import { realTokeniser } from "#core/testing/tokeniser.ts";
import { realPack } from "./testing/real-pack.ts";

const { pack } = await realPack();
const tokenise = realTokeniser();
const reader = createReader(pack, tokenise);
const heardIn = (text: string) =>
  hear(reader, text, { questionId: "design-platform", interviewerText: "", isStory: false, earlierAnswers: [] });
const factsOf = (text: string) => heardIn(text).facts;

describe("questions about the scenario", () => {
  it("has four example questions or more for each fact, and each gets its own fact alone", () => {
    expect(pack.scenario.facts.filter(({ asks = [] }) => asks.length < 4).map(({ id }) => id)).toEqual([]);
    expect(measureAsks(pack, tokenise).misheard).toEqual([]);
  });

  it("finds the fact also for other wordings, nineteen of twenty", () => {
    const asked = Object.entries(otherWordings).flatMap(([fact, texts]) => texts.map((text) => ({ fact, text })));
    const missed = asked.filter(({ fact, text }) => factsOf(text).join() !== fact);
    expect(Object.keys(otherWordings).toSorted()).toEqual(pack.scenario.facts.map(({ id }) => id).toSorted());
    expect([missed.length <= asked.length / 20, missed]).toEqual([true, missed]);
  });

  it.each(outsideTheScenario())("finds no fact for %j", (text) => {
    expect(factsOf(text)).toEqual([]);
  });

  it.each([
    ["What latency do the surfaces need, and who are they?", ["latency", "consumers"]],
    ["How many domains are there, and what is the budget?", ["domain-teams", "bill"]],
    ["How many orders do we take a day and how big is the team?", ["traffic", "platform-team"]],
    ["What are the latency requirements, data volumes and budget?", ["latency", "event-volume", "bill"]],
    ["How fresh must prices and availability be?", ["latency-shop"]],
    ["Which tools do we use today, and which one do you like best?", ["current-stack"]],
    ["What latency would you prefer on the product page?", ["latency-shop"]],
    ["Would you like me to assume a single region?", ["regions"]],
  ])("answers each part of %j", (text, facts) => {
    expect(factsOf(text)).toEqual(facts);
    expect(factsFor(reader, [text.toLowerCase()])).toEqual(facts);
  });

  it.each([
    ["What is the budget, and who is the founder?", true],
    ["How many orders do we take a day, and which colour has the logo?", true],
    ["How big is the team? And how old is the founder?", true],
    ["What is the budget, and which database do you like best?", true],
    ["How many domains are there, and what is the budget?", undefined],
    ["What latency do we need, is it minutes or hours?", undefined],
    ["Can I ask you something? How big is the team?", undefined],
    ["How big is the team and why?", undefined],
    ["Who is the founder, and what is his dog called?", undefined],
  ])("knows whether a part of %j is left open: %s", (text, isOpen) => {
    expect([heardIn(text).intent, heardIn(text).isPartOpen]).toEqual(["question", isOpen]);
  });
});

function outsideTheScenario(): string[] {
  return [
    "Which coffee do you have?",
    "What is your favourite colour?",
    "How old is the founder?",
    "Do you like your job?",
    "What is the dress code?",
    "Which font does the logo use?",
    "Is there parking at the office?",
    "What would you do?",
    "How long have you been an interviewer?",
    "Who won the match yesterday?",
    "Should I draw something?",
    "May I use the whiteboard?",
    "Is this a trick question?",
    "What is the weather like?",
    "How is the food in the canteen?",
    "Would you like an example?",
    "What is the share price?",
    "Does the company give discounts to employees?",
    "How many holidays do people get?",
    "What's the salary for this role?",
    "Which database do you like best?",
    "Which warehouse would you personally choose?",
    "In your opinion, is the bill too high?",
    "What do you think about the hiring freeze?",
    "Which cloud is better, in your view?",
  ];
}

const otherWordings: Record<string, readonly string[]> = {
  company: [
    "What line of business is this?",
    "So what kind of retailer is it?",
    "What business are we in?",
    "Do we sell our own stock?",
  ],
  "catalogue-size": [
    "Roughly how many articles are in the shop?",
    "How large is our product range?",
    "How many different products do we sell?",
    "How wide is the assortment?",
  ],
  traffic: [
    "How busy is the shop?",
    "How many shoppers do we see on an average day?",
    "How many page views do we get?",
    "What is the number of orders per day?",
  ],
  "event-volume": [
    "How many messages a day go through it?",
    "What are the data volumes?",
    "How big is the data?",
    "How many records do we process daily?",
    "What kind of volumes do we have to handle?",
    "What is our ingest rate?",
  ],
  peaks: [
    "How bursty is it?",
    "Do we have big sales events?",
    "What's the busiest time of the year?",
    "What is the peak factor?",
    "How does load vary over the year?",
  ],
  growth: [
    "How will volumes develop?",
    "Do we expect the data to double?",
    "How much do we grow per year?",
    "Is data volume doubling every year?",
  ],
  "stored-data": [
    "How many petabytes sit in storage?",
    "Do we ever delete anything?",
    "How many years of history are there?",
    "What is the total size of the storage?",
  ],
  consumers: [
    "Who are the users?",
    "Which teams rely on the data?",
    "What kind of consumers do we serve?",
    "Who is going to use the platform?",
    "Who will consume this data?",
    "What do people do with the data?",
    "Which consumers matter most?",
  ],
  latency: [
    "Does everything need to be real time?",
    "What are the latency expectations?",
    "How soon must the data be available?",
    "Is batch good enough?",
    "What's the acceptable delay?",
    "What are the latency targets?",
    "How up to date does the data have to be?",
    "Is real time a requirement?",
    "What latency is expected by each consumer?",
    "Which freshness do they need?",
  ],
  "latency-shop": [
    "How up to date must the prices be?",
    "How fast do stock levels need to reach the website?",
    "How long may a price on the page be out of date?",
    "What is the freshness target for prices?",
  ],
  "latency-merchants": [
    "How quickly do merchants need their reports?",
    "How fast must A/B test results come in?",
    "How up to date must the merchant dashboards be?",
    "Do merchants need live data?",
  ],
  "latency-finance": [
    "What does finance expect in terms of timing?",
    "When are the books closed?",
    "How fresh does finance need the data?",
    "What time is the finance close?",
  ],
  "freshness-value": [
    "What's the value of lower latency?",
    "What does stale data cost us?",
    "Has anyone measured what freshness earns?",
    "What do we gain from faster data?",
    "How much revenue do we lose because of stale prices?",
  ],
  bill: [
    "How much money is there?",
    "What is our annual spend?",
    "How expensive is it at the moment?",
    "What's the current run rate of the platform cost?",
    "What are the costs today?",
    "What's our cloud spend?",
    "How much can I spend?",
  ],
  "unit-costs": [
    "How expensive is training?",
    "How much is one model to train?",
    "What does inference cost us?",
    "What are our unit costs?",
    "What is the price of a thousand updates?",
  ],
  "cost-visibility": [
    "Is the cost charged back to anyone?",
    "Who owns the cloud bill?",
    "Do we know which team spends what?",
    "Who is paying for all this?",
    "Do the teams know what their pipelines cost?",
  ],
  "platform-team": [
    "How many people are in my organisation?",
    "How large is the platform org?",
    "What's the team size?",
    "What size is my team?",
    "How many engineers are on the team?",
  ],
  hiring: [
    "Is there budget for additional engineers?",
    "Am I allowed to recruit?",
    "Could I hire more engineers?",
    "Do I have open headcount?",
  ],
  "domain-teams": [
    "How many business domains do we have?",
    "How mature are the domain teams?",
    "How many domain teams are there?",
    "Do domains have their own engineers?",
  ],
  regions: [
    "Do we operate globally?",
    "In how many countries do we sell?",
    "Are we multi-region?",
    "Which cloud provider do we use?",
    "Is the company global?",
    "Which regions do we serve?",
    "Where is the data hosted?",
  ],
  "current-stack": [
    "What do we have today?",
    "What is the existing setup?",
    "What technology are we using?",
    "Is there a legacy system?",
    "What does the platform look like today?",
    "What's already there?",
    "Which technologies are in use?",
  ],
  sources: [
    "Which sources do we ingest from?",
    "How many producers do we have?",
    "What types of sources are we dealing with?",
    "How many source systems do we have?",
    "Which data sources are in scope?",
  ],
  "on-call": [
    "How does on-call work?",
    "Who responds when something breaks at night?",
    "Who carries the pager?",
    "Is there an on-call rota?",
  ],
  incidents: [
    "What are the current problems?",
    "How often does it break?",
    "What is not working today?",
    "What's the current uptime?",
    "How many incidents do we see?",
    "Where does it hurt most today?",
    "Is the data trustworthy today?",
  ],
  "schema-changes": [
    "How often do producers change their format?",
    "Are there any contracts in place with producers?",
    "Do upstream teams announce schema changes?",
    "How do we deal with schema drift today?",
  ],
  regulation: [
    "Are there privacy constraints?",
    "Any legal restrictions on the data?",
    "Is there customer data in it that we must protect?",
    "Any GDPR constraints?",
    "What about privacy?",
    "Do we store PII?",
  ],
  backfills: [
    "How often do we need to reprocess data?",
    "Are backfills common?",
    "Do we do many backfills?",
    "How often is history reprocessed?",
  ],
  models: [
    "Is there machine learning on top of it?",
    "How many models do we serve?",
    "How many ML models do we run?",
    "Are models retrained every day?",
  ],
  unused: [
    "How many dashboards and tables are unused?",
    "How many pipelines do we run?",
    "How many of the tables are actually used?",
    "How many jobs run every night?",
  ],
  success: [
    "How is success measured?",
    "What are the objectives?",
    "What does the business want from this?",
    "What would success look like after a year?",
    "What are you trying to achieve?",
    "What is the business goal?",
  ],
  deadline: [
    "What's the time frame?",
    "How soon do we need to deliver?",
    "How long do I have?",
    "Is there a deadline?",
    "When should it go live?",
  ],
  authority: [
    "How much authority do I have?",
    "Who is my sponsor?",
    "Who has the last word on spending?",
    "Who is my boss?",
    "Do I have authority over the domain teams?",
    "Who signs off on spend?",
  ],
};
