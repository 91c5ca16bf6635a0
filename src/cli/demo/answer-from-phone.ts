import { ann, dave, number } from "./cast.ts";
import { claim } from "./fact.ts";
import type { Tale } from "./tale.ts";

const words = "it's £60 to come out and look, can be there at 5";
const reply = "5 is great thank you";

/** The owner steers by text: what customers are told, words of his own to one of them, and how the job ended. */
export async function answerFromPhone({ handsets, chat, note }: Tale): Promise<void> {
  chat.title("5. Dave answers from the phone");
  const [toAnn, toDave] = [await handsets.mark(ann), await handsets.mark(dave)];
  const wrote = async (body: string) => {
    await handsets.text(dave, number, body);
    chat.wrote("Dave", body);
    const answer = (await toDave.next()).body;
    chat.received("Dave", answer);
    return answer;
  };
  const fee = await wrote("CALLOUT 60");
  claim("customers who ask hear the charge from now on", /charge is £60.*UNDO/.test(fee), fee);
  const jobs = await wrote("LEADS");
  const lead = /#(\d+) [^;]*LS6 2AB/.exec(jobs)?.[1] ?? "";
  claim("Dave sees Ann's job by its number", lead !== "", jobs);
  const asked = await wrote(`${lead} ${words}`);
  const [code = ""] = /\b\d{6}\b/.exec(asked) ?? [];
  claim("the first words of a day wait for a code on Dave's phone", code !== "", asked);
  const early = (await handsets.sends()).filter(({ to, body }) => to === ann && body.includes(words));
  claim("nothing of them has gone to Ann", early.length === 0, early);
  const sent = await wrote(code);
  claim("with the code they go", sent.startsWith("Sent to"), sent);
  const heard = (await toAnn.next()).body;
  chat.received("Ann", heard);
  claim("Ann reads Dave's own words", heard === `Dave's Plumbing: ${words}`, heard);
  await handsets.text(ann, number, reply);
  chat.wrote("Ann", reply);
  const back = (await toDave.next()).body;
  chat.received("Dave", back);
  claim("Dave hears what Ann wrote back", back.includes(reply), back);
  const won = await wrote(`won ${lead}, 180 quid`);
  claim("the job is won", /won for £180/.test(won), won);
  await handsets.idle();
  const since = (await handsets.sends()).findLast(({ to }) => to === ann)?.body;
  claim("JobRun kept out of their chat", since === heard, since);
  note({ key: "relayed", words: "Dave's own words that went to Ann", seen: 1 });
}
