import { describe, expect, it } from "vitest";
import { findContradiction } from "./contradictions.ts";

/** Earlier answer, this answer, and the words that are set side by side. */
const mustFire: readonly (readonly [string, string, string, string])[] = [
  [
    "My team was eight engineers.",
    "My team was fourteen engineers.",
    "My team was eight engineers",
    "My team was fourteen engineers",
  ],
  [
    "I led a team of 8 there, and it was hard.",
    "I led a team of 20, so I delegated.",
    "I led a team of 8 there",
    "I led a team of 20",
  ],
  [
    "We were six people.",
    "We were eleven people, and all of them were tired.",
    "We were six people",
    "We were eleven people",
  ],
  [
    "I had five direct reports.",
    "I had twelve direct reports.",
    "I had five direct reports",
    "I had twelve direct reports",
  ],
  [
    "Four managers reported to me.",
    "Nine managers reported to me.",
    "Four managers reported to me",
    "Nine managers reported to me",
  ],
  [
    "My budget was 2 million a year.",
    "My budget was $9 million a year.",
    "My budget was 2 million a year",
    "My budget was $9 million a year",
  ],
  [
    "I held a budget of 3 million.",
    "I held a budget of 12 million.",
    "I held a budget of 3 million",
    "I held a budget of 12 million",
  ],
  [
    "The cloud bill was 8.5 million a year.",
    "The cloud bill was 14 million a year.",
    "The cloud bill was 8.5 million a year",
    "The cloud bill was 14 million a year",
  ],
  [
    "The bill came to $400k a month.",
    "The bill came to 900 thousand dollars a month.",
    "The bill came to $400k a month",
    "The bill came to 900 thousand dollars a month",
  ],
  [
    "We ran in nine markets.",
    "We ran in four markets, all of them in Europe.",
    "We ran in nine markets",
    "We ran in four markets",
  ],
  ["We served 11 countries.", "We served six countries.", "We served 11 countries", "We served six countries"],
  ["I managed three teams.", "I managed seven teams.", "I managed three teams", "I managed seven teams"],
  ["We had forty pipelines.", "We had 400 pipelines.", "We had forty pipelines", "We had 400 pipelines"],
  ["We had 2 clusters.", "We had five clusters.", "We had 2 clusters", "We had five clusters"],
  [
    "We cut the bill by 30 percent.",
    "We cut the bill by 55 %.",
    "We cut the bill by 30 percent",
    "We cut the bill by 55 %",
  ],
  [
    "I reduced storage cost by 12 percent.",
    "I reduced storage cost by 40 percent.",
    "I reduced storage cost by 12 percent",
    "I reduced storage cost by 40 percent",
  ],
  [
    "The latency fell by 20 percent.",
    "The latency dropped by 70 percent.",
    "The latency fell by 20 percent",
    "The latency dropped by 70 percent",
  ],
  [
    "We saved 15 percent of the compute cost.",
    "We saved 45 percent of the compute cost.",
    "We saved 15 percent of the compute cost",
    "We saved 45 percent of the compute cost",
  ],
  [
    "We saved 2 million a year.",
    "We saved 6 million a year.",
    "We saved 2 million a year",
    "We saved 6 million a year",
  ],
  [
    "The outage lasted forty minutes.",
    "The outage lasted three hours.",
    "The outage lasted forty minutes",
    "The outage lasted three hours",
  ],
  [
    "The incident took 90 minutes.",
    "The incident took 6 hours, and people were tired.",
    "The incident took 90 minutes",
    "The incident took 6 hours",
  ],
  [
    "The migration took us five months.",
    "The migration took two years.",
    "The migration took us five months",
    "The migration took two years",
  ],
  [
    "We were down for 20 minutes.",
    "We were down for four hours.",
    "We were down for 20 minutes",
    "We were down for four hours",
  ],
  [
    "We noticed it after five minutes.",
    "We noticed it after two hours.",
    "We noticed it after five minutes",
    "We noticed it after two hours",
  ],
  [
    "It took us six weeks to move everyone.",
    "It took us fifteen weeks to move everyone.",
    "It took us six weeks to move everyone",
    "It took us fifteen weeks to move everyone",
  ],
  [
    "We never had an on-call rota.",
    "Our on-call rota paged him at three.",
    "We never had an on-call rota",
    "Our on-call rota paged him at three",
  ],
  [
    "Our runbook had a page on restarts.",
    "We never had runbooks.",
    "Our runbook had a page on restarts",
    "We never had runbooks",
  ],
  [
    "We don't have a data catalog.",
    "Our data catalogue lists every owner.",
    "We don't have a data catalog",
    "Our data catalogue lists every owner",
  ],
  [
    "We have no error budget.",
    "Our error budget decides what ships.",
    "We have no error budget",
    "Our error budget decides what ships",
  ],
  ["I never had a budget.", "My budget covers two clusters.", "I never had a budget", "My budget covers two clusters"],
  [
    "We’ve never had a post-mortem.",
    "Our post-mortems are read by all teams.",
    "We’ve never had a post-mortem",
    "Our post-mortems are read by all teams",
  ],
];

