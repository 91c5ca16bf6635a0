import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Command } from "commander";
import type { Config } from "../../config.ts";
import { commitOf } from "../../home/commit.ts";
import { Refused } from "../../home/refused.ts";
import { noCommit } from "../../release/deploy/record.ts";
import { judgeSignOff } from "../../release/sign-off/file.ts";
import { printSignOff } from "../../release/sign-off/print.ts";
import { evidenceKeys } from "../deploy/evidence-keys.ts";
import { type Options, runCommand, type Said } from "../run-command.ts";
import { pageOf, writeSignOff } from "../sign-off/write.ts";

type Writing = Options & { readonly out?: string };

export function addSignOffCommand(program: Command): void {
  const signOff = program
    .command("sign-off")
    .description("READY or NOT READY, computed from what this release left; writes a file and a page, and signs them")
    .option("--out <folder>", "where to; sign-offs in JOBRUN_DATA_DIR unless it is named")
    .option("--json")
    .action((options: Writing) =>
      runCommand(options, (home, config) => writeSignOff(home, config, options.out ?? null)),
    );
  signOff
    .command("verify <file>")
    .description("whether a sign-off is as it was written, by somebody trusted, of this commit, and says READY")
    .option("--json")
    .action((file: string, _: unknown, command: Command) =>
      runCommand(command.optsWithGlobals<Options>(), (_home, config) => verifyFile(config, file)),
    );
}

/** The page beside the file says the same, or is no page of it. */
async function verifyFile(config: Config, file: string): Promise<Said> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) throw new Refused(`${resolve(file)} cannot be read.`, "Name the file that ends with .json.");
  const judged = judgeSignOff(text, (await commitOf()) ?? noCommit, evidenceKeys(config).trusted);
  const next =
    "Whoever signs with a key of yours belongs in JOBRUN_TRUSTED_KEYS; else make a new one: jobrun sign-off.";
  if (judged.is === "refused") throw new Refused(judged.why, next);
  const page = await readFile(pageOf(file), "utf8").catch(() => null);
  if (page !== null && page !== printSignOff(judged.file))
    throw new Refused(`${pageOf(file)} was changed, and is not this sign-off's page.`, next);
  const { body, hash, signedBy } = judged.file;
  const human = `READY: ${body.commit} in ${body.environment}, of ${body.at}, signed by ${signedBy ?? "nobody"}.`;
  return { json: { ready: body.ready, commit: body.commit, environment: body.environment, hash, signedBy }, human };
}
