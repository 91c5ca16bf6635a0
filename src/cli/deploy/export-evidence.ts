import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Config } from "../../config.ts";
import type { Home } from "../../home/home.ts";
import { Refused } from "../../home/refused.ts";
import { readLinks } from "../../release/deploy/rows.ts";
import { judgeStaging, stagingText } from "../../release/deploy/staging-evidence.ts";
import type { Said } from "../run-command.ts";
import { evidenceKeys } from "./evidence-keys.ts";
import { onRecord } from "./on-record.ts";
import { refuseChanged } from "./refuse-changed.ts";

/** Writes what production will ask for, and nothing that production would refuse. */
export async function exportEvidence(home: Home, config: Config, file: string): Promise<Said> {
  if (config.deployment !== "staging") {
    throw new Refused(
      `Production asks for staging's evidence, and this is ${config.deployment}.`,
      "Run it on staging.",
    );
  }
  return onRecord(home, config, async (client, deployment) => {
    const { trusted } = evidenceKeys(config);
    await refuseChanged(client, trusted);
    const text = stagingText(await readLinks(client, deployment));
    const judged = judgeStaging(text, deployment.commit, trusted);
    if (judged.is === "refused") {
      const why = `Production would refuse it: ${judged.why}.`;
      throw new Refused(why, "jobrun deploy goes on where staging stands; nothing was written.");
    }
    const to = resolve(file);
    await writeFile(to, text, { flag: "wx", mode: 0o600 }).catch((error: unknown) => {
      throw new Refused(
        `${to} cannot be written: ${error instanceof Error ? error.message : "no reason given"}.`,
        "Name a new file.",
      );
    });
    const { soakHours, rows } = judged.evidence;
    const human = `${to}: ${String(rows)} rows of ${deployment.commit.slice(0, 12)}, ${String(soakHours)} hours on staging.`;
    return { json: { file: to, commit: deployment.commit, rows, soakHours }, human };
  });
}
