import { dave, number, sam } from "./cast.ts";
import { claim } from "./fact.ts";
import type { Tale } from "./tale.ts";

const what = "water is pouring through our kitchen ceiling, please hurry!!";
const where = "we're at LS1 4AP. Sam";

/** First what, then where: what was said is not asked again, and the owner has the lead. */
export async function takeJob({ handsets, chat, note }: Tale): Promise<void> {
  chat.title("3. Sam answers, worried, in two texts");
  const [toSam, toDave] = [await handsets.mark(sam), await handsets.mark(dave)];
  await handsets.text(sam, number, what);
  chat.wrote("Sam", what);
  const asked = (await toSam.next()).body;
  chat.received("Sam", asked);
  claim("the next question is where", /postcode/i.test(asked), asked);
  claim("what was said is not asked again", !/problem/i.test(asked), asked);
  const alert = (await toDave.next()).body;
  chat.scene("An emergency does not wait for the address:");
  chat.received("Dave", alert);
  await handsets.text(sam, number, where);
  chat.wrote("Sam", where);
  const confirmed = (await toSam.next()).body;
  chat.received("Sam", confirmed);
  claim("nothing more is asked once both are known", !confirmed.includes("?"), confirmed);
  const more = (await toDave.next()).body;
  chat.received("Dave", more);
  checkAlerts(alert, more);
  const sends = (await handsets.sends()).filter(({ to }) => to === sam);
  claim("three calls and two texts brought Sam three texts", sends.length === 3, sends);
  const calls = await handsets.callsFrom(sam);
  note({ key: "callsFromSam", words: "calls from Sam so far", seen: calls });
  note({ key: "textsToSam", words: "  texts to Sam so far", seen: sends.length });
  note({ key: "lead", words: "  the lead's number", seen: leadIn(alert) ?? "none" });
}

function checkAlerts(alert: string, more: string): void {
  for (const [name, held] of [
    ["the emergency", /EMERGENCY/],
    ["the problem", /kitchen ceiling/],
    ["the phone", /07700 900123/],
  ] as const) {
    claim(`Dave's alert says ${name}`, held.test(alert), alert);
  }
  claim("Dave's alert has a number for the lead", leadIn(alert) !== null, alert);
  claim("what came later is about the same lead", leadIn(more) === leadIn(alert), more);
  claim("Dave learns where it is", more.includes("LS1 4AP"), more);
}

function leadIn(alert: string): string | null {
  return /#\d+/.exec(alert)?.[0] ?? null;
}