const mustNotFire: readonly (readonly [string, string])[] = [
  // The same, rounded, or open to one side.
  ["My team was eight engineers.", "My team was 8 engineers."],
  ["My team was eight engineers.", "My team was nine engineers."],
  ["My team was about ten people.", "My team was twelve people."],
  ["The cloud bill was 8.5 million a year.", "The cloud bill was about 9 million a year."],
  ["We cut the bill by 30 percent.", "We cut the bill by a third."],
  ["The outage lasted forty minutes.", "The outage lasted almost an hour."],
  ["We were down for over two hours.", "We were down for five hours."],
  ["We ran in more than four markets.", "We ran in nine markets."],
  ["The outage lasted under six hours.", "The outage lasted two hours."],
  ["The migration took 8 to 10 weeks.", "The migration took 16 weeks."],
  // Before and after.
  ["My team was eight engineers.", "We cut the team from 12 to 8."],
  ["My team was eight engineers.", "By the end my team was fourteen engineers."],
  ["My team was eight engineers.", "We hired a lot. My team was fourteen engineers."],
  ["My team was eight engineers.", "My team grew and was fourteen engineers."],
  ["We ran in nine markets.", "Two years later things looked different. We ran in fourteen markets."],
  ["The bill was 12 million a year.", "After the clean-up the bill was 8 million a year."],
  ["The bill was 12 million a year.", "We cut what nobody read. The bill was 8 million a year."],
  ["We had forty pipelines.", "Today we have 90 pipelines."],
  ["At first I had five direct reports.", "I had twelve direct reports."],
  ["I managed three teams.", "I managed seven teams since the merger."],
  // Years and periods.
  ["The bill was 8 million in 2022.", "The bill was 12 million in 2023."],
  ["My budget was 2 million a year.", "My budget was 200 thousand a month."],
  ["Last year my budget was 2 million.", "My budget was 4 million."],
  ["The cloud bill was 1 million a month.", "The cloud bill was 12 million a year."],
  // Aims, suppositions, denials, others' figures.
  ["We cut the bill by 30 percent.", "The target was that we cut the bill by 50 percent."],
  ["We cut the bill by 30 percent.", "I promised that we cut the bill by 60 percent."],
  ["The outage lasted forty minutes.", "Without the switch the outage lasted three hours in our estimate."],
  ["My team was eight engineers.", "If my team was twenty engineers, I would split it."],
  ["My team was eight engineers.", "Suppose the plan holds. My team was twenty engineers."],
  ["My team was eight engineers.", "My team was not twenty engineers."],
  ["We ran in nine markets.", "They said we ran in four markets."],
  ["My team was eight engineers.", "Was it that my team was twenty engineers?"],
  // Another thing, a part of it, another place.
  ["My team was eight engineers.", "My platform team was twenty engineers."],
  ["We cut the bill by 30 percent.", "We cut the storage bill by 60 percent."],
  ["The outage lasted forty minutes.", "The second outage lasted three hours."],
  ["The outage lasted forty minutes.", "The migration lasted three months."],
  ["We ran in nine markets.", "We ran in three markets first."],
  ["I managed seven teams.", "I managed three teams of the seven."],
  ["We saved 2 million on storage.", "We saved 6 million on compute."],
  ["My team was eight engineers.", "At Northwind my team was thirty engineers."],
  ["My team was eight engineers.", "In my previous job my team was thirty engineers."],
  ["We had 2 clusters.", "We had five teams."],
  ["We noticed it after five minutes.", "We were down for two hours."],
  ["My team was twelve engineers.", "My team had twelve incidents in a month."],
  // Corrections.
  ["My team was eight engineers.", "Sorry, my team was twelve engineers, I misspoke."],
  ["My team was eight engineers.", "Including contractors my team was twelve people."],
  ["The outage lasted forty minutes.", "Actually the outage lasted three hours."],
  // Had and not had.
  ["We had no on-call rota when I came.", "Our on-call rota paged him at three."],
  ["We never had an on-call rota, so I introduced an on-call rota.", "Our on-call rota paged him."],
  ["We never had a runbook.", "I wrote our first runbook that spring, and our runbook held."],
  ["We never had a runbook for Kafka.", "Our runbook said to restart the loader."],
  ["They never had an on-call rota.", "Our on-call rota paged him."],
  ["We never had a formal on-call rota.", "Our on-call rota was a list on the wall."],
  ["We don't have a data catalog.", "Our data catalog was switched off."],
  ["We never had an on-call rota.", "Our on-call rota would be six people."],
  ["We never had an on-call rota.", "I wanted our on-call rota to have six people."],
  ["We never had dashboards.", "Our dashboard project went to another group."],
  ["We never had dashboards.", "Without our dashboards we were blind, they told us."],
  ["We never had a budget problem.", "My budget covers two clusters."],
  ["We never had alerts.", "Later our alerts fired within a minute."],
  ["We never had an owner for it.", "The owner was the pricing team."],
];

