import type { Verb } from "../webhook/twiml.ts";

/** What a caller hears of an answer, and for how long by the sandbox's reckoning (nobody really waits). */
export type Heard = { status: "completed" | "busy" | "no-answer" | "failed"; spoken: string[]; seconds: number };

const wordsPerSecond = 2.5;

export function listen(verbs: readonly Verb[]): Heard {
  const [first] = verbs;
  if (first?.name === "Reject") {
    return { status: first.attributes["reason"] === "busy" ? "busy" : "no-answer", spoken: [], seconds: 0 };
  }
  const spoken: string[] = [];
  let seconds = 1;
  for (const { name, text, attributes } of played(verbs)) {
    if (name === "Hangup" || name === "Reject") break;
    if (name === "Pause") seconds += Number(attributes["length"] ?? 1) || 1;
    if (name !== "Say") continue;
    const words = text.trim().replaceAll(/\s+/gu, " ");
    spoken.push(words);
    seconds += Math.ceil(words.split(" ").length / wordsPerSecond);
  }
  return { status: "completed", spoken, seconds };
}

/** Gather and Record are not acted on, but what is said inside a Gather is heard. */
function played(verbs: readonly Verb[]): Verb[] {
  return verbs.flatMap((verb) => (verb.name === "Gather" ? verb.children : [verb]));
}
