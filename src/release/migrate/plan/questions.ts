import type { Decisions } from "../decisions.ts";
import { businessesWithSeveralRows } from "./exceptions.ts";
import type { FoundException } from "./find-exceptions.ts";

/** What nobody but the operator can say of this database, and has not said yet. */
export function questionsLeft(
  { onboardingRows, liveClients }: Decisions,
  found: readonly FoundException[],
  proposedLive: readonly string[],
): readonly string[] {
  const several = found.find(({ kind }) => kind === businessesWithSeveralRows);
  const rule = several !== undefined && onboardingRows === null;
  const live = proposedLive.length > 0 && liveClients === null;
  return [
    ...(rule
      ? [
          `The documented rule gives ${several.count} businesses more than one onboarding row. Say --onboarding-rows customer to keep the most advanced of each, or --onboarding-rows owner-phone to go by the owner's phone.`,
        ]
      : []),
    ...(live
      ? [
          `${proposedLive.length} businesses look live. Whoever is not named falls silent: say which with --live-clients FILE, one id a line ("ID trial" for one that does not pay yet). migrate plan --propose-live prints them to begin with.`,
        ]
      : []),
  ];
}
