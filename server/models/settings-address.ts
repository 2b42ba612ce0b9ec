import { BlockList, isIP } from "node:net";
import { err, ok, type Result } from "#core/result.ts";

/** Where a model's server listens, as a setting gave it. */
export interface ModelAddress {
  /** Without a slash at its end, as the AI SDK wants it. */
  readonly baseUrl: string;
  readonly origin: string;
  /** Host and port alone: all of it that anybody gets to see. */
  readonly host: string;
  readonly isOnThisMachine: boolean;
  /** On this machine, or an address or a name that only a private network has. */
  readonly isNearby: boolean;
  readonly isEncrypted: boolean;
}

/**
 * Reads a setting. The error is the end of a sentence ("must be …") and repeats nothing of the address, which might hold a key.
 * `/v1` is added where a server nearby was named without a path, and `/chat/completions` is taken off.
 */
export function parseModelAddress(text: string): Result<ModelAddress, string> {
  const url = URL.parse(text.trim());
  if (url === null || !["http:", "https:"].includes(url.protocol) || url.hostname === "")
    return err("must be an address such as http://127.0.0.1:11434/v1");
  if (url.username !== "" || url.password !== "")
    return err("must be an address without a name or a password in it: a key has a setting of its own");
  if (url.search !== "" || url.hash !== "") return err("must be an address without ? or #");
  const isOnThisMachine = isLoopback(url.hostname);
  const isNearby = isOnThisMachine || isPrivate(url.hostname);
  const path = url.pathname.replace(/\/+$/, "").replace(/\/chat\/completions$/, "");
  return ok({
    baseUrl: `${url.origin}${path === "" && isNearby ? "/v1" : path}`,
    origin: url.origin,
    host: url.host,
    isOnThisMachine,
    isNearby,
    isEncrypted: url.protocol === "https:",
  });
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("0.0.0.0", "ipv4");
loopback.addAddress("::1", "ipv6");
loopback.addAddress("::", "ipv6");

const privateNetworks = new BlockList();
for (const [network, bits] of [
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
  ["100.64.0.0", 10],
] as const)
  privateNetworks.addSubnet(network, bits, "ipv4");
privateNetworks.addSubnet("fc00::", 7, "ipv6");
privateNetworks.addSubnet("fe80::", 10, "ipv6");

const privateNames = /\.(?:local|lan|internal|home\.arpa)$/;

function isLoopback(hostname: string): boolean {
  const name = plain(hostname);
  return name === "localhost" || name.endsWith(".localhost") || isIn(loopback, name);
}

/** A name of a single word is known to a private network only. */
function isPrivate(hostname: string): boolean {
  const name = plain(hostname);
  if (isIP(name) !== 0) return isIn(privateNetworks, name);
  return !name.includes(".") || privateNames.test(name);
}

const plain = (hostname: string): string => hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");

function isIn(list: BlockList, name: string): boolean {
  const version = isIP(name);
  return version !== 0 && list.check(name, version === 4 ? "ipv4" : "ipv6");
}
