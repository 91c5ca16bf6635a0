import type { CampaignOptions } from "../result.ts";
import { type Felt, p99MaxMs, p99Ms } from "./felt.ts";
import type { LiveUpgrade } from "./live-upgrade.ts";
import type { Judged } from "./judge-rows.ts";

/** Less is no traffic: what nobody asked for did not fail. */
const askedShareMin = 0.9;

/** Nobody was refused, kept from a lock or slowed down. The short form runs on a machine that does other things: it tells how slow, and judges it not. */
export function judgeTraffic(
  { quiet, during, after, upgradeMs, programs }: LiveUpgrade,
  perSecond: number,
  size: CampaignOptions["size"],
): Judged {
  const all = [quiet, during, after];
  const [failed, waited] = [sum(all, "failed"), sum(all, "waitedTooLong")];
  const [p99, most] = [p99Ms(during), p99MaxMs(quiet)];
  const due = (upgradeMs / 1_000) * perSecond * askedShareMin;
  const { asked } = programs.ours;
  return {
    counts: {
      "requests before the upgrade": quiet.latenciesMs.length,
      "requests amid it": during.latenciesMs.length,
      "requests after it": after.latenciesMs.length,
      "of ours in the predecessor's columns": asked.inherited,
      "of ours in our statements": asked.ours,
      "of ours as the application": asked.rights,
      "failed requests": failed,
      "waited too long for a lock": waited,
      "p99 before, ms": rounded(p99Ms(quiet)),
      "p99 amid, ms": rounded(p99),
      "slowest amid, ms": rounded(during.latenciesMs.reduce((so, each) => Math.max(so, each), 0)),
    },
    failures: [
      ...(failed === 0 ? [] : [`${failed} requests failed: ${all.flatMap(({ words }) => words).join("; ")}`]),
      ...(waited === 0 ? [] : [`${waited} requests waited too long for a lock`]),
      ...(during.latenciesMs.length >= due
        ? []
        : [`${during.latenciesMs.length} requests came amid the upgrade, and ${Math.ceil(due)} were due`]),
      ...(Object.values(asked).every((of) => of > 0)
        ? []
        : [`ours asked nothing in one of the stages: ${JSON.stringify(asked)}`]),
      ...(size === "short" || p99 <= most ? [] : [`p99 was ${rounded(p99)} ms, above ${rounded(most)} ms`]),
    ],
  };
}

function sum(felt: readonly Felt[], what: "failed" | "waitedTooLong"): number {
  return felt.reduce((all, each) => all + each[what], 0);
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
