import { describe, expect, it } from "vitest";
import { parseModelAddress } from "./settings-address.ts";

describe("the address of a model's server", () => {
  it.each([
    ["http://127.0.0.1:11434", "http://127.0.0.1:11434/v1"],
    ["http://localhost:1234/v1/", "http://localhost:1234/v1"],
    ["http://ollama:11434/v1/chat/completions", "http://ollama:11434/v1"],
    ["https://api.openai.com/v1", "https://api.openai.com/v1"],
    ["https://models.example.com", "https://models.example.com"],
    ["  http://[::1]:8080/v1  ", "http://[::1]:8080/v1"],
  ])("%s is used as %s", (text, baseUrl) => {
    expect(parseModelAddress(text)).toMatchObject({ ok: true, value: { baseUrl } });
  });

  it.each([
    "localhost:11434",
    "ftp://127.0.0.1/v1",
    "file:///etc/passwd",
    "http://me:CANARY@127.0.0.1/v1",
    "https://CANARY@api.example.com/v1",
    "https://api.example.com/v1?key=CANARY",
    "https://api.example.com/v1#CANARY",
    "CANARY",
    "http://",
  ])("%s is refused in a sentence that repeats none of it", (text) => {
    const parsed = parseModelAddress(text);
    expect(parsed).toEqual({ ok: false, error: expect.stringMatching(/^must be /) });
    expect(JSON.stringify(parsed)).not.toContain("CANARY");
  });

  it.each([
    ["http://127.0.0.1/v1", true, true],
    ["http://127.9.9.9/v1", true, true],
    ["http://2130706433/v1", true, true],
    ["http://0.0.0.0:11434/v1", true, true],
    ["http://localhost./v1", true, true],
    ["http://[::1]/v1", true, true],
    ["http://[::ffff:127.0.0.1]/v1", true, true],
    ["http://10.1.2.3/v1", false, true],
    ["http://192.168.0.9/v1", false, true],
    ["http://172.31.0.1/v1", false, true],
    ["http://[fd00::1]/v1", false, true],
    ["http://desk.local/v1", false, true],
    ["http://host.docker.internal/v1", false, true],
    ["http://ollama/v1", false, true],
    ["http://172.32.0.1/v1", false, false],
    ["http://8.8.8.8/v1", false, false],
    ["http://localhost.example.com/v1", false, false],
    ["http://127.0.0.1.example.com/v1", false, false],
    ["http://[2001:db8::1]/v1", false, false],
  ])("%s: on this machine = %s, nearby = %s", (text, isOnThisMachine, isNearby) => {
    expect(parseModelAddress(text)).toMatchObject({ ok: true, value: { isOnThisMachine, isNearby } });
  });
});