describe("findContradiction", () => {
  it.each(mustFire)("sets side by side: %s / %s", (before, text, earlier, now) => {
    expect(findContradiction([before], text)).toEqual({ earlier, now });
    expect(before).toContain(earlier);
    expect(text).toContain(now);
  });

  it.each(mustNotFire)("leaves alone: %s / %s", (before, text) => {
    expect(findContradiction([before], text)).toBeNull();
    expect(findContradiction([text], before)).toBeNull();
  });

  it("fires in either order", () => {
    for (const [before, text, earlier, now] of mustFire)
      expect(findContradiction([text], before)).toEqual({ earlier: now, now: earlier });
  });

  it("finds the two sentences inside longer answers, and quotes no more than their clauses", () => {
    const earlier =
      "Let me begin with the people. I led a team of eight, and each of them looked after a table. We moved the close to five in the morning.";
    const text = "The costly part was the standby. Because I led a team of twenty, the nights went round evenly.";
    expect(findContradiction(["Something else.", earlier], text)).toEqual({
      earlier: "I led a team of eight",
      now: "I led a team of twenty",
    });
  });

  it("says nothing where there is no earlier answer, and quotes no words with quotation marks", () => {
    expect(findContradiction([], "My team was eight engineers.")).toBeNull();
    expect(findContradiction(["My team was eight engineers."], "My “famous” team was twenty engineers.")).toBeNull();
  });

  it("is quick to leave long answers alone", () => {
    const long = "We were a team of people who did a thing with 40 of them in 3 places and then more. ".repeat(400);
    const start = performance.now();
    findContradiction([long, long], long);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
