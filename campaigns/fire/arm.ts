import { spawn } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import { writeSync } from "node:fs";

/**
 * Loaded before the product by `--import arm.ts?parent=pid&channel=…&point=…&after=n`: ends the process at that point, the n-th
 * time, or with `signal=SIGSTOP` freezes it there; and ends it where the campaign that started it is gone.
 */
const { searchParams } = new URL(import.meta.url);
const point = searchParams.get("point") ?? "";
const parent = Number(searchParams.get("parent"));
const standardError = 2;
const lookEveryMs = 1_000;
const freezes = searchParams.get("signal") === "SIGSTOP";
let left = Number(searchParams.get("after") ?? 1);

subscribe(searchParams.get("channel") ?? "", (reached) => {
  if (reached !== point) return;
  left -= 1;
  if (left !== 0) return;
  writeSync(standardError, `${freezes ? "frozen" : "killed"} at ${point}\n`);
  process.kill(process.pid, freezes ? "SIGSTOP" : "SIGKILL");
});
// What is frozen cannot look for itself whether the campaign is gone.
if (freezes) {
  const both = `kill -0 ${parent} 2>/dev/null && kill -0 ${process.pid} 2>/dev/null`;
  const watch = `while ${both}; do sleep 1; done; kill -KILL ${process.pid} 2>/dev/null`;
  spawn("sh", ["-c", watch], { detached: true, stdio: "ignore" }).unref();
}
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGKILL");
}, lookEveryMs).unref();
