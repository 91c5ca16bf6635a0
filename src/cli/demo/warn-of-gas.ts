import { dave, mia, number, operator } from "./cast.ts";
import { claim } from "./fact.ts";
import type { Tale } from "./tale.ts";

const smell = "hello, there's a really strong smell of gas in our hall";

/** Safety words before anything else, and two people told. */
export async function warnOfGas({ handsets, chat, note }: Tale): Promise<void> {
  chat.title("6. Mia smells gas");
  await handsets.own(mia);
  const toMia = await handsets.mark(mia);
  const toDave = await handsets.mark(dave);
  const toOperator = await handsets.mark(operator);
  await handsets.call(mia, dave);
  chat.scene(`Mia (${mia}) rings too, and is texted back.`);
  await toMia.next();
  const wroteAt = performance.now();
  const since = () => Math.round(performance.now() - wroteAt);
  await handsets.text(mia, number, smell);
  chat.wrote("Mia", smell);
  const words = (await toMia.next()).body;
  note({ key: "safetyWordsMs", words: "from Mia's text to the safety words", seen: since(), unit: "ms" });
  chat.received("Mia", words);
  claim("the safety words name the gas emergency line", words.includes("0800 111 999"), words);
  claim("the safety words ask nothing", !words.includes("?"), words);
  const alert = (await toDave.next()).body;
  chat.received("Dave", alert);
  claim("Dave is told of the danger and whom to ring", /DANGER.*gas.*07700 900131/.test(alert), alert);
  const news = (await toOperator.next()).body;
  note({ key: "operatorToldMs", words: "  to the operator's phone", seen: since(), unit: "ms" });
  chat.received("the operator", news);
  claim("the operator is told of the danger", /URGENT.*gas/.test(news), news);
}
