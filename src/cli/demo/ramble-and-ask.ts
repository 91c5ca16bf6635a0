import { ann, dave, number } from "./cast.ts";
import { claim } from "./fact.ts";
import type { Tale } from "./tale.ts";

const ramble =
  "right so long story, just got in from work, kids everywhere, house is like an igloo, and the boiler keeps cutting out so there's no heating";
const where = "LS6 2AB, my name is Ann";
const price = "how much is a call out?";

/** Somebody who talks a lot is understood all the same, and a question about money gets an honest answer. */
export async function rambleAndAsk({ handsets, chat, note }: Tale): Promise<void> {
  chat.title("4. Ann rambles, and asks what it costs");
  await handsets.own(ann);
  const [toAnn, toDave] = [await handsets.mark(ann), await handsets.mark(dave)];
  const wrote = async (body: string) => {
    await handsets.text(ann, number, body);
    chat.wrote("Ann", body);
    const answer = (await toAnn.next()).body;
    chat.received("Ann", answer);
    return answer;
  };
  chat.scene(`Ann (${ann}) has not rung, she texts.`);
  const asked = await wrote(ramble);
  claim("Ann is told who answers her", /Dave's Plumbing \(automated\)/.test(asked), asked);
  claim("of all that only the postcode is still asked for", /postcode/i.test(asked) && !/problem/i.test(asked), asked);
  const noted = await wrote(where);
  claim("what Ann meant was understood", /heating.*LS6 2AB/.test(noted), noted);
  const alert = (await toDave.next()).body;
  chat.received("Dave", alert);
  claim("Dave has Ann's job in a line", /heating.*LS6 2AB.*Ann 07700 900138/.test(alert), alert);
  const answer = await wrote(price);
  claim("nobody invents a price", /only come from a person|call-out charge is £\d/.test(answer), answer);
  if (/person/.test(answer)) {
    const question = (await toDave.next()).body;
    chat.received("Dave", question);
    claim("Dave gets the question", /asks: how much is a call out/.test(question), question);
  }
  note({
    key: "textsToAnn",
    words: "texts to Ann",
    seen: (await handsets.sends()).filter(({ to }) => to === ann).length,
  });
}
