import { describe, expect, it } from "vitest";
import { factsFor, hear } from "#core/reading/hear.ts";
import { createReader } from "#core/reading/reader.ts";
import { realTokeniser } from "#core/testing/tokeniser.ts";
import { checkUtterance, countSentences } from "#core/interview/check.ts";
import { isNearRepeat } from "#core/interview/repeats.ts";
import type { Pack, Persona, Phrases } from "#core/setup/pack.ts";
import { realPack } from "./testing/real-pack.ts";

const { pack } = await realPack();

const leaksOf = (text: string, question: Pack["questions"][number]) =>
  checkUtterance(text, { move: "hint", earlier: [], question });
const marks = (text: string) => text.split("?").length - 1;
const questionProbes = pack.questions.flatMap((question) => question.probes.map((probe) => ({ probe, question })));
const demandProbes = (pack.stories?.demands ?? []).flatMap(({ id, probe: text }) => (text ? [{ id, text }] : []));
const probes = [...questionProbes.map(({ probe }) => probe), ...pack.probes, ...demandProbes];
const wordings = pack.questions.flatMap((question) =>
  [question.text, ...question.variants].map((text) => ({ question, text })),
);
const spokenLines = pack.personas.flatMap((persona) =>
  listsOf(persona).flatMap(([list, lines]) => lines.map((text) => ({ list, text, where: `${persona.id} ${list}` }))),
);

function listsOf(persona: Persona): [string, readonly string[]][] {
  return Object.entries(persona.phrases).map(([list, lines]) => [list, lines ?? []]);
}

const longestOf = (lists: readonly (readonly string[])[]): number =>
  Math.max(...lists.flat().map((text) => countSentences(text)));

const phrasesOf = (name: keyof Phrases): (readonly string[])[] =>
  pack.personas.map((persona: Pack["personas"][number]) => persona.phrases[name] ?? []);

