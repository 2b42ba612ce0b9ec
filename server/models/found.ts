import * as z from "zod/mini";
import { parseModelAddress } from "./settings-address.ts";
import { type ModelChoice, windowNearby } from "./settings-layers.ts";

/** A program that serves models on a port of this machine. */
export interface LocalServer {
  /** Begins the ids of its models. */
  readonly id: string;
  readonly port: number;
}

export const usualServers: readonly LocalServer[] = [
  { id: "ollama", port: 11_434 },
  { id: "lm-studio", port: 1_234 },
  { id: "llama-cpp", port: 8_080 },
];

const mostModelsEach = 12;
const mostBytes = 256 * 1024;
const List = z.object({ data: z.array(z.object({ id: z.string().check(z.minLength(1), z.maxLength(200)) })) });
const notForChat = /embed|rerank|\bbge\b|minilm|whisper|\btts\b|stable-diffusion|\bclip\b/i;

/** Asks each server for its models; whoever is silent for `budgetMs`, or is another kind of program, has none. Sends no key. */
export async function findLocalModels(
  servers: readonly LocalServer[],
  budgetMs: number,
): Promise<readonly ModelChoice[]> {
  const lists = await Promise.all(servers.map(async (server) => toChoices(server, await listModels(server, budgetMs))));
  return lists.flat();
}

async function listModels({ port }: LocalServer, budgetMs: number): Promise<readonly string[]> {
  try {
    const reply = await fetch(`http://127.0.0.1:${port}/v1/models`, {
      redirect: "error",
      signal: AbortSignal.timeout(budgetMs),
    });
    const parsed = reply.ok ? List.safeParse(JSON.parse(await readAtMost(reply, mostBytes))) : null;
    if (parsed?.success !== true) return [];
    const names = parsed.data.data.map(({ id }) => id).filter((id) => !notForChat.test(id) && !/\p{Cc}/u.test(id));
    return [...new Set(names)].slice(0, mostModelsEach);
  } catch {
    return [];
  }
}

/** Throws when there is more. */
async function readAtMost(reply: Response, bytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of reply.body ?? []) {
    size += chunk.byteLength;
    if (size > bytes) throw new Error("too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function toChoices({ id, port }: LocalServer, models: readonly string[]): readonly ModelChoice[] {
  const address = parseModelAddress(`http://127.0.0.1:${port}/v1`);
  if (!address.ok) return [];
  const taken = new Set<string>();
  return models.map((model) => ({
    id: freeId(`${id}-${slug(model)}`, taken),
    address: address.value,
    model,
    key: null,
    contextTokens: windowNearby,
    prices: null,
    source: "found",
    setting: null,
  }));
}

/** llama.cpp names a model by the path of its file. */
const slug = (model: string): string =>
  (model.split(/[\\/]/).at(-1) ?? model)
    .toLowerCase()
    .replace(/\.gguf$/, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 48) || "model";

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
  taken.add(id);
  return id;
}
