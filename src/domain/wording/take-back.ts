import type { PhoneTold } from "../divert/network.ts";
import type { DivertCode } from "../divert/steps.ts";
import { undoAllCalls, undoCodes } from "../divert/undo.ts";
import { displayPhone, type Phone } from "../phone.ts";
import { elsewhere } from "./setup-divert.ts";

const closed = "JobRun: your account is closed, and your callers get no more texts.";
const which = {
  no_answer: "calls that you do not answer",
  unreachable: "calls while your phone is off or out of signal",
  busy: "calls while you talk, or that you decline",
} as const satisfies Record<DivertCode, string>;

/** To the owner of a client that closes: how to take the divert back, a code a text and alone on its line. */
export function closingTexts(told: PhoneTold, number: Phone): readonly string[] {
  const codes = undoCodes(told, number);
  const people = elsewhere[told.network ?? "other"];
  if (codes.length === 0) {
    const to = displayPhone(number);
    return [`${closed} Please ask ${people} to take off the divert of unanswered calls to ${to}: they get lost now.`];
  }
  return codes.map(({ code, dial }, index) => {
    const first = index === 0 ? `${closed} Please take the divert back, or calls get lost. ` : "";
    const asks =
      codes.length === 1
        ? "Dial this and press call:"
        : `${index + 1} of ${codes.length}, for ${which[code]}: dial this and press call:`;
    const last = index === codes.length - 1 ? `\nVoicemail stays off until you have it switched on, by ${people}.` : "";
    return `${first}${asks}\n${dial}${last}`;
  });
}

/** To an owner whose every call seems to come to us: the one code that mends it, and when to leave it alone. */
export function allCallsDiverted(callers: number, told: PhoneTold): string {
  const found = `JobRun: ${callers} people reached us within a day, far more than is usual. Does your phone ring at all? If it does, all is well. If not, every call is diverted.`;
  const dial = undoAllCalls(told);
  return dial === null
    ? `${found} Then ask ${elsewhere[told.network ?? "other"]} to divert unanswered calls only.`
    : `${found} Then dial this and press call:\n${dial}`;
}
