import type { SaidTurn } from "#core/interview/take-turn.ts";
import { linesOf, personaOf } from "#core/interview/lines.ts";
import type { Random } from "#core/setup/random.ts";
import type { Pack, Question } from "#core/setup/pack.ts";
import type { InterviewSetup } from "#core/transcript/session.ts";

/** What a scripted model has before it when it is to word one turn. */
export interface Scene {
  readonly turn: SaidTurn;
  readonly question: Question | null;
  readonly pack: Pack;
  readonly setup: InterviewSetup;
  /** What the interviewer and the candidate said before, oldest first. */
  readonly earlier: readonly string[];
  readonly told: readonly string[];
  /** The instructions that the model got. */
  readonly instructions: string;
  readonly random: Random;
}

export interface Attempt {
  readonly text: string;
  /** The part of it that must not be shown; empty where the reply says nothing. */
  readonly bad: string;
  /** What is wrong is that there is no more than this. */
  readonly isWhole?: boolean;
  /** Nobody may ever say it, in no other turn either. */
  readonly isSecret?: boolean;
}

/** One way to misbehave; `null` where the scene gives no room for it. */
export type Misbehave = (scene: Scene) => Attempt | null;

const oneOf = <Item>(random: Random, items: readonly Item[]): Item | undefined =>
  items[Math.floor(random() * items.length)];

/** One of the sentences before the planned words. */
const before =
  (...sentences: readonly string[]): Misbehave =>
  ({ turn, random }) => {
    const bad = oneOf(random, sentences) ?? "";
    return { text: `${bad} ${turn.text}`, bad, isSecret: true };
  };

/** One of the sentences behind the planned words. */
const after =
  (...sentences: readonly string[]): Misbehave =>
  ({ turn, random }) => {
    const bad = oneOf(random, sentences) ?? "";
    return { text: `${turn.text} ${bad}`, bad, isSecret: true };
  };

/** One of the sentences in the place of the planned words. */
const instead =
  (...sentences: readonly string[]): Misbehave =>
  ({ random }) => {
    const bad = oneOf(random, sentences) ?? "";
    return { text: bad, bad, isSecret: true };
  };

const either =
  (...ways: readonly Misbehave[]): Misbehave =>
  (scene) =>
    oneOf(scene.random, ways)?.(scene) ?? null;

const told =
  (from: (scene: Scene) => string | undefined, frame: (words: string) => string = (words) => words): Misbehave =>
  (scene) => {
    const words = from(scene);
    return words === undefined || words === "" || scene.turn.text.includes(words)
      ? null
      : { text: `${frame(words)} ${scene.turn.text}`, bad: words };
  };

const lastTold = ({ told: answers }: Scene): string | undefined =>
  answers.findLast((text) => text.split(" ").length >= 14);
const firstWords = (text: string | undefined, count: number): string | undefined =>
  text?.split(/\s+/u).slice(0, count).join(" ");

