import type { Command } from "commander";

type Add = (program: Command) => void;

/** Which file makes which commands, in the order of the help. Each is loaded when it is wanted: reading all of the product takes longer than most commands. */
export const commandFiles: readonly (readonly [names: readonly string[], load: () => Promise<Add>])[] = [
  [["start", "serve", "work"], async () => (await import("./commands/process.ts")).addProcessCommands],
  [["client"], async () => (await import("./commands/client.ts")).addClientCommands],
  [["number"], async () => (await import("./commands/number.ts")).addNumberCommands],
  [["pause", "resume", "ai", "alerts"], async () => (await import("./commands/switch.ts")).addSwitchCommands],
  [["why"], async () => (await import("./commands/why.ts")).addWhyCommand],
  [["drill"], async () => (await import("./commands/drill.ts")).addDrillCommand],
  [["read"], async () => (await import("./commands/read.ts")).addReadCommand],
  [["play"], async () => (await import("./commands/play.ts")).addPlayCommand],
  [["replay"], async () => (await import("./commands/replay.ts")).addReplayCommand],
  [["policy"], async () => (await import("./commands/policy.ts")).addPolicyCommand],
  [["wording"], async () => (await import("./commands/wording.ts")).addWordingCommand],
  [["phone"], async () => (await import("./commands/phone.ts")).addPhoneCommand],
  [["incident"], async () => (await import("./commands/incident.ts")).addIncidentCommands],
  [["dead"], async () => (await import("./commands/dead.ts")).addDeadCommands],
  [["migrate"], async () => (await import("./commands/migrate.ts")).addMigrateCommands],
  [["backup"], async () => (await import("./commands/backup.ts")).addBackupCommands],
  [["config"], async () => (await import("./commands/config.ts")).addConfigCommand],
  [["doctor"], async () => (await import("./commands/doctor.ts")).addDoctorCommand],
  [["verify"], async () => (await import("./commands/verify.ts")).addVerifyCommand],
  [["ship"], async () => (await import("./commands/ship.ts")).addShipCommand],
  [["deploy"], async () => (await import("./commands/deploy.ts")).addDeployCommand],
  [["sign-off"], async () => (await import("./commands/sign-off.ts")).addSignOffCommand],
  [["demo"], async () => (await import("./commands/demo.ts")).addDemoCommand],
];

/** Adds the command that somebody named; all of them where that is none, so that the help and its guesses know them. */
export async function addCommands(program: Command, named: string | undefined): Promise<void> {
  const wanted = commandFiles.filter(([names]) => named !== undefined && names.includes(named));
  for (const [, load] of wanted.length > 0 ? wanted : commandFiles) (await load())(program);
}
