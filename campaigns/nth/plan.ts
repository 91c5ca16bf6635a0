import type { Statement } from "./database-line.ts";
import type { Played } from "./play.ts";
import type { Failure } from "./stage.ts";

/**
 * Every failure that can make a difference to a run whose untouched form had these calls, and one beyond the last, which
 * touches nothing. A claim that finds nothing is broken once, since the next is the same; and an answer is lost only where
 * something was committed: before that, the loss of statement or answer both take the transaction back.
 */
export function planFailures({ statements, requests }: Pick<Played, "statements" | "requests">): readonly Failure[] {
  const seen = new Set<string>();
  const telling = statements.flatMap((statement, at) => {
    if (!statement.idle) return [{ nth: at + 1, statement }];
    if (seen.has(statement.sql)) return [];
    seen.add(statement.sql);
    return [{ nth: at + 1, statement }];
  });
  const ofDatabase = telling.flatMap(({ nth, statement }) =>
    waysOf(statement).map((how) => ({ of: "database", how, nth }) as const),
  );
  const ofCarrier = Array.from({ length: requests }, (_, at) =>
    (["refused", "lost", "taken"] as const).map((how) => ({ of: "carrier", how, nth: at + 1 }) as const),
  );
  return [...ofDatabase, ...ofCarrier.flat()];
}

function waysOf({ idle, commits }: Statement): readonly ("before" | "after")[] {
  return commits && !idle ? ["before", "after"] : ["before"];
}
