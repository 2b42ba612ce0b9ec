import type { PackFileName } from "./pack.ts";

/** A thing in a pack that is well formed and still cannot be right. `path` leads to it inside that file's document. */
export interface BrokenLink {
  readonly file: PackFileName;
  readonly path: (string | number)[];
  /** One sentence for the person who edits the file. */
  readonly message: string;
}
