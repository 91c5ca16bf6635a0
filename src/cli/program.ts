import { Command, CommanderError } from "commander";
import { addBackupCommands } from "./commands/backup.ts";
import { addClientCommands } from "./commands/client.ts";
import { addConfigCommand } from "./commands/config.ts";
import { addDeadCommands } from "./commands/dead.ts";
import { addDemoCommand } from "./commands/demo.ts";
import { addDoctorCommand } from "./commands/doctor.ts";
import { addDrillCommand } from "./commands/drill.ts";
import { addIncidentCommands } from "./commands/incident.ts";
import { addMigrateCommands } from "./commands/migrate.ts";
import { addNumberCommands } from "./commands/number.ts";
import { addPhoneCommand } from "./commands/phone.ts";
import { addPlayCommand } from "./commands/play.ts";
import { addPolicyCommand } from "./commands/policy.ts";
import { addProcessCommands } from "./commands/process.ts";
import { addReadCommand } from "./commands/read.ts";
import { addReplayCommand } from "./commands/replay.ts";
import { addSwitchCommands } from "./commands/switch.ts";
import { addVerifyCommand } from "./commands/verify.ts";
import { addWhyCommand } from "./commands/why.ts";
import { addWordingCommand } from "./commands/wording.ts";

const wrongUsage = 2;

const program = new Command("jobrun")
  .description("Texts back the callers whom a tradesperson missed, finds out what is wrong, and tells the owner.")
  .exitOverride()
  .showHelpAfterError("(add --help for what there is)");

for (const add of [
  addProcessCommands,
  addClientCommands,
  addNumberCommands,
  addSwitchCommands,
  addWhyCommand,
  addDrillCommand,
  addReadCommand,
  addPlayCommand,
  addReplayCommand,
  addPolicyCommand,
  addWordingCommand,
  addPhoneCommand,
  addIncidentCommands,
  addDeadCommands,
  addMigrateCommands,
  addBackupCommands,
  addConfigCommand,
  addDoctorCommand,
  addVerifyCommand,
  addDemoCommand,
]) {
  add(program);
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : wrongUsage;
}
