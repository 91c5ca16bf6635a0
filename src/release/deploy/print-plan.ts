import { environments, type Environment, type Step, stepsOf } from "./plan.ts";

/** The plan as a page in Markdown, of one environment or of all; the project keeps that of all. */
export function printPlan(wanted: readonly Environment[] = environments): string {
  return `# The deployment checklist

Printed by \`jobrun deploy --checklist\`. \`jobrun deploy\` takes these steps, in this order and no other: each runs only when every
one before it has left its evidence for this commit, this environment and this database. Run it again after whatever stopped it.
What nothing here can see, people say by name: \`jobrun deploy approve WHAT --by NAME\`. In brackets: the items of the predecessor's checklist.

${wanted.map(ofEnvironment).join("\n")}`;
}

function ofEnvironment(environment: Environment): string {
  return `## ${environment}\n\n${stepsOf(environment)
    .map((step, at) => ofStep(step, at + 1, environment))
    .join("\n")}`;
}

function ofStep(step: Step, place: number, environment: Environment): string {
  const items = step.items[environment] ?? [];
  const approvals = step.approvals[environment] ?? [];
  const { waits, instead } = step;
  return [
    `${place}. **${step.name}**${items.length === 0 ? "" : ` (${items.join(", ")})`}: ${step.does}`,
    ...(approvals.length === 0 ? [] : [`   - Asked for by name: ${approvals.map(code).join(", ")}.`]),
    ...(waits === null ? [] : [`   - Not before ${waits.hours} hours after ${waits.after}.`]),
    ...(instead === null ? [] : [`   - ${instead.where}: ${code(instead.what)}, by name and with words.`]),
    `   - Leaves: ${step.leaves}`,
    `   - Do not proceed if ${step.stops}.`,
    `   - Undone: ${step.undo}`,
    "",
  ].join("\n");
}

function code(word: string): string {
  return `\`${word}\``;
}
