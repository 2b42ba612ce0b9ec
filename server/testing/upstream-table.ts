import type { ErrorCode } from "#core/errors.ts";
import type { Row } from "./scripted-upstream.ts";
import * as rows from "./upstream-rows.ts";

/** A whole reply, one that is cut after its first sentence, and what a second call would bring. */
export const wholeReply = "What broke first, and who noticed? Naïve 漢字 🙂.";
export const cutReply = "Understood. And";
export const secondReply = "And then?";

/** What a caller gets to see of one row. */
export interface Expected {
  readonly code: ErrorCode | null;
  readonly calls: number;
  /** All that was said; default: nothing. */
  readonly text?: string;
  readonly says?: RegExp;
  readonly waits?: number;
  readonly isImpatient?: boolean;
}

/** Each way in which a model's server may answer: its name, what is done with each call, and what comes of it. */
export const upstreamTable: readonly (readonly [string, readonly (Row | string)[], Expected])[] = [
  ["a whole reply", [wholeReply], { code: null, calls: 1, text: wholeReply }],
  ["no byte, then a cut", [rows.hangsUp(), wholeReply], { code: null, calls: 2, text: wholeReply, waits: 1 }],
  ["no byte, twice", [rows.hangsUp()], { code: "model-unreachable", calls: 2, waits: 1, says: /HOTSEAT_CHAT_URL/ }],
  ["401", [rows.refusesKey(), wholeReply], { code: "model-key-refused", calls: 1, says: /HOTSEAT_CHAT_KEY/ }],
  ["403", [rows.refuses(403), wholeReply], { code: "model-key-refused", calls: 1, says: /HOTSEAT_CHAT_KEY/ }],
  [
    "404",
    [rows.lacksModel(), wholeReply],
    { code: "model-not-found", calls: 1, says: /“scripted”.+HOTSEAT_CHAT_MODEL/ },
  ],
  [
    "400, a parameter that can be left out",
    [rows.lacksParameter("stream_options", rows.reply(wholeReply))],
    { code: null, calls: 2, text: wholeReply, waits: 0 },
  ],
  [
    "400, ever again",
    [rows.refuses(400, { message: "max_tokens is not for us" })],
    { code: "model-refused-request", calls: 2 },
  ],
  [
    "400, no reason",
    [rows.refuses(400), wholeReply],
    { code: "model-refused-request", calls: 1, says: /“The upstream's own words\.”/ },
  ],
  [
    "400, the window",
    [rows.windowFull(), wholeReply],
    { code: "model-window-full", calls: 1, says: /HOTSEAT_CHAT_WINDOW/ },
  ],
  ["413", [rows.refuses(413), wholeReply], { code: "model-refused-request", calls: 1 }],
  [
    "422",
    [rows.refuses(422, { message: '{"detail":[]}' }), wholeReply],
    { code: "model-refused-request", calls: 1, says: /^(?!.*detail)/ },
  ],
  ["429, soon", [rows.busy(0.02), wholeReply], { code: null, calls: 2, text: wholeReply, waits: 1 }],
  ["429, soon and again", [rows.busy(0.02)], { code: "model-busy", calls: 2, waits: 1 }],
  ["429, long", [rows.busy(90), wholeReply], { code: "model-busy", calls: 1, says: /asks to wait 90 s/ }],
  ["429, quota", [rows.quotaUsedUp(), wholeReply], { code: "model-quota", calls: 1 }],
  ...[500, 502, 503, 529].map((status): readonly [string, readonly (Row | string)[], Expected] => [
    `${status}`,
    [rows.refuses(status)],
    { code: "model-failed", calls: 2, waits: 1 },
  ]),
  ["500 once", [rows.refuses(500), wholeReply], { code: null, calls: 2, text: wholeReply, waits: 1 }],
  [
    "503, ask in an hour",
    [rows.refuses(503, {}, { "retry-after": "3600" }), wholeReply],
    { code: "model-failed", calls: 1 },
  ],
  [
    "no first byte",
    [rows.neverAnswers(), wholeReply],
    { code: "model-slow", calls: 1, isImpatient: true, says: /Nothing came for 0\.5 s/ },
  ],
  ["pings and no word", [rows.fallsSilent("", 5), wholeReply], { code: "model-slow", calls: 1, isImpatient: true }],
  [
    "pings after words",
    [rows.fallsSilent(cutReply, 5), wholeReply],
    { code: "model-silent", calls: 1, text: cutReply, isImpatient: true, says: /Nothing came for 0\.5 s/ },
  ],
  ["an end without a reason", [rows.endsEarly(cutReply), wholeReply], { code: "model-cut", calls: 1, text: cutReply }],
  [
    "[DONE] without a reason",
    [rows.endsEarly("One.", "data: [DONE]\n\n"), wholeReply],
    { code: "model-cut", calls: 1, text: "One." },
  ],
  ["a reset", [rows.resets(cutReply), wholeReply], { code: "model-cut", calls: 1, text: cutReply }],
  ["the length", [rows.finishes(cutReply, "length"), wholeReply], { code: "model-length", calls: 1, text: cutReply }],
  [
    "a filter",
    [rows.finishes("One.", "content_filter"), wholeReply],
    { code: "model-filtered", calls: 1, text: "One." },
  ],
  [
    "an error among words",
    [rows.failsInStream("One."), wholeReply],
    { code: "model-failed", calls: 1, text: "One.", says: /“The engine was overloaded”/ },
  ],
  [
    "an error that is a page",
    [rows.failsInStream("One.", "<html>no</html>"), wholeReply],
    { code: "model-failed", calls: 1, text: "One.", says: /^[^<“]*$/ },
  ],
  ["3 bad lines", [rows.garbles(wholeReply, 3)], { code: null, calls: 1, text: wholeReply }],
  [
    "4 bad lines",
    [rows.garbles("One two three four five", 4), wholeReply],
    { code: "model-unreadable", calls: 1, text: "One two three " },
  ],
  ["JSON, no stream", [rows.answersInJson(wholeReply)], { code: null, calls: 1, text: wholeReply }],
  ["a page", [rows.sendsPage(), wholeReply], { code: "model-not-an-endpoint", calls: 1, says: /HOTSEAT_CHAT_URL/ }],
  ["a page for 404", [rows.sendsPage(404), wholeReply], { code: "model-not-an-endpoint", calls: 1 }],
  ["nothing", [rows.saysNothing()], { code: "model-empty", calls: 2, waits: 1 }],
  ["blanks", [rows.reply(" \n "), secondReply], { code: null, calls: 2, text: secondReply, waits: 1 }],
  ["thoughts alone", [rows.onlyReasons("hm hm"), secondReply], { code: null, calls: 2, text: secondReply, waits: 1 }],
  [
    "thoughts in tags",
    [rows.reply("<think>\nThe answer is 4.\n</think>\n\nWhy?")],
    { code: null, calls: 1, text: "Why?" },
  ],
  ["a tool", [rows.callsTool("")], { code: "model-wants-tool", calls: 1 }],
  ["a tool after words", [rows.callsTool(cutReply)], { code: "model-wants-tool", calls: 1, text: cutReply }],
  [
    "a redirect",
    [rows.redirects("http://127.0.0.1:9/elsewhere"), wholeReply],
    { code: "model-redirects", calls: 1, says: /HOTSEAT_CHAT_URL/ },
  ],
  ["gzip that is none", [rows.sendsWrongEncoding(wholeReply), wholeReply], { code: "model-unreadable", calls: 1 }],
  ["a gzip bomb", [rows.sendsGzipBomb(64 * 1024 * 1024), wholeReply], { code: "model-unreadable", calls: 1 }],
];
