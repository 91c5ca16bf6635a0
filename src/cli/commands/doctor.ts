import type { Command } from "commander";
import { examine } from "../doctor/examine.ts";
import type { Finding } from "../doctor/finding.ts";
import { runCommand, table, type Options } from "../run-command.ts";

export function addDoctorCommand(program: Command): void {
  program
    .command("doctor")
    .description("what is wrong here, and how to mend it")
    .option("--json")
    .action((options: Options) =>
      runCommand(options, async (home, config) => {
        const findings = await examine(home, config);
        const rows = findings.map(({ name, good, found }) => [good ? "ok" : "WRONG", name, found]);
        const wrong = findings.filter(({ good }) => !good);
        const human = [table(["", "what", "found"], rows), ...wrong.map(advice)].join("\n");
        return { json: { findings, healthy: wrong.length === 0 }, human, refused: wrong.length > 0 };
      }),
    );
}

function advice({ name, mend }: Finding): string {
  return `${name}: ${mend}`;
}
