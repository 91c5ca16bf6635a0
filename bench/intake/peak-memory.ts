import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** The most memory that a process has had resident, in MB; what it has now where the system does not keep the most. */
export async function peakMemoryMb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const [, peakKb] = /^VmHWM:\s+(\d+) kB/m.exec(status) ?? [];
  if (peakKb !== undefined) return (Number(peakKb) * 1024) / 1e6;
  const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]);
  return (Number(stdout) * 1024) / 1e6;
}
