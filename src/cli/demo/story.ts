import { answerFromPhone } from "./answer-from-phone.ts";
import type { Chat } from "./chat.ts";
import type { Fact } from "./fact.ts";
import { goLive } from "./go-live.ts";
import type { Handsets } from "./handsets.ts";
import { holdBack } from "./hold-back.ts";
import { keepSilent } from "./keep-silent.ts";
import { missCall } from "./miss-call.ts";
import { rambleAndAsk } from "./ramble-and-ask.ts";
import type { Stage } from "./stage.ts";
import { takeJob } from "./take-job.ts";
import { tellWhyInWords } from "./tell-why-in-words.ts";
import { warnOfGas } from "./warn-of-gas.ts";

/**
 * The main job, from a business's first minute to a customer's STOP, and why. Every claim is checked as it is told, and the
 * first that does not hold throws. Returns what was seen.
 */
export async function tellStory(stage: Stage, handsets: Handsets, chat: Chat): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  const tale = { stage, handsets, chat, note: (fact: Fact) => void facts.push(fact) };
  const clientId = await goLive(tale);
  await missCall(tale);
  await takeJob(tale);
  await rambleAndAsk(tale);
  await answerFromPhone(tale);
  await warnOfGas(tale);
  await holdBack(tale, clientId);
  await keepSilent(tale);
  await tellWhyInWords(tale);
  const sends = await handsets.sends();
  const accepted = sends.filter((send) => send.accepted).length;
  tale.note({ key: "texts", words: "texts that JobRun sent in all", seen: sends.length });
  tale.note({ key: "textsAccepted", words: "  of them accepted by the carrier", seen: accepted });
  return facts;
}