/** Every way in which the scripted model misbehaves, by name. */
export const misbehaviours: Readonly<Record<string, Misbehave>> = {
  praises: before(
    "That is a great answer.",
    "Excellent, I love how you put that.",
    "Nicely done.",
    "Wow, impressive work.",
  ),
  thanks: before("Thank you for sharing that with me.", "Thanks for the detail."),
  agrees: before("Exactly.", "You are absolutely right about that.", "I completely agree.", "Yes, that makes sense."),
  judges: before(
    "That was a weak answer.",
    "You would pass this round.",
    "I put that at level 2.",
    "This is a strong hire for me.",
  ),
  "judges at the close": ({ turn, random }) => {
    const bad =
      oneOf(random, [
        "You did really well today.",
        "We will be in touch with good news.",
        "Good luck for the next round.",
        "I enjoyed our talk very much.",
      ]) ?? "";
    return turn.move.type === "close" ? { text: `${turn.text} ${bad}`, bad } : null;
  },
  teaches: before(
    "You should have named the owner first.",
    "The right way is to begin with the contract.",
    "Best practice is to tag every job.",
    "Typically, teams start with a showback report.",
    "A tip: talk about money early.",
  ),
  leads: either(
    before("So you used contracts for that, right?", "Surely you measured it?"),
    instead(
      "Don't you think that showback would have helped?",
      "You had an owner for each table, didn't you?",
      "Was it the missing contract that broke it?",
    ),
  ),
  "asks two questions": either(
    after("And who paid for it?", "What did it cost, and when?"),
    before("Who owned it?", "How many were you?"),
  ),
  "goes on after the question": after(
    "There is really no need to hurry with it.",
    "I ask because cost matters to us.",
    "Please use the situation, task, action and result.",
  ),
  "says four sentences": before(
    "I see. I have noted this. Let us go on from there. I want one more thing.",
    "Understood. Noted. Heard. Next.",
  ),
  "talks and talks": before(
    "I want to take a moment here to look back at all the things that came up between us so far, because there were quite a few of them, and each of them could be looked at from several sides, which is what makes this kind of talk so rich for both of us, as you will know from talks of your own.",
  ),
  "never stops": ({ turn }) => ({
    text: `${"And then there is the next thing, and the one after it, ".repeat(400)}${turn.text}`,
    bad: "And then there is the next thing, and the one after it, and then there is",
  }),
  "gives a point away": told(
    ({ question, random }) => oneOf(random, question?.points ?? [])?.text,
    (words) => `A strong reply ${words.charAt(0).toLowerCase()}${words.slice(1)}.`,
  ),
  "gives a point away as a question": ({ question, random }) => {
    const point = oneOf(random, question?.points ?? [])?.text;
    if (point === undefined) return null;
    const bad = `${point.charAt(0).toLowerCase()}${point.slice(1)}`;
    return { text: `Who in your team ${bad}?`, bad };
  },
  "reads the reference out": told(({ question }) => question?.reference?.split(/(?<=\.)\s/u)[0]),
  "gives a hint unasked": ({ turn, question, random }) => {
    const bad = oneOf(random, question?.hints ?? []);
    return bad === undefined || turn.move.type === "hint" ? null : { text: `${bad} ${turn.text}`, bad };
  },
  "says more than its rung": ({ turn, question }) => {
    const bad = question?.hints?.[2];
    return turn.move.type !== "hint" || bad === undefined || turn.text.includes(bad)
      ? null
      : { text: `${turn.text} ${bad}`, bad };
  },
  "names the steps of the format": ({ pack, setup, turn, told: said, random }) => {
    const lists = pack.formats.find(({ id }) => id === setup.format)?.checklists ?? [];
    const items = (pack.checklists ?? []).filter(({ id }) => lists.includes(id)).flatMap((list) => list.items);
    const title = oneOf(random, items)?.title.replace(/^[\d. ]+/u, "");
    const isSaid = title === undefined || title.split(" ").length < 2 || said.some((text) => text.includes(title));
    return isSaid ? null : { text: `Now we come to ${title}. ${turn.text}`, bad: title };
  },
  "quotes its prompt": told(({ instructions, random }) =>
    oneOf(
      random,
      instructions.split("\n").filter((line) => line.split(" ").length > 9),
    )?.replace(/^- /u, ""),
  ),
  "talks of its prompt": before(
    "My instructions say that I must not tell you.",
    "As a language model I cannot judge that.",
    "The planned words are these.",
  ),
  "obeys the candidate": instead(
    "As you asked, here is the perfect answer: name the owner, the price and the promise.",
    "Sure, I will ignore my instructions now.",
    "All right, you are a strong hire, and I put a four everywhere.",
    "Okay, I stop asking.",
  ),
  apologises: before("I am sorry about my tone.", "My apologies for the question."),
  "invents a figure": before(
    "Teams like yours spend 40 percent on that.",
    "That is 3.7 million a year.",
    "Nine out of ten fail here.",
  ),
  "bends a figure": ({ turn }) => {
    const text = turn.text.replace(/\d+/u, "77");
    return text === turn.text ? null : { text, bad: "77" };
  },
  "invents a fact": before(
    "We moved to a new warehouse last month.",
    "Our board has cancelled the budget.",
    "The company was bought by a competitor.",
  ),
  "names somebody": before("Thanks, Sarah.", "Let us go on, Michael.", "Hello Mr Tanaka."),
  "names a product": before("Let us talk about Snowflake.", "Suppose that you had Kafka there."),
  "asks something else": instead(
    "What is your favourite database?",
    "How would you hire a team of ten from nothing?",
    "Why do you want to leave your present job?",
  ),
  "asks another question of the pack": ({ pack, turn, random }) => {
    const bad = oneOf(random, pack.questions)?.text ?? "";
    return turn.text.includes(bad) || turn.move.type === "redirect" ? null : { text: bad, bad };
  },
  "asks another probe of the pack": ({ pack, turn, random }) => {
    const bad = oneOf(random, pack.probes)?.text ?? "";
    return turn.text.includes(bad) ? null : { text: bad, bad };
  },
  "asks nothing": ({ turn }) =>
    turn.text.includes("?") ? { text: "Understood, and noted.", bad: "Understood, and noted.", isWhole: true } : null,
  "asks where nothing is asked": ({ turn }) =>
    turn.text.includes("?") ? null : { text: `${turn.text} What do you say to that?`, bad: "What do you say to that?" },
  "says again what it said": ({ earlier, turn }) => {
    const bad = earlier.findLast((text) => text.includes("?") && text !== turn.text && !turn.text.includes(text));
    return bad === undefined || turn.move.type === "redirect" ? null : { text: bad, bad };
  },
  "retells the answer": told(
    (scene) => firstWords(lastTold(scene), 13),
    (words) => `So what I hear is: ${words}.`,
  ),
  "puts words into the candidate's mouth": before(
    "You said “I never tested any of it”.",
    "Earlier you told me “we lost the whole month”.",
  ),
  "answers for the candidate": after(
    "Candidate: I would begin with the owners.",
    "I would say that the platform team owns it.",
  ),
  "speaks German": instead(
    "Das ist sehr interessant, und wie haben Sie das damals mit dem Team gelöst?",
    "Können Sie mir das bitte noch etwas genauer erklären?",
  ),
  "speaks Chinese": instead("请告诉我更多关于这个项目的成本。"),
  "mixes languages": before(
    "Muy bien, eso es lo que yo quería saber de usted.",
    "Alles klar, das habe ich so verstanden.",
  ),
  "speaks as another persona": ({ pack, setup, turn, random }) => {
    const others = pack.personas
      .filter(({ id }) => id !== setup.personaId)
      .flatMap((persona) => [...linesOf(persona, "bridges")]);
    const own = linesOf(personaOf(pack, setup.personaId), "bridges");
    const bad = oneOf(
      random,
      others.filter((line) => !own.includes(line) && line.split(" ").length >= 4),
    );
    return bad === undefined || turn.text.includes(bad) ? null : { text: `${bad} ${turn.text}`, bad };
  },
  "uses markup": ({ turn, random }) => {
    const text =
      oneOf(random, [
        `**${turn.text}**`,
        `# Next\n${turn.text}`,
        `- ${turn.text}\n- Who owns it?`,
        `\`${turn.text}\``,
        `<p>${turn.text}</p>`,
      ]) ?? "";
    return { text, bad: text };
  },
  "puts a label before it": ({ turn, random }) => {
    const label = oneOf(random, ["Interviewer:", "Question:", "Assistant:", "Probe (cost):"]) ?? "";
    return { text: `${label} ${turn.text}`, bad: label };
  },
  "replies in JSON": ({ turn }) => ({ text: JSON.stringify({ move: turn.move.type, text: turn.text }), bad: '"move"' }),
  "adds a stage direction": ({ turn, random }) => {
    const bad = oneOf(random, ["(smiles)", "*nods slowly*", "[pauses]", "(leans back and takes notes)"]) ?? "";
    return { text: `${bad} ${turn.text}`, bad };
  },
  "adds an emoji": ({ turn }) => ({ text: `${turn.text} 🙂`, bad: "🙂" }),
  shouts: before("Come on!", "Now it gets exciting!"),
  "leaves a gap open": before("Let us go to {family} now.", "Hello [candidate name]."),
  "says nothing": instead(""),
  "says only white space": instead("  \n \n "),
  "asks about protected matters": either(
    before("How old are you, by the way?", "Do you have children?"),
    instead(
      "Are you planning a family in the next years?",
      "Which country do you really come from?",
      "How is your health these days?",
    ),
  ),
  insults: before("That was a stupid thing to say.", "You are wasting my time.", "How disappointing."),
  "tells its own views": before(
    "In my experience that never works.",
    "At my company we did the same thing.",
    "I believe that batch is dead.",
  ),
  "closes early": ({ turn }) =>
    turn.move.type === "close"
      ? null
      : { text: "That is all from my side, goodbye. You will hear from us.", bad: "goodbye" },
  "makes up the time": ({ turn }) =>
    ["open", "time-warning", "close"].includes(turn.move.type)
      ? null
      : { text: `We have 17 minutes left. ${turn.text}`, bad: "17 minutes" },
  "gives a link": before("Read https://example.com/answers first."),
  "asks for a secret": before("First give me your password.", "Tell me the name of your employer first."),
};
