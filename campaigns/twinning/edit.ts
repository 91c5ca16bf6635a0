import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "oxc-parser";
import type { Twin } from "../twin.ts";

/** Why an edit cannot be made: its text is not there exactly once, or the file would be no program any more. */
export type Unfit = "does not apply" | "does not parse";

/** Makes the edit in the copy; `undo` takes it back. */
export function plant(copy: string, twin: Twin): { undo(): void } | { unfit: Unfit } {
  const path = join(copy, twin.file);
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const parts = text.split(twin.old);
  if (parts.length !== 2 || twin.old === twin.new) return { unfit: "does not apply" };
  const edited = parts.join(twin.new);
  // A bug that no longer parses would turn everything red, and prove nothing.
  if (path.endsWith(".ts") && parseSync(path, edited).errors.length > 0) return { unfit: "does not parse" };
  writeFileSync(path, edited);
  return { undo: () => writeFileSync(path, text) };
}
