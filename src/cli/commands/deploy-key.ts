import type { Command } from "commander";
import type { Config } from "../../config.ts";
import { Refused } from "../../home/refused.ts";
import { newKeys } from "../../release/signing.ts";
import { evidenceKeys } from "../deploy/evidence-keys.ts";
import { type Options, runCommand, type Said } from "../run-command.ts";

type Wish = Options & { readonly new?: boolean };

export function addDeployKeyCommand(deploy: Command): void {
  deploy
    .command("key")
    .description("the public half of the key that evidence is signed with here, for JOBRUN_TRUSTED_KEYS elsewhere")
    .option("--new", "make a new pair and print both halves, the private one too; nothing is kept")
    .option("--json")
    .action((_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Wish>();
      return runCommand(options, async (_home, config) => (options.new === true ? made() : shown(config)));
    });
}

function shown(config: Config): Said {
  const { signer } = evidenceKeys(config);
  if (signer === null)
    throw new Refused("Nothing is signed here: JOBRUN_SIGNING_KEY is not set.", "jobrun deploy key --new makes one.");
  return { json: { publicKey: signer.publicKey }, human: signer.publicKey };
}

function made(): Said {
  const keys = newKeys();
  const human = [
    `JOBRUN_SIGNING_KEY=${keys.privateKey}`,
    `JOBRUN_TRUSTED_KEYS=${keys.publicKey}`,
    "The first is secret and goes where evidence is signed; the second goes wherever that evidence counts.",
  ].join("\n");
  return { json: keys, human };
}
