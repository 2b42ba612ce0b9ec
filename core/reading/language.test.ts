import { describe, expect, it } from "vitest";
import { isForeign } from "./language.ts";

describe("another language", () => {
  it.each([
    "Ich habe mit dem Team zuerst die Kosten der Plattform gemessen und dann das Budget verteilt.",
    "Ich weiß nicht.",
    "Primero hablamos con los equipos y decidimos qué datos son de cada uno.",
    "No lo sé, pero el equipo tenía una reunión con finanzas.",
    "Nous avons mesuré le coût de chaque table et j'ai décidé de supprimer les plus chères.",
    "我们首先确定每个团队的预算，然后删除不用的表。",
    "Мы сначала измерили стоимость каждой таблицы.",
    "Abbiamo misurato il costo di ogni tabella e poi ho deciso che cosa tagliare.",
    "Primeiro nós medimos o custo e depois eu falei com os donos dos dados.",
  ])("is known in %j", (text) => expect(isForeign(text)).toBe(true));

  it.each([
    "I do not know.",
    "Kafka, Flink, Iceberg, Trino.",
    "We moved the São Paulo feeds to El Paso, and the de facto owner was the La Jolla team.",
    "SQL on S3, dbt on top, no on-call, no SLOs.",
    "No.",
    "I told the Zürich team: “Das ist nicht unser Problem”, and then we agreed that they own the feed and I own the budget.",
    "Cost per order, owner per table, alert per feed, on time.",
    "asdf jkl qwer zxcv",
    "",
  ])("is not heard in %j", (text) => expect(isForeign(text)).toBe(false));
});
