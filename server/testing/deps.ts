import { err } from "#core/result.ts";
import type { ServerDeps } from "../deps.ts";

export const testSecret = "5ec2e7".padEnd(64, "0");

/** Deps that do nothing; a test replaces what it is about. */
export function createTestDeps(change: Partial<ServerDeps> = {}): ServerDeps {
  return {
    version: "0.0.0-test",
    port: 4823,
    secret: testSecret,
    packs: {
      current: async () => ({ packs: [], problems: [], places: [] }),
      addQuestion: async () => err({ code: "pack-unknown" }),
      subscribe: () => () => undefined,
      byHash: async () => err({ code: "pack-unknown" }),
      adopt: async () => err({ code: "bad-request" }),
    },
    reference: { current: async () => ({ pages: [], problems: [] }) },
    mirror: null,
    stories: null,
    examples: { put: async () => err({ code: "example-failed" }), settled: async () => undefined },
    models: {
      list: async () => ({
        models: [],
        chat: null,
        grader: null,
        settingsFile: "/nowhere/settings.yaml",
        problems: [],
      }),
      byId: async () => err({ code: "model-unknown" }),
    },
    talk: () => {
      throw new Error("no model in this test");
    },
    prompts: { interviewer: async () => err({ code: "internal" }) },
    readerFor: () => Promise.reject(new Error("no reader in this test")),
    pageFolder: "/nowhere",
    log: () => undefined,
    stopping: new AbortController().signal,
    ...change,
  };
}

export const withKey = { authorization: `Bearer ${testSecret}` };
