import type { Chance } from "../../../campaigns/hostile/chance.ts";
import { type Draw, drawFrom, type Move } from "./draw.ts";
import { eventMoves } from "./event-moves.ts";
import { peopleMoves } from "./people-moves.ts";
import { inTenant } from "./play.ts";
import { switchMoves } from "./switch-moves.ts";
import { textMoves } from "./text-moves.ts";

/** The next move; what leads to others comes more often. */
export function moveOf(chance: Chance, place: number, now: Temporal.Instant): Move {
  const draw = drawFrom(chance, place, now);
  const ask = askOf(draw);
  const { arrive, claimNext, together, finish, putBack, optIn } = eventMoves(draw);
  const { send, settle, look, learn, untold, money } = textMoves(draw);
  const { talk, regard, optOut, incident } = peopleMoves(draw);
  const { press, blink, lift, circuit, setTimer, runTimer } = switchMoves(draw);
  const [often, twice] = [
    [ask, ask, ask, ask, send, send, send, send, settle, settle, settle],
    [arrive, claimNext, finish, look, learn, runTimer, lift],
  ];
  const once = [
    arrive,
    claimNext,
    together,
    putBack,
    untold,
    setTimer,
    press,
    blink,
    optOut,
    optIn,
    circuit,
    incident,
    talk,
    regard,
    money,
  ];
  return chance.pick([ask, ...often, ...twice, ...twice, ...once]);
}

function askOf({ place, now, person, action, template, slot, words: body, minutes }: Draw): Move {
  return {
    name: `ask for ${action} as ${template}`,
    on: (side) =>
      inTenant(side, async (tx) => {
        const { id: clientId, owner, number: sender } = side.client;
        const recipient = action === "text_owner" ? owner : person;
        const request = { clientId, action, recipient, sender, template, slot, body };
        const [permitId, outboxId] = [`permit_${place}`, `text_${place}`];
        const answer = await side.f.grantPermit(tx, permitId, request, 1, now);
        if (answer.refusal !== null) return answer;
        const text = { ...request, permitId, outboxId, segments: 1, expiresAt: now.add({ minutes }) };
        await side.f.insertText(tx, text, now);
        side.textIds.set(slot, outboxId);
        return answer;
      }),
  };
}
