import { isGood, tiers, type Verified } from "../../release/verify/check.ts";

const marks = { ok: "ok     ", warning: "look   ", failed: "FAILED ", no_data: "NO DATA" } as const;
const nameWidth = 36;

export function verifiedLine({ tier, name, state, found, ms }: Verified): string {
  return `${tier} ${marks[state]}  ${name.padEnd(nameWidth)}  ${found} (${ms} ms)`;
}

/** What was promised, what it means that it is not so, and what to do. */
export function advice({ name, promise, found, means, mend }: Verified): string {
  return [`\n${name}: ${promise}.`, `  Found: ${found}.`, `  It means: ${means}`, `  Do this: ${mend}`].join("\n");
}

export function verdict(answers: readonly Verified[]): string {
  const bad = answers.filter((each) => !isGood(each));
  const looks = answers.filter(({ state }) => state === "warning").length;
  const asked = [...new Set(answers.map(({ tier }) => `${tier} (${tiers[tier]})`))].join(", ");
  const besides = looks === 0 ? "" : ` ${looks} ${looks === 1 ? "is" : "are"} for a person to look at.`;
  return bad.length === 0
    ? `\n${answers.length} checks of tier ${asked} hold.${besides}`
    : `\n${bad.length} of ${answers.length} checks of tier ${asked} do not hold.${besides}`;
}
