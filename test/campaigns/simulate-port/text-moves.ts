import { type Draw, lastButSome, type Move } from "./draw.ts";
import { claimText, inTenant, lookUp, orThrown } from "./play.ts";

/** What happens to texts that are queued. */
export function textMoves(
  draw: Draw,
): Readonly<Record<"send" | "settle" | "look" | "learn" | "untold" | "money", Move>> {
  const { place, now, leaseMs, back, settlement, found, rank } = draw;
  const send: Move = { name: "claim a text", on: (side) => claimText(side, leaseMs, now) };
  const settle: Move = {
    name: `settle as ${settlement.state}`,
    on: async (side) => {
      const claim = lastButSome(side.texts, back);
      if (claim === undefined) return "none";
      return orThrown(() => side.store.withoutTenant((db) => side.f.settleText(db, claim, settlement, now)));
    },
  };
  const look: Move = { name: "look an unknown text up", on: (side) => lookUp(side, found, now) };
  const learn: Move = {
    name: `a callback of rank ${rank}`,
    on: async (side) => {
      const claim = lastButSome(side.texts, back);
      if (claim === undefined) return "none";
      const status = rank === 5 ? "undelivered" : "sent";
      const news = { status, rank, carrierId: `SMnews${place}`, errorCode: null };
      return orThrown(() =>
        inTenant(side, async (tx) => {
          const by = { outboxId: claim.text.outboxId, carrierId: "" };
          const text = await side.f.findText(tx, side.client.id, by);
          if (text !== null) await side.f.learnStatus(tx, side.client.id, text, news, now);
          const arrived = await side.f.alertArrived(tx, side.client.id, claim.text.outboxId);
          const failed = await side.f.lockFailedText(tx, side.client.id, claim.text.outboxId);
          return [text && { ...text, id: "" }, arrived, failed && { ...failed, id: "" }];
        }),
      );
    },
  };
  const untold: Move = {
    name: "claim a text of which nobody was told",
    on: async (side) => {
      const text = await side.store.withoutTenant((db) => side.f.claimUntold(db, 0, now));
      if (text === null) return null;
      const told = back > 0 && (await inTenant(side, (tx) => side.f.noteTold(tx, text, now)));
      return [{ ...text, id: "" }, told];
    },
  };
  const money: Move = {
    name: "prices, and numbers that are swept",
    on: async (side) => {
      const after = now.subtract({ hours: 24 });
      const open = await side.store.withoutTenant((db) => side.f.numbersToSettle(db, after));
      const told = side.texts.map((_, index) => ({ carrierId: `SMout${place - index}`, pence: 5 }));
      const written = await inTenant(side, (tx) => side.f.writePrices(tx, side.client.id, told));
      await side.store.withoutTenant((db) => side.f.numberSwept(db, side.client.number, now));
      const swept = await side.store.withoutTenant(side.f.numbersToSweep);
      return [open.map(({ sender }) => sender), written, swept.filter(({ phone }) => phone === side.client.number)];
    },
  };
  return { send, settle, look, learn, untold, money };
}
