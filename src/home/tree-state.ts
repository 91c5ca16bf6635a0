import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = new URL("../../", import.meta.url);
const answerWithinMs = 30_000;

/** Whether the files are those of the commit. `unknown` where git cannot say. */
export async function treeState(folder: URL = root): Promise<"clean" | "dirty" | "unknown"> {
  const options = { cwd: fileURLToPath(folder), timeout: answerWithinMs };
  return promisify(execFile)("git", ["status", "--porcelain"], options).then(
    ({ stdout }) => (stdout.trim() === "" ? "clean" : "dirty"),
    () => "unknown",
  );
}
