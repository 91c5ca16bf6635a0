import { type Draw, lastButSome, type Move } from "./draw.ts";
import { claimEvent, inTenant, orThrown, readTogether, receive } from "./play.ts";

/** What happens to events. */
export function eventMoves(
  draw: Draw,
): Readonly<Record<"arrive" | "claimNext" | "together" | "finish" | "putBack" | "optIn", Move>> {
  const { now, person, leaseMs, back, body, carrierId, retryMs, waitMs } = draw;
  const arrive: Move = {
    name: `${person} texts ${carrierId}`,
    on: (side) =>
      receive(side, { kind: "text_arrived", carrierId, from: person, to: side.client.number, body }, now, waitMs),
  };
  const claimNext: Move = {
    name: "claim an event",
    on: (side) => claimEvent(side, leaseMs, now),
  };
  const together: Move = {
    name: "finish a burst",
    on: async (side) => {
      const claimed = lastButSome(side.events, back);
      return claimed === undefined ? "none" : readTogether(side, claimed, now);
    },
  };
  const finish: Move = {
    name: "finish an event",
    on: async (side) => {
      const claimed = lastButSome(side.events, back);
      if (claimed === undefined) return "none";
      return orThrown(() => inTenant(side, (tx) => side.f.finishEvent(tx, claimed, "done", null, now)));
    },
  };
  const putBack: Move = {
    name: "put an event back",
    on: async (side) => {
      const claimed = lastButSome(side.events, back);
      if (claimed === undefined) return "none";
      await inTenant(side, (tx) => side.f.putBackEvent(tx, claimed, "an error", retryMs, now));
      return inTenant(side, (tx) => side.f.keepEvent(tx, claimed, leaseMs));
    },
  };
  const optIn: Move = {
    name: `${person} opts in by the last event`,
    on: async (side) => {
      const claimed = lastButSome(side.events, back);
      if (claimed === undefined) return "none";
      return orThrown(() => inTenant(side, (tx) => side.f.optIn(tx, side.client.id, person, claimed.id, now)));
    },
  };
  return { arrive, claimNext, together, finish, putBack, optIn };
}
