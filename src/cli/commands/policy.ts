import type { Command } from "commander";
import { policyLines, printPolicy } from "../../domain/policy/print-policy.ts";
import type { Options } from "../run-command.ts";

/** Needs no database and no configuration: the policy is the same for every installation. */
export function addPolicyCommand(program: Command): void {
  program
    .command("policy")
    .description("what each action needs before the gate lets it out, and what is done where it may not go")
    .option("--json")
    .action((options: Options) => {
      process.stdout.write(options.json === true ? `${JSON.stringify(policyLines())}\n` : printPolicy());
    });
}
