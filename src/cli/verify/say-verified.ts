import { isGood, tiers, type Verified } from "../../release/verify/check.ts";

const marks = { ok: "ok     ", nothing: "-      ", warning: "look   ", failed: "FAILED ", no_data: "NO DATA" } as const;
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
  const count = (wanted: Verified["state"]) => answers.filter(({ state }) => state === wanted).length;
  const [looks, nothing] = [count("warning"), count("nothing")];
  const asked = [...new Set(answers.map(({ tier }) => `${tier} (${tiers[tier]})`))].join(", ");
  const besides = [
    looks === 0 ? "" : ` ${looks} ${looks === 1 ? "is" : "are"} for a person to look at.`,
    nothing === 0 ? "" : ` ${nothing} had nothing to look at yet.`,
  ].join("");
  return bad.length === 0
    ? `\n${answers.length} checks of tier ${asked} hold.${besides}`
    : `\n${bad.length} of ${answers.length} checks of tier ${asked} do not hold.${besides}`;
}
