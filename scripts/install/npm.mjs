import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { countLocked } from "./current.mjs";

export const installTimeoutMs = 15 * 60_000;

const outputCharactersMax = 4_000;
const disagreement = /EUSAGE|can only install packages when/;
const fetchedLine = /^npm http (fetch|cache) .*\.tgz/gm;

/**
 * Everything is wanted whatever this machine's settings leave out (checks run here too), no package's script is run, and
 * an older Node installs what the pinned one will run. Fetches are reported so that they can be counted.
 */
const always = [
  "--ignore-scripts",
  "--include=dev",
  "--include=optional",
  "--no-global",
  "--no-dry-run",
  "--no-engine-strict",
  "--no-audit",
  "--no-fund",
  "--no-progress",
  "--no-color",
  "--prefer-offline",
  "--loglevel=http",
];

/**
 * Installs what the lock file says; `show` is told how far it is. Answers with whether it worked and what npm said. A lock
 * file made where the registry lacked other platforms' packages is refused by `npm ci`, but `npm install` keeps to it.
 */
export async function installPackages(root, show) {
  const hasLock = existsSync(join(root, "package-lock.json"));
  const first = await runNpm(root, show, hasLock ? ["ci"] : ["install"]);
  if (first.ok || !hasLock || !first.disagrees) return first;
  // A folder that npm did not finish is not mended by `npm install`, which trusts each package that it finds.
  const modules = join(root, "node_modules");
  if (!existsSync(join(modules, ".package-lock.json"))) rmSync(modules, { recursive: true, force: true });
  return runNpm(root, show, ["install", "--no-save"]);
}

async function runNpm(root, show, command) {
  const [program, ...args] = [...npm(), ...command, ...always];
  const shell = process.platform === "win32" && program === "npm";
  const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], shell });
  const total = countLocked(root);

  let output = "";
  let fetched = 0;
  const read = (text) => {
    fetched += text.match(fetchedLine)?.length ?? 0;
    if (fetched > 0) show(total === null ? `${fetched} packages` : `${Math.min(fetched, total)} of ${total} packages`);
    output = (output + text).slice(-outputCharactersMax * 10);
  };
  child.stdout.setEncoding("utf8").on("data", read);
  child.stderr.setEncoding("utf8").on("data", read);

  const stop = () => child.kill("SIGTERM");
  const bound = setTimeout(() => {
    output += `\nnpm was stopped after ${installTimeoutMs / 60_000} minutes (ETIMEDOUT).`;
    child.kill("SIGKILL");
  }, installTimeoutMs);
  process.once("exit", stop);
  const ok = await new Promise((resolve) => {
    child.once("error", (error) => {
      output += `\n${error.message}`;
      resolve(false);
    });
    child.once("close", (code) => resolve(code === 0));
  });
  process.off("exit", stop);
  clearTimeout(bound);
  return { ok, output: worthShowing(output), disagrees: disagreement.test(output) };
}

/** The npm that called us, by its own Node; otherwise the one that the machine finds. */
function npm() {
  const caller = process.env.npm_execpath ?? "";
  return basename(caller) === "npm-cli.js" && existsSync(caller) ? [process.execPath, caller] : ["npm"];
}

function worthShowing(output) {
  const lines = output.split("\n").filter((line) => !/^npm (http|warn) /.test(line) && line.trim() !== "");
  return lines.join("\n").slice(-outputCharactersMax);
}
