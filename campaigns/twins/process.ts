import type { Twin } from "../twin.ts";

const start = { test: "test/process/start.db.test.ts" };
const several = { test: "test/process/several.db.test.ts" };
const sigkill = { test: "test/process/sigkill.db.test.ts" };
const contract = { test: "test/process/contract-only.db.test.ts" };
const commands = { test: "test/cli/commands.db.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "a phone network that outlives Ctrl-C",
    caughtBy: start,
    file: "src/cli/process/run-process.ts",
    old: "if (sandbox !== null) closers.push(() => sandbox.stop());",
    new: "",
  },
  {
    name: "a signal that is overheard while starting",
    caughtBy: start,
    file: "src/cli/process/run-process.ts",
    old: "  const told = untilTold();\n",
    new: "  const told = new Promise<string>((resolve) => setTimeout(() => resolve(untilTold()), 8_000));\n",
  },
  {
    name: "a door that tells no worker",
    caughtBy: several,
    file: "src/context.ts",
    old: "if (!loops.has(queue)) notice();",
    new: "if (loops.size > 9) notice();",
  },
  {
    name: "a refusal that exits with 0",
    caughtBy: commands,
    file: "src/cli/run-command.ts",
    old: "if (said.refused === true) process.exitCode = 1;",
    new: "",
  },
  {
    name: "wrong usage that exits with 1",
    caughtBy: commands,
    file: "src/cli/program.ts",
    old: "const wrongUsage = 2;",
    new: "const wrongUsage = 1;",
  },
  {
    name: "an event that a killed process keeps for ever",
    caughtBy: sigkill,
    file: "migrations/inbox/claim-event.ts",
    old: `AND (i."leasedUntil" IS NULL OR i."leasedUntil" < clock)`,
    new: `AND i."leasedUntil" IS NULL`,
  },
  {
    name: "a text of a killed process that goes again though the carrier has it",
    caughtBy: sigkill,
    file: "src/flows/look-up-unknown.ts",
    old: "if (ours !== undefined) {",
    new: "if (ours !== undefined && text.attempts > 9) {",
  },
  {
    name: "a text of a killed process that never left and is given up",
    caughtBy: sigkill,
    file: "src/flows/look-up-unknown.ts",
    old: `useful ? "queued" : "expired", now)`,
    new: `"expired", now)`,
  },
  {
    name: "a resume that sends what nobody asked for",
    caughtBy: contract,
    file: "src/flows/resume.ts",
    old: "const asked = sendHeld ? held : late;",
    new: "const asked = sendHeld || held.length > 0 ? held : late;",
  },
  {
    name: "a first text without its way out",
    caughtBy: contract,
    file: "src/domain/wording/customer.ts",
    old: "Emergency? Reply URGENT. ${optOutLine}`;",
    new: "Emergency? Reply URGENT. Send STOP to end`;",
  },
  {
    name: "danger of which the operator is not told",
    caughtBy: contract,
    file: "src/flows/tell-operator.ts",
    old: "if (recipient === null || sender === null) return false;",
    new: "if (recipient === null || sender === null || recipient !== sender) return false;",
  },
];
