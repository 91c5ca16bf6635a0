import { type Tier, tiers } from "./check.ts";
import { checksOf } from "./verify.ts";

const all: readonly Tier[] = [1, 2, 3];

/** Every check as a page in Markdown; the project keeps it, so that a check that goes is a change of that page. */
export function printChecks(): string {
  return `# What verification asks

Printed by \`jobrun verify --list\`. \`jobrun verify\` asks all of it, in this order, and ends with 1 where one does not hold. What
could not be looked at does not hold, nor does what found nothing to look at where something must be.

${all.map(ofTier).join("\n")}`;
}

function ofTier(tier: Tier): string {
  const rows = checksOf[tier].map(({ name, promise, means, mend }) => [name, promise, means, mend]);
  const lines = [["check", "holds where", "means otherwise", "do this"], ["---", "---", "---", "---"], ...rows];
  return `## Tier ${tier}: ${tiers[tier]}\n\n${lines.map((cells) => `| ${cells.map(cell).join(" | ")} |`).join("\n")}\n`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