describe("what the built-in interviewer may say", () => {
  it("asks for one thing a wording, in at most two sentences and 45 words", () => {
    for (const { text } of wordings) {
      expect([text, marks(text), /[?.]$/u.test(text)]).toEqual([text, text.endsWith("?") ? 1 : 0, true]);
      expect(countSentences(text), text).toBeLessThanOrEqual(2);
      expect(text.split(/\s+/u).length, text).toBeLessThanOrEqual(45);
    }
  });

  it("asks one question a probe, in at most two sentences", () => {
    for (const { text } of probes) {
      expect([text, marks(text)]).toEqual([text, 1]);
      expect(countSentences(text), text).toBeLessThanOrEqual(2);
    }
  });

  it("never praises, judges or hands over a point of a strong answer", () => {
    const found = [
      ...wordings.map(({ text }) => ({ text, question: null })),
      ...questionProbes.map(({ probe, question }) => ({ text: probe.text, question })),
      ...pack.probes.flatMap(({ text }) => pack.questions.map((question) => ({ text, question }))),
      ...spokenLines.map(({ text }) => ({ text: text.replaceAll(/\{[a-z]+\}/gu, "seven"), question: null })),
    ].map(({ text, question }) => [text, ...checkUtterance(text, { move: "probe", earlier: [], question })]);
    expect(found.filter((one) => one.length > 1)).toEqual([]);
  });

  it("keeps words of praise and agreement out of every line", () => {
    const praise =
      /\b(?:great|good|excellent|perfect|perfectly|love|impressive|interesting|exactly|absolutely|right|agree|correct|fantastic|awesome|nice|wonderful|brilliant|amazing|of course|well done)\b/iu;
    const all = [...wordings, ...probes, ...spokenLines].map(({ text }) => text);
    expect(all.filter((text) => praise.test(text))).toEqual([]);
  });

  it("does not name the means of a strong answer in a probe", () => {
    const means =
      /\b(?:contracts?|showback|chargeback|shadow tables?|idempoten\w+|lineage|canar(?:y|ies)|quarantine|dead.letter|circuit breaker|re-?tier\w*|retention|backpressure|paved|self.serve|slos?|slis?|raci|deprecat\w+|runbooks?|playbooks?|postmortems?|unit economics)\b/iu;
    expect(probes.map(({ text }) => text).filter((text) => means.test(text))).toEqual([]);
  });

  it("has no two probes that are nearly the same", () => {
    const texts = probes.map(({ text }) => text);
    expect(texts.filter((text, index) => isNearRepeat(text, texts.slice(0, index)))).toEqual([]);
  });

  it("has three rungs of help for every question that hand over no point and do not ask", () => {
    for (const question of pack.questions) {
      const hints = question.hints ?? [];
      expect(hints, question.id).toHaveLength(3);
      for (const text of hints) expect([text, ...leaksOf(text, question)]).toEqual([text]);
    }
  });

  it("says three sentences and one question at most also where two lines are joined", () => {
    const facts = pack.scenario.facts.map(({ text }) => text);
    const questions = wordings.map(({ text }) => text);
    const probeTexts = probes.map(({ text }) => text);
    const joined: [string, number][] = [
      ["bridge and probe", longestOf(phrasesOf("bridges")) + longestOf([probeTexts])],
      ["repeat and question", longestOf(phrasesOf("repeats")) + longestOf([questions])],
      ["redirect and question", longestOf(phrasesOf("redirects")) + longestOf([questions])],
      ["fact and the way back", longestOf([facts]) + longestOf(phrasesOf("afterFact"))],
      ["fact and the next own question", longestOf([facts]) + longestOf(phrasesOf("inviteMore"))],
      ["no answer and the next own question", longestOf(phrasesOf("noAnswer")) + longestOf(phrasesOf("inviteMore"))],
    ];
    expect(joined.filter(([, sentences]) => sentences > 3)).toEqual([]);
    const silent = ["bridges", "repeats", "redirects", "afterFact", "transitions", "lastQuestion", "close", "open"];
    expect(spokenLines.filter(({ list, text }) => silent.includes(list) && marks(text) > 0)).toEqual([]);
    expect(facts.filter((text) => marks(text) > 0)).toEqual([]);
  });

  it("opens with minutes, number of questions and notes, and closes without a verdict", () => {
    for (const text of phrasesOf("open").flat()) expect(text).toMatch(/\{minutes\}.*\{count\}|\{count\}.*\{minutes\}/u);
    for (const text of phrasesOf("openSingle").flat()) expect(text).toMatch(/\{title\}|(?:one|single|a) question/iu);
    for (const text of [...phrasesOf("open"), ...phrasesOf("openSingle")].flat()) expect(text).toMatch(/notes|write/u);
    for (const text of phrasesOf("close").flat()) {
      expect(checkUtterance(text, { move: "close", earlier: [], question: null })).toEqual([]);
      expect(text).toContain("report");
    }
  });

  it("says no line twice", () => {
    const texts = spokenLines.map(({ text }) => text);
    expect(texts.filter((text, index) => texts.indexOf(text) < index)).toEqual([]);
  });
});

