import type { Plugin } from "vite";

/** Parts that belong to the server: a megabyte of language model, and the zod that mini is the small half of. */
const forbidden = [/\/node_modules\/wink-/, /\/node_modules\/js-yaml\//, /\/node_modules\/zod\/v4\/classic\//];

/** Fails the build when code that must stay on the server has reached the page. */
export function pageGuard(): Plugin {
  return {
    name: "hotseat:page-guard",
    apply: "build",
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((part) =>
        part.type === "chunk" ? Object.entries(part.modules) : [],
      );
      const strays = modules.filter(
        ([id, part]) => part.renderedLength > 0 && forbidden.some((pattern) => pattern.test(id)),
      );
      const names = new Set(strays.map(([id]) => id.replace(/^.*\/node_modules\//, "").replace(/\/[^/]*$/, "")));
      if (names.size > 0) this.error(`This belongs to the server and has reached the page: ${[...names].join(", ")}`);
    },
  };
}
