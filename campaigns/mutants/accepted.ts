import type { Accepted } from "./mutant.ts";

/** Changes that no test can notice, each with the reason why that is right. */
export const accepted: readonly Accepted[] = [
  {
    file: "src/domain/status-rank.ts",
    mutator: "ConditionalExpression",
    line: "const before = current === null ? 0 : (rankOf(current) ?? 0);",
    original: "current === null",
    replacement: "false",
    reason: "The table of ranks has nothing under null, so it gives 0 either way; the check is the compiler's.",
  },
  {
    file: "src/domain/keywords.ts",
    mutator: "StringLiteral",
    line: 'const [first = ""] = text.trim().split("\\n");',
    original: '""',
    replacement: '"Stryker was here!"',
    reason: "A split has at least one part, so what stands for a missing one is never taken; the compiler asks for it.",
  },
  {
    file: "src/domain/opt-out.ts",
    mutator: "StringLiteral",
    line: 'const [first = "", ...rest] = normal.split(" ");',
    original: '""',
    replacement: '"Stryker was here!"',
    reason: "A split has at least one part, so what stands for a missing one is never taken; the compiler asks for it.",
  },
  {
    file: "src/gate/system-gate.ts",
    mutator: "StringLiteral",
    line: 'const verdict = judge(wanted.action, seen, "first");',
    original: '"first"',
    replacement: '""',
    reason: "The policy looks for a second asking alone, so whatever else is said there counts as the first.",
  },
  {
    file: "src/gate/dispatch.ts",
    mutator: "ConditionalExpression",
    line: 'const heldMs = outcome.outcome === "refused" ? await holdForRefusal(store, claim, outcome.code, now()) : null;',
    original: 'outcome.outcome === "refused"',
    replacement: "true",
    reason: "Only a refusal has a code, and for no code there is no circuit; the check is the compiler's.",
  },
  {
    file: "src/gate/dispatch.ts",
    mutator: "ConditionalExpression",
    line: "default:",
    original: "default:\n      return unreachable(outcome);",
    replacement: "default:",
    reason: "A fourth outcome does not compile, which is what this line is there for; no value reaches it.",
  },
];
