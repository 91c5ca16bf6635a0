import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A tree of files in a temporary folder, for as long as `look` looks at it. */
export function planted<Seen>(files: Readonly<Record<string, string>>, look: (root: string) => Seen): Seen {
  const root = mkdtempSync(join(tmpdir(), "jobrun-canary-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(root, dirname(path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return look(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
