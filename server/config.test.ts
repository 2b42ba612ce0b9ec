import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { canonicalPort, readConfig } from "./config.ts";

describe("readConfig", () => {
  it("needs nothing: the one address, the home folder, the mirror on", () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      ok: true,
      value: { port: canonicalPort, dataFolder: join(homedir(), ".hotseat"), keepsMirror: true, logsRequests: false },
    });
    expect(canonicalPort).toBe(4823);
  });

  it("takes what is set, with folders from where the person stands", () => {
    const config = readConfig({
      HOTSEAT_HOME: "data",
      HOTSEAT_RUBRICS: "/packs",
      HOTSEAT_PORT: "5000",
      HOTSEAT_MIRROR: "off",
      HOTSEAT_MODELS: "configured",
      INIT_CWD: "/home/me",
    });
    expect(config).toMatchObject({
      ok: true,
      value: {
        port: 5000,
        dataFolder: "/home/me/data",
        rubricsFolder: "/packs",
        keepsMirror: false,
        models: "configured",
        settingsFile: "/home/me/data/settings.yaml",
      },
    });
  });

  it("takes how long a model may take, in seconds", () => {
    const limits = { HOTSEAT_FIRST_WORD_SECONDS: "300", HOTSEAT_SILENCE_SECONDS: "0.5", HOTSEAT_TURN_SECONDS: "600" };
    expect(readConfig(limits)).toMatchObject({
      ok: true,
      value: { patience: { firstByteMs: 300_000, silenceMs: 500, turnMs: 600_000 } },
    });
  });

  it("takes an empty value for none", () => {
    expect(readConfig({ HOTSEAT_PORT: "", HOTSEAT_HOME: "", HOTSEAT_MIRROR: "" })).toEqual(readConfig({}));
  });

  it.each([
    ["HOTSEAT_PORT", "eighty", "HOTSEAT_PORT must be a number from 0 to 65535, or not set at all."],
    ["HOTSEAT_PORT", "70000", "HOTSEAT_PORT must be a number from 0 to 65535, or not set at all."],
    ["HOTSEAT_PORT", "-1", "HOTSEAT_PORT must be a number from 0 to 65535, or not set at all."],
    ["HOTSEAT_PORT", "4823 ", "HOTSEAT_PORT must be a number from 0 to 65535, or not set at all."],
    ["HOTSEAT_MIRROR", "false", "HOTSEAT_MIRROR must be on or off, or not set at all."],
    ["HOTSEAT_MODELS", "none", "HOTSEAT_MODELS must be on, configured or off, or not set at all."],
    ["HOTSEAT_TURN_SECONDS", "0", "HOTSEAT_TURN_SECONDS must be seconds, from 0.1 to 3600, or not set at all."],
    ["HOTSEAT_LOG", "all", "HOTSEAT_LOG must be requests, or not set at all."],
  ])("says what %s=%s should be", (name, value, sentence) => {
    expect(readConfig({ [name]: value })).toEqual({ ok: false, error: sentence });
  });
});
