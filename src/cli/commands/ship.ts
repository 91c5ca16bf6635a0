import type { Command } from "commander";
import { type Options, runCommand } from "../run-command.ts";
import { shipRelease } from "../ship/ship-release.ts";

export function addShipCommand(program: Command): void {
  program
    .command("ship <folder>")
    .description("make a release of this commit in a new folder, to be copied to where it runs")
    .option("--json")
    .action((to: string, options: Options) =>
      runCommand(options, async () => {
        const { commit, folder } = await shipRelease(to);
        return {
          json: { commit, folder },
          human: `${commit.slice(0, 12)} lies in ${folder}. See docs/hosting.md there.`,
        };
      }),
    );
}
