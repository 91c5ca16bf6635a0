import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Command } from "commander";
import { addCommands, commandFiles } from "../../src/cli/command-files.ts";

const namesOf = (program: Command) => program.commands.map((command) => command.name());

describe("a command", () => {
  it("is made by the file that is loaded for its name, and by no other", async () => {
    const made = await Promise.all(
      commandFiles.map(async ([, load]) => {
        const program = new Command();
        (await load())(program);
        return namesOf(program);
      }),
    );
    assert.deepEqual(
      made,
      commandFiles.map(([names]) => names),
    );
  });

  it("is the only one there where it is named, and beside all others where the name is none", async () => {
    const of = async (named: string | undefined) => {
      const program = new Command();
      await addCommands(program, named);
      return namesOf(program);
    };
    assert.deepEqual(await of("resume"), ["pause", "resume", "ai", "alerts"]);
    const all = commandFiles.flatMap(([names]) => names);
    assert.equal(new Set(all).size, all.length);
    for (const none of [undefined, "--help", "help", "resum"]) assert.deepEqual(await of(none), all);
  });
});
