import { format } from "node:util";
import { afterEach } from "vitest";

/** An error in the console that no test expected is a failure. A test that expects one puts a mock in its place. */
const seen: string[] = [];
console.error = (...values) => seen.push(format(...values));

afterEach(() => {
  const unexpected = seen.splice(0);
  if (unexpected.length > 0) throw new Error(`Errors in the console: ${unexpected.join("\n")}`);
});
