import type { CallSeen } from "../onboarding/heard.ts";
import { codesFor, type Dialling, diallingOf, type DivertCode, type DivertStep } from "../divert/steps.ts";
import type { Setup } from "../onboarding/setup.ts";
import { displayPhone, type Phone } from "../phone.ts";

const does = {
  no_answer: "Calls that you don't answer go to JobRun",
  unreachable: "Calls while you are off or out of signal go to JobRun",
  busy: "Calls while you talk, or that you decline, go to JobRun",
} as const satisfies Record<DivertCode, string>;

/** Who an owner rings, or which app helps, where a network takes no code from the keypad. */
export const elsewhere = {
  ee: "the My EE app",
  o2: "the My O2 app or 202",
  vodafone: "the My Vodafone app",
  three: "the Three app or 333",
  bt: "BT on 150",
  other: "your network's app or its people",
} as const;

/** The code of this step, alone on its line, what it does, how to see it and how to take it back. */
export function dialWords(setup: Setup, number: Phone | null): string {
  const { open, told } = setup;
  if (open.is !== "divert" || number === null) return "";
  const dialling = diallingNow(setup, open.step, number);
  const codes = codesFor(told.phoneType);
  const place = codes.length === 1 ? "" : `${codes.indexOf(open.step.code) + 1} of ${codes.length}. `;
  if (dialling === null) return withoutCode(setup, open.step, number);
  const trap = open.step.code === "no_answer" ? trapBefore(setup) : "";
  const intro = `${place}${does[open.step.code]}. ${trap}Dial this and press call:`;
  return `${intro}\n${dialling.set}\n${lookAndUndo(dialling)}\nReply DONE when it says OK, NO if not.`;
}

function lookAndUndo({ check, undo }: Dialling): string {
  return `To check: ${check} To undo: ${undo}`;
}

function diallingNow({ told }: Setup, step: DivertStep, number: Phone): Dialling | null {
  return diallingOf(step, told.phoneType ?? "ANDROID", told.network ?? "other", number);
}

/** Three's voicemail keeps a divert from being set; an iPhone dials a code that is pasted, and no link. */
function trapBefore({ told }: Setup): string {
  if (told.network === "three") return "First switch Three's voicemail off, in its app or on 333. ";
  return told.phoneType === "IPHONE" ? "On an iPhone: copy the line, hold the number field of the keypad, paste. " : "";
}

function withoutCode({ told }: Setup, step: DivertStep, number: Phone): string {
  const where = elsewhere[told.network ?? "other"];
  const to = displayPhone(number);
  if (told.phoneType === "LANDLINE") {
    return `Your phone company sets this: ask ${where} to divert calls that you do not answer within 20 seconds to ${to}. Not all calls: only unanswered ones. Reply DONE when it is set.`;
  }
  const skip = step.code === "no_answer" ? "" : " or SKIP to leave this one out";
  return `Then ${where} can do it. ${does[step.code]}, that is ${to}. Never divert all calls. Reply DONE when it is set${skip}. CALL ME gets you a person.`;
}

/** A network took a code for wrong: the next form of it, or who can set it instead. */
export function codeRefused(setup: Setup, number: Phone | null): string {
  const { open } = setup;
  if (open.is !== "divert" || number === null) return "";
  const dialling = diallingNow(setup, open.step, number);
  if (dialling === null) return withoutCode(setup, open.step, number);
  const voicemail =
    setup.told.network === "three" ? "Is Three's voicemail off? It must be, in its app or on 333. " : "";
  return `${voicemail}Some networks want it in another form. Please try this one:\n${dialling.set}\n${lookAndUndo(dialling)}\nReply DONE when it says OK, NO if not.`;
}

const voicemailOff = {
  ee: "your voicemail (222)",
  o2: "your voicemail (901)",
  vodafone: "your voicemail (121)",
  three: "Three's voicemail, in its app or on 333",
  bt: "1571",
  other: "your voicemail",
} as const;

/** What may have gone wrong where no test call has arrived, by what the owner saw, and the first code again. */
export function callSeenWords(seen: CallSeen, setup: Setup, number: Phone | null): string {
  const { open, told } = setup;
  if (open.is !== "test_call" || number === null) return "";
  if (seen === "answered")
    return "A call that is answered proves nothing. Please ring again from another phone, and this time let it ring.";
  if (seen === "hung_up")
    return "Then it was over before it could be passed on: that takes about 20 seconds. Please ring again from another phone, and stay on until a voice answers.";
  const dialling = diallingNow(setup, { code: "no_answer", attempt: open.attempt }, number);
  const off = voicemailOff[told.network ?? "other"];
  const why =
    seen === "voicemail"
      ? `So voicemail took it: the divert is not on. Switch off ${off}, then`
      : "No call has reached JobRun. Let it ring 30 seconds. If it still does not come,";
  if (dialling === null)
    return `${why} ask ${elsewhere[told.network ?? "other"]} about diverts to ${displayPhone(number)}, and ring again.`;
  return `${why} dial this once more:\n${dialling.set}\n${dialling.check} shows whether it is on. Then ring again from another phone.`;
}

/** Told by the call itself, not by the owner: what reached JobRun and proves nothing. */
export const callFromOwnPhone =
  "That call came from your own phone, or your network shows your number in place of the caller's. Please ring from another phone. If you did, text CALL ME: your JobRun operator must look at it.";
export const callWithheld =
  "A call arrived, and it hid its number, so nobody could be texted back. Please ring once more from a phone that shows its number. If it did show it, text CALL ME.";

export const callToSetup =
  "That call came to the number for set-up, which takes texts only. For the test, ring the number that your customers ring, from another phone, and let it ring.";

/** A call that the owner's network has passed on, and not to the client's number: the code again, with the right one in it. */
export function callPassedElsewhere({ open, told }: Setup, number: Phone): string {
  const attempt = open.is === "test_call" ? open.attempt : 0;
  const dialling = diallingOf(
    { code: "no_answer", attempt },
    told.phoneType ?? "ANDROID",
    told.network ?? "other",
    number,
  );
  const found = "A call was passed on by your phone, but to another number of JobRun's than yours.";
  if (dialling === null)
    return `${found} Please ask ${elsewhere[told.network ?? "other"]} to divert to ${displayPhone(number)}, and ring again.`;
  return `${found} Please dial this once more, exactly so:\n${dialling.set}\nThen ring again from another phone.`;
}

/** The moment at which everything is proved. */
export function nowLive(caller: Phone | null): string {
  const from = caller === null ? "" : ` from ${displayPhone(caller)}`;
  return `You are live: a call${from} came through. Calls that you miss are answered by text from now on. This is your JobRun number: save it. MENU shows what you can text here.`;
}
