import { type Draw, lastButSome, type Move, scopeOf } from "./draw.ts";
import { inTenant, orThrown } from "./play.ts";

const why = { what: "outbound", reason: "a test", by: "Ann" } as const;

/** Switches, circuits and timers. */
export function switchMoves(
  draw: Draw,
): Readonly<Record<"press" | "blink" | "lift" | "circuit" | "setTimer" | "runTimer", Move>> {
  const { place, now, scope, leaseMs, back, retryMs, everySeconds } = draw;
  const press: Move = {
    name: `press off at the ${scope}, and look what is in flight`,
    on: async (side) => {
      const pressed = await side.store.withoutTenant((db) => side.f.pressOff(db, scopeOf(draw, side), why, now));
      const ids = await side.store.withoutTenant((db) => side.f.textsInFlight(db, scopeOf(draw, side), "outbound"));
      const names = new Map([...side.textIds].map(([slot, textId]) => [textId, slot]));
      return [pressed, ids.map((textId) => names.get(textId))];
    },
  };
  const blink: Move = {
    name: `press off and on again at the ${scope}`,
    on: async (side) => {
      const off = await side.store.withoutTenant((db) => side.f.pressOff(db, scopeOf(draw, side), why, now));
      return [off, await side.pressOn(scopeOf(draw, side), now)];
    },
  };
  const lift: Move = {
    name: `press on at the ${scope}, and release what it held`,
    on: async (side) => {
      const pressed = await side.pressOn(scopeOf(draw, side), now);
      const lines = await side.held(scopeOf(draw, side));
      const released = [];
      for (const line of lines.filter(({ kind }) => kind === "text"))
        released.push(await inTenant(side, (tx) => side.f.releaseText(tx, line.clientId, line.id, now)));
      const shown = lines.map(({ kind, recipient, template, reason, expiresAt }) =>
        [kind, recipient, template, reason, expiresAt.toString()].join(" "),
      );
      return [pressed, shown.toSorted(), released];
    },
  };
  const circuit: Move = {
    name: "a circuit opens or closes",
    on: async (side) => {
      const answer = await inTenant(side, async (tx) => {
        const { newly } = await side.f.openCircuit(tx, side.client.id, "21606", back === 0, now);
        if (back === 1) await side.f.closeCircuit(tx, side.client.id, "21606", now);
        return [newly, await side.f.openCodes(tx, side.client.id)];
      });
      await side.setPause(back === 2 || leaseMs === 0);
      return answer;
    },
  };
  const setTimer: Move = {
    name: "set a timer",
    on: (side) =>
      inTenant(side, (tx) => {
        const timer = { kind: "quiet", subject: `subject ${place % 7}`, dueAt: now.add({ seconds: place % 50 }) };
        return side.f.setTimer(tx, side.client.id, { ...timer, everySeconds });
      }),
  };
  const runTimer: Move = {
    name: "claim a timer and end it",
    on: async (side) => {
      const timer = await side.store.withoutTenant((db) => side.f.claimTimer(db, leaseMs, now));
      if (timer !== null) side.timers.push(timer);
      const held = lastButSome(side.timers, back);
      if (held === undefined) return "none";
      const ended = await orThrown(() =>
        inTenant(side, (tx) =>
          retryMs === 0 ? side.f.finishTimer(tx, held, now) : side.f.putBackTimer(tx, held, "an error", retryMs, now),
        ),
      );
      return [timer && { ...timer, id: "" }, ended];
    },
  };
  return { press, blink, lift, circuit, setTimer, runTimer };
}
