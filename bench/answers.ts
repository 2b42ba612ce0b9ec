/** Sentences of the kind that candidates say: concrete ones, thin ones, numbers, names of tools. `#` stands for a number. */
const sentences = [
  "I ran the checkout and inventory data platform, # engineers in three teams, and a budget of # million a year.",
  "At peak we took # thousand events a second from the order service, and the stream processor was the first thing to fall behind.",
  "What broke first was the join on the customer key, because # percent of the traffic came from one marketplace account.",
  "I decided to partition by order instead of by customer, and we accepted that one report would be # minutes late.",
  "Before that change the freshness of the finance table was at # percent of its target, and two quarters later it was at # percent.",
  "We never had showback, so every team thought that storage was free.",
  "I put the price of one query next to the query, and the analytics spend fell by # percent in # weeks.",
  "The finance partner wanted forty percent out by the next quarter, and I refused to cut the replay storage.",
  "My manager of managers owned the on-call rota, and the producing team was paged first, not the platform.",
  "We used Kafka, Flink, Iceberg, Spark, Airflow, dbt and Snowflake.",
  "Honestly we just worked through the night for # days until it was stable again.",
  "The team said no, so I asked their director to name one owner for the contract, and we signed it together in # days.",
  "A schema change in the cart service dropped a currency field, and # thousand orders were counted in the wrong currency.",
  "It was found by a consumer after # hours, which is what I was least happy about.",
  "Since then a contract check runs in the producer's build, and # such changes were stopped before they shipped.",
  "I think it went quite well, everybody was aligned and the stakeholders were happy.",
  "For the backfill we kept both versions for # days, compared them by day and by market, and switched readers one by one.",
  "In eighteen months I want the batch layer gone, and to stop building one-off exports for the marketing teams.",
  "With half the team I would keep the ledger and the alerts, and close the self-service notebooks.",
  "Someone else broke it, and we had to clean up as usual.",
  "The service level that we sold to finance was # minutes at ninety-nine percent, and the one for marketing was a day.",
  "I promoted # people in that time, and one of them took over the whole storage team.",
  "The unit that we watched was the cost of a thousand orders processed, which went from # cents to # cents.",
  "Let me think about that for a second, because there were two incidents and I do not want to mix them up.",
  "The rollback was one flag, and it was tried every month by a person who had not written it.",
  "What changed permanently is that no team can publish a table without a named owner and a deletion date.",
];

/** Text of about `words` words, another for each `seed`: the same seed gives the same text. */
export function answerOf(words: number, seed: number): string {
  let state = seed * 2_654_435_761 + 1;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
  const chosen: string[] = [];
  for (let count = 0; count < words;) {
    const sentence = (sentences[next(sentences.length)] ?? "").replaceAll("#", () => String(2 + next(97)));
    chosen.push(sentence);
    count += sentence.split(" ").length;
  }
  return chosen.join(" ");
}
