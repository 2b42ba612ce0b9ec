import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { startProblem } from "./port.ts";

describe("what stops a start", () => {
  it("is a port that is taken, until it is free again", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" ? address?.port : 0;
    const environment = { HOTSEAT_PORT: String(port) };
    expect(await startProblem(environment)).toMatch(`Port ${port} is taken, perhaps by a Hotseat that runs already.`);
    await new Promise((resolve) => other.close(resolve));
    expect(await startProblem(environment)).toBeNull();
  });

  it("is a setting that cannot be read", async () => {
    expect(await startProblem({ HOTSEAT_PORT: "many" })).toMatch("HOTSEAT_PORT");
  });
});
