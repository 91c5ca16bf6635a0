import { business, dave, number, sam } from "./cast.ts";
import { claim } from "./fact.ts";
import type { Tale } from "./tale.ts";

/** One text for one caller, however often they ring. */
export async function missCall({ handsets, chat, note }: Tale): Promise<void> {
  chat.title("2. Dave is under a sink and misses a call");
  await handsets.own(sam);
  const rangAt = performance.now();
  await handsets.call(sam, dave);
  const first = await handsets.arrival(sam, 1);
  const tookMs = Math.round(performance.now() - rangAt);
  chat.scene(`Sam (${sam}) rings Dave, who does not answer.`);
  chat.received("Sam", first.body);
  claim("the first text names the business", first.body.includes(business), first.body);
  claim("the first text says how to end it", first.body.includes("STOP"), first.body);
  claim("the first text comes from the business's number", first.from === number, first.from);
  note({ key: "callToTextMs", words: "from Sam's call to the text", seen: tookMs, unit: "ms" });
  const told = await handsets.mark(dave);
  await handsets.call(sam, dave);
  await handsets.call(sam, dave);
  chat.scene("Sam is worried and rings twice more. Dave is told once, Sam is not texted twice.");
  chat.received("Dave", (await told.next()).body);
  await handsets.idle();
}
