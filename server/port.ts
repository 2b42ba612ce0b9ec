import { createServer } from "node:net";
import { readConfig } from "./config.ts";

/** What stops a start, known before the page is built; `null` = nothing that can be known by then. */
export async function startProblem(environment: Parameters<typeof readConfig>[0]): Promise<string | null> {
  const config = readConfig(environment);
  return config.ok ? portProblem(config.value.port) : config.error;
}

function portProblem(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(portText(port, error)));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** @param error Node's, of the attempt to listen there */
export function portText(port: number, error: unknown): string {
  const code = codeOf(error);
  const reason =
    code === "EADDRINUSE" ? "is taken, perhaps by a Hotseat that runs already" : `cannot be used (${code})`;
  return `Port ${port} ${reason}. Stop what uses it, then start Hotseat again.`;
}

/** Node's code of an error, or all of it. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : String(error);
