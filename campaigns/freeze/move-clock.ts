import type { Installation } from "../../test/support/installation.ts";

/** Business time is this moment from now on, and runs on from there. */
export function moveTo(
  { advance, context }: Pick<Installation, "advance" | "context">,
  moment: Temporal.ZonedDateTime,
): void {
  advance(context.world.now().until(moment.toInstant()));
}
