import type { SignOff, Statement } from "./body.ts";
import type { SignedOff } from "./file.ts";

/** The same for people, in Markdown: nothing stands there that the file does not say. */
export function printSignOff({ body, hash, signedBy, signature }: SignedOff): string {
  return `# ${body.ready ? "READY" : "NOT READY"}: ${body.commit.slice(0, 12)} in ${body.environment}

Computed from what the release left, at ${body.at}, for ${body.by}. Commit ${body.commit}, database ${body.database}, schema
${body.schema.version ?? "unknown"} (${body.schema.is}). It is of this commit alone: \`jobrun sign-off verify FILE\` says whether it still holds.

${section(
  "Missing",
  body.missing.map((line) => `- ${line}`),
)}
${section("Steps", table(["step", "left by", "at", "evidence", "signed by"], body.steps.map(stepCells)))}
${section("Approvals", statements(body.approvals))}
${section("Overrides", statements(body.overrides))}
${section(
  "Promises",
  table(
    ["", "promise", "shown by"],
    body.promises.map((each) => [each.place, each.promise, each.proofs.join(", ")]),
  ),
)}
${section(
  "Open risks",
  table(
    ["what", "how many", "such as"],
    body.risks.map((risk) => [risk.what, String(risk.count), risk.such.join(", ")]),
  ),
)}
Hash ${hash}. ${signedBy === null ? "Not signed." : `Signed by ${signedBy}: ${signature ?? ""}`}
`;
}

function stepCells({ name, who, at, evidence, signedBy }: SignOff["steps"][number]): readonly string[] {
  const words = Object.entries(evidence).map(([key, value]) => `${key} ${String(value)}`);
  return [name, who ?? "nobody", at ?? "never", words.join("; "), signedBy ?? "nobody"];
}

function statements(said: readonly Statement[]): readonly string[] {
  return said.length === 0
    ? []
    : table(
        ["what", "by", "at", "words"],
        said.map(({ what, who, at, note }) => [what, who ?? "nobody", at ?? "never", note]),
      );
}

function section(title: string, lines: readonly string[]): string {
  return `## ${title}\n\n${lines.length === 0 ? "None." : lines.join("\n")}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cell).join(" | ")} |`);
}

/** What people wrote stays in its cell. */
function cell(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