describe("what the pack holds", () => {
  it("has the twelve questions of the bank in five families", () => {
    const bank = pack.questions.filter(({ list }) => list === undefined || list === "bank");
    expect(bank.map((question) => question.id)).toEqual([
      "ingestion-10x",
      "streaming-vs-batch",
      "cdc-pitfalls",
      "twelve-million-bill",
      "forecasting",
      "no-silent-failures",
      "backfills",
      "central-vs-domain",
      "platform-vs-product",
      "hiring-bar",
      "underperformers",
      "saying-no",
    ]);
    expect(pack.families.map((family) => family.id)).toEqual(["platform", "cost", "reliability", "org", "leadership"]);
  });

  it("has the six questions on leadership, two of them as other words for questions of the bank", () => {
    const leadership = pack.questions.filter(({ list }) => list === "leadership");
    expect(leadership.map((question) => question.id)).toEqual([
      "team-success",
      "growing-seniors",
      "platform-or-features",
      "away-in-crisis",
    ]);
    expect(new Set(leadership.map(({ family }) => family))).toEqual(new Set(["leadership"]));
    const variantsOf = (id: string) => pack.questions.find((question) => question.id === id)?.variants.join("\n");
    expect(variantsOf("underperformers")).toMatch(/underperforms/u);
    expect(variantsOf("saying-no")).toMatch(/stakeholders who outrank/u);
  });

  it("has five practice prompts on figures of one's own, and a drill for each timed or stepped format", () => {
    const practice = pack.questions.filter(({ list }) => list === "practice");
    expect(practice).toHaveLength(5);
    expect(practice.filter(({ text }) => !text.startsWith("Use numbers that you own"))).toEqual([]);
    const askedIn = (id: string) => pack.formats.find((format) => format.id === id)?.questions ?? [];
    expect(askedIn("practice").toSorted()).toEqual(practice.map(({ id }) => id).toSorted());
    const drills = pack.questions.filter(({ list }) => list === "drill").map(({ id }) => id);
    expect(["opener", "star", "design", "cost"].flatMap(askedIn).toSorted()).toEqual(drills.toSorted());
  });

  it("names only questions and checklists that there are", () => {
    const questions = pack.questions.map(({ id }) => id);
    const lists = (pack.checklists ?? []).map(({ id }) => id);
    const named = [...pack.formats, ...pack.questions].flatMap(({ checklists }) => checklists ?? []);
    expect(named.filter((id) => !lists.includes(id))).toEqual([]);
    expect(lists.filter((id) => !named.includes(id))).toEqual([]);
    expect(pack.formats.flatMap((format) => format.questions ?? []).filter((id) => !questions.includes(id))).toEqual(
      [],
    );
    for (const { items } of pack.checklists ?? []) expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  it("has probes for three axes or more on every question, cost among them", () => {
    for (const question of pack.questions) {
      const axes = new Set(question.probes.map((probe) => probe.axis).filter((axis) => axis !== undefined));
      expect(axes.size, question.id).toBeGreaterThanOrEqual(3);
      expect([...axes], question.id).toContain("cost");
      expect(question.axes, question.id).toEqual(expect.arrayContaining([...axes]));
    }
  });

  it("has four generic probes for each gap, two rungs of pressure and two more probes for each axis", () => {
    const count = (fits: (probe: Pack["probes"][number]) => boolean) => pack.probes.filter(fits).length;
    for (const kind of ["vague", "number", "we", "tools", "hero", "blame", "star"] as const) {
      expect(
        count((probe) => probe.kind === kind),
        kind,
      ).toBeGreaterThanOrEqual(4);
    }
    for (const { id: axis } of pack.axes) {
      const isOpen = (probe: Pack["probes"][number]) => probe.axis === axis && probe.levels === undefined;
      expect(
        count((probe) => probe.kind === "axis" && isOpen(probe)),
        axis,
      ).toBeGreaterThanOrEqual(2);
      for (const rung of [1, 2]) {
        expect(
          count((probe) => probe.kind === "pressure" && probe.rung === rung && isOpen(probe)),
          axis,
        ).toBe(1);
      }
    }
    for (const { id: flag } of pack.redFlags)
      expect(
        count((probe) => probe.flag === flag),
        flag,
      ).toBeGreaterThan(0);
  });

  it("asks for a figure, a mechanism and wide scope before any axis is at the top", () => {
    for (const axis of pack.axes) {
      const kinds = new Set(axis.indicators.map((indicator) => indicator.kind));
      expect([...kinds], axis.id).toEqual(expect.arrayContaining(["number", "mechanism", "scope"]));
      expect(axis.levels[4].answers, axis.id).toBe(2);
    }
  });
});

describe("what the reader hears with this pack", () => {
  const reader = createReader(pack, realTokeniser());
  const indicators = [...pack.axes.flatMap((axis) => axis.indicators), ...pack.scope.indicators];
  const hears = (text: string, id: string) =>
    reader.evidence(text, { interviewerText: "", isStory: false }).some((found) => found.id === id);

  it("finds each indicator in its examples of yes and in none of its examples of no", () => {
    const missed = indicators.flatMap(({ id, examples }) => examples.yes.filter((text) => !hears(text, id)));
    const misheard = indicators.flatMap(({ id, examples }) => examples.no.filter((text) => hears(text, id)));
    expect({ missed, misheard }).toEqual({ missed: [], misheard: [] });
  });

  it("finds each indicator of a lens in its examples of yes and in none of its examples of no", () => {
    const lenses = (pack.lenses ?? []).flatMap((lens) => lens.indicators.map((indicator) => ({ lens, indicator })));
    const isHeard = (text: string, lens: string, id: string) =>
      reader.lensEvidence(text, plain).some((found) => found.id === id && found.axis === `lens:${lens}`);
    const wrong = lenses.flatMap(({ lens, indicator: { id, examples } }) => [
      ...examples.yes.filter((text) => !isHeard(text, lens.id, id)),
      ...examples.no.filter((text) => isHeard(text, lens.id, id)),
    ]);
    expect([lenses.length, wrong]).toEqual([28, []]);
  });

  it("finds nearly all points and checklist items of a question in its reference answer", () => {
    for (const question of pack.questions) {
      const answer = withFigures(question.reference ?? "");
      const words = question.reference?.split(/\s+/u).length ?? 0;
      expect([question.id, words >= 80 && words <= 150, words]).toEqual([question.id, true, words]);
      const points = new Set(reader.points(answer, question.id).map(({ id }) => id));
      expect(question.points.length - points.size, question.id).toBeLessThanOrEqual(1);
      for (const list of checklistsOf(question)) {
        const context = { interviewerText: question.text, isStory: question.kind === "story" };
        const items = new Set(reader.items(answer, [list.id], context).map(({ id }) => id));
        expect(list.items.length - items.size, `${question.id} ${list.id}`).toBeLessThanOrEqual(1);
      }
    }
  });

  it("ticks the opener where the framework is said in plain words, also as one list", () => {
    const answers = [
      "Before compute, I design the control plane: ownership, contracts, SLOs, observability, and cost attribution. Then I define three execution paths, batch, streaming, and CDC, with explicit failure modes and guardrails. I tie every SLA to unit economics, and within 12 to 24 months we get to self-serve and agentic workflows.",
      "Before I pick any engine I want to know who owns each data set and what they promise. Domains sign contracts with us, we have targets for how fresh and how complete the data are, we can see where it is late, and each team sees what it costs. Then there are three roads: nightly jobs, event streams, and change capture for orders. If events come late the page falls back to the last good snapshot. Every faster tier has a price, and in two years teams will serve themselves.",
    ];
    const lists = ["opener-beats", "opener-control-plane"];
    for (const answer of answers) {
      const ticked = new Set(reader.items(answer, lists, plain).map(({ id }) => id));
      expect([...ticked].toSorted()).toEqual(itemIds(lists).toSorted());
    }
  });

  it("ticks what is named in a list that a sentence says something of, and nothing for a bare list", () => {
    const told =
      "In weeks seven to twelve history goes to cold storage, backfills run isolated under a ceiling, and each domain gets a budget with a quarterly review.";
    const bare =
      "Cold storage, backfill isolation, cost ceilings, autoscaling caps, retention defaults, showback, budgets.";
    const tickedIn = (text: string) => reader.items(text, ["cost-levers"], plain).map(({ id }) => id);
    expect(tickedIn(told)).toEqual(expect.arrayContaining(["cost-levers/storage", "cost-levers/isolation"]));
    expect(tickedIn(bare)).toEqual([]);
  });

  it("ticks every part of a story that is no incident, and asks for none of an incident's steps", () => {
    const stories = [
      "When I took the platform over, the bill was 12 million dollars a year, and nobody could say which team caused it. I owned the platform group of six teams and its budget. First I gave each of the fourteen domains a page with its own spend, and then I agreed a budget per quarter with every director. Beside that we moved history to cold storage and retired 90 pipelines. The bill fell from 12 to 8.4 million dollars within three quarters. Since then every domain defends its spend in a quarterly review, without me.",
      "Every new feed took five weeks and was built by hand, for 140 sources. It was my call how the work was divided between nine teams. I wrote a contract with each source team, and we built one template for all of them. Teams could then add a feed themselves within two days. Lead time went from five weeks to two days over four quarters. Since then no feed ships without its contract.",
    ];
    const parts = ["situation", "task", "action", "result", "permanent", "kpi"].map((id) => `story-arc/${id}`);
    expect(itemIds(["story-arc"])).toEqual(parts);
    for (const story of stories) {
      const ticked = new Set(reader.items(story, ["story-arc"], { ...plain, isStory: true }).map(({ id }) => id));
      expect(parts.filter((id) => !ticked.has(id))).toEqual([]);
    }
    expect(pack.formats.find(({ id }) => id === "story")?.checklists).toEqual(["story-arc"]);
    expect((pack.stories?.demands ?? []).filter(({ probe }) => probe === undefined)).toEqual([]);
  });

  it("ticks nothing for talk that would fit any question", () => {
    const lists = (pack.checklists ?? []).map(({ id }) => id);
    expect(generalTalk.flatMap((text) => reader.items(text, lists, plain).map(({ id }) => [id, text]))).toEqual([]);
  });

  it("hears nothing of scale, cost or evolution in interviews of other fields", () => {
    const others = [
      "I hired two sous chefs and we cut food cost from 34 to 29 percent in one year by changing the menu. On a busy night we do 300 covers, and the grill station is the first thing to break, so I moved one cook there.",
      "We had a quota of 4 million dollars and closed 4.6 in the last quarter. I split the region in two because the pipeline was too large for one team, and each rep now covers 40 accounts.",
      "Our ward had 24 beds and we were short on nights. I changed the rota so that seniors cover weekends, and falls went from nine a month to two.",
    ];
    const heard = others.flatMap((text) => reader.indicators(text, { interviewerText: "", isStory: false }));
    expect(heard.filter(({ axis }) => ["scale", "cost", "evolution"].includes(axis))).toEqual([]);
  });

  it.each([
    ["How many events do we get per day?", "event-volume"],
    ["How fresh does the price on the product page have to be?", "latency-shop"],
    ["When does finance need its numbers?", "latency-finance"],
    ["Who pays for it today?", "cost-visibility"],
    ["What is the budget?", "bill"],
    ["How big is the team?", "platform-team"],
    ["Who is on call today?", "on-call"],
    ["How often do we backfill?", "backfills"],
    ["Do we have any contracts with source teams?", "schema-changes"],
    ["What does success look like?", "success"],
    ["Which coffee do you have?", undefined],
  ])("answers %j with the fact %s", (question, fact) => {
    expect(factsFor(reader, [question.toLowerCase()])).toEqual(fact === undefined ? [] : [fact]);
  });
});

describe("probes that an answer has settled", () => {
  const reader = createReader(pack, realTokeniser());
  const metIn = (questionId: string, text: string) =>
    hear(reader, text, { questionId, interviewerText: "", isStory: false, earlierAnswers: [] }).met ?? [];

  it.each([
    ["costs-exploding", "A thousand price updates costs us four cents live and one cent hourly.", "cost-pressure-1"],
    ["costs-exploding", "Per training run we pay about 31 dollars.", "cost-pressure-1"],
    ["team-success", "My finance partner reads the same page.", "success-cost"],
    ["team-success", "Each domain sees its spend per quarter, and finance signs the budget.", "success-cost"],
    [
      "ingestion-10x",
      "At ten times the load the writer of the catalogue index gives way first.",
      "ingestion-10x-scale",
    ],
  ])("in %s %j", (questionId, text, probe) => expect(metIn(questionId, text)).toContain(probe));

  it.each([
    ["team-success", "We look at the page every week.", "ownership-any-1"],
    ["team-success", "Each domain sees the same page.", "reliability-any-2"],
    ["costs-exploding", "Costs matter to us, and we look at them.", "cost-pressure-1"],
  ])("not in %s %j", (questionId, text, probe) => expect(metIn(questionId, text)).not.toContain(probe));
});

const plain = { interviewerText: "", isStory: false };

/** A reference answer with figures in the places that wait for the person's own. */
const withFigures = (text: string) => text.replaceAll("[your number]", "12").replaceAll(/\[[^\]]*\]/gu, "May");

function checklistsOf(question: Pack["questions"][number]) {
  const formats = pack.formats.filter((format) => format.questions?.includes(question.id));
  const ids = [question, ...formats].flatMap(({ checklists }) => checklists ?? []);
  return (pack.checklists ?? []).filter(({ id }) => ids.includes(id));
}

const itemIds = (lists: readonly string[]): string[] =>
  (pack.checklists ?? [])
    .filter(({ id }) => lists.includes(id))
    .flatMap((list) => list.items.map((item) => `${list.id}/${item.id}`));

const generalTalk = [
  "I would talk to the stakeholders and understand what they need.",
  "We need a modern and scalable architecture that follows best practices.",
  "Communication is the key, and everybody has to be involved.",
  "We would work hard with the team and improve it step by step.",
  "I have a lot of experience with such platforms and it always worked.",
  "We use Kafka and Spark for that, and Airflow for the jobs.",
  "It is important to test everything well before we go live.",
  "In the end it all worked out, and the customers were happy.",
  "We had a meeting every week and talked about the progress.",
  "We should move to the cloud because it is cheaper.",
  "We monitor everything with good dashboards.",
  "There was a problem with the data and we fixed it quickly.",
  "We would optimise the queries and tune the cluster.",
  "Costs have to be reduced, so we would negotiate with the vendor.",
  "First we look at the requirements, then we design, then we build.",
  "In my last company we did a big migration project.",
  "We would start with an analysis in the first weeks.",
  "I worked day and night until it was solved.",
  "People should own their work.",
  "We would hire more engineers over the next year.",
];
