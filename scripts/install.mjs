// Runs under any Node from 20 on with nothing installed, before every npm script that needs packages.
import { join } from "node:path";
import { isCurrent, markCurrent } from "./install/current.mjs";
import { explainFailure } from "./install/explain-failure.mjs";
import { takeLock } from "./install/lock.mjs";
import { installPackages } from "./install/npm.mjs";
import { checkNode } from "./install/pinned-node.mjs";
import { startProgress } from "./install/progress.mjs";

const root = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "..");

try {
  if (!isCurrent(root)) await install();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function install() {
  const release = await takeLock(root);
  try {
    // Whoever held the lock may have done it all.
    if (isCurrent(root)) return;
    const progress = startProgress("Installing what JobRun needs (once)");
    const { ok, output } = await installPackages(root, progress.show);
    progress.end(ok ? "Installed what JobRun needs" : "The installation failed");
    if (!ok) throw new Error(explainFailure(output));
    checkNode(root);
    markCurrent(root);
  } finally {
    release();
  }
}
