import type { Urgency } from "./reading.ts";

const ranks = { unknown: 0, routine: 1, soon: 2, emergency: 3 } as const satisfies Record<Urgency, number>;

/** The graver of two. What was once said to be grave is not made light by a later "thanks": only a person may do that. */
export function graver(one: Urgency, other: Urgency): Urgency {
  return ranks[other] > ranks[one] ? other : one;
}

/** Whether `now` is graver than `before`. */
export function rises(before: Urgency, now: Urgency): boolean {
  return ranks[now] > ranks[before];
}
