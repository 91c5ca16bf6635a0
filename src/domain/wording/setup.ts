import { countSegments } from "../gsm7.ts";
import type { SetupAnswer } from "../onboarding/on-setup-text.ts";
import { type Fact, plainQuestions, type Setup } from "../onboarding/setup.ts";
import { displayPhone, type Phone } from "../phone.ts";
import { unreachable } from "../unreachable.ts";
import { callSeenWords, codeRefused, dialWords } from "./setup-divert.ts";
import { openSlot, slot } from "./slot.ts";
import { textNameOf } from "./text-name.ts";

/** What set-up is told with: the client's number, its place in the queue for one, and where the terms stand. */
/** What an owner is asked to agree to: where it can be read, and for how many days it is free. */
export type SetupTerms = { readonly url: string; readonly trialDays: number };

function freeFor({ trialDays }: SetupTerms): string {
  return trialDays === 1 ? "One day free" : `${trialDays} days free`;
}

export type SetupSide = { readonly number: Phone | null; readonly place: number | null; readonly terms: SetupTerms };

const nameSeptets = 30;
const areaSeptets = 40;

/** The first text to somebody of whom nothing is known yet. */
export const setupWelcome =
  "Hi, this is JobRun (automated). When you miss a call I text the caller for you and send you the job. Setting up takes five minutes. What is your trade, and where do you work? Like: plumber in Leeds. Reply STOP to opt out";

/** To somebody unknown whose text told neither a trade nor a place. */
export const setupUnclear =
  "Sorry, I did not get that. This is JobRun, which answers missed calls of tradespeople by text. To set yours up, tell me your trade and where you work, like: electrician in York.";

/** What an owner who sets up is answered. At most two GSM-7 segments; a code to dial stands alone on its line. */
export function setupWords(answer: SetupAnswer, setup: Setup, side: SetupSide): string {
  switch (answer.say) {
    case "ask":
      return fitted(acknowledgements(answer, setup), question(setup, side));
    case "unclear":
      return joined("Sorry, I did not get that.", question(setup, side));
    case "declined":
      return "No problem: nothing is switched on and no caller is texted. Reply AGREE whenever you want to go on, or BACK to change an answer. Questions? Your JobRun operator is glad to ring you: text CALL ME.";
    case "where":
      return joined(standing(setup), question(setup, side));
    case "menu":
      return "While you set up you can text: AGAIN for the question, BACK for the one before, WHERE AM I, or CALL ME for a person. To correct something just say it: no, it's Smith & Sons.";
    case "as_far_back":
      return joined("That is as far back as it goes.", question(setup, side));
    case "another_business":
      return "One business a phone: JobRun knows whose jobs are whose by the phone that you text from. Text this number from another mobile to set up a second one. This set-up goes on where it was.";
    case "person":
      return "I have asked your JobRun operator to ring you. Your answers are kept: go on here whenever you like, AGAIN shows the question.";
    case "code_refused":
      return codeRefused(setup, side.number);
    case "call_seen":
      return callSeenWords(answer.seen, setup, side.number);
    default:
      return unreachable(answer);
  }
}

/** To the owner of a business that is there already, who begins one more. */
export function oneBusinessAPhone(businessName: string): string {
  return `JobRun answers for ${slot(textNameOf(businessName), nameSeptets)} on this phone, and knows whose jobs are whose by the phone that texts. To set up a second business, text this number from another mobile. MENU shows what you can text here.`;
}

/** To an owner who waited: the number came. */
export function numberCame(setup: Setup, side: SetupSide): string {
  return joined("Good news: a number is free and it is yours.", question(setup, side));
}

function joined(first: string, second: string): string {
  return first === "" ? second : `${first} ${second}`;
}

const noted = {
  trade: ({ trade }: Setup["told"]) => openSlot(trade, nameSeptets),
  area: ({ area }: Setup["told"]) => openSlot(area, areaSeptets),
  businessName: ({ businessName }: Setup["told"]) => openSlot(businessName, nameSeptets + 10),
  ownerName: ({ ownerName }: Setup["told"]) => openSlot(ownerName, nameSeptets),
  alerts: ({ alerts }: Setup["told"]) => (alerts === "any_hour" ? "jobs at any hour" : "no jobs 9pm to 7am"),
  agreed: () => null,
  phoneType: ({ phoneType }: Setup["told"]) => (phoneType === null ? null : phoneNames[phoneType]),
  network: ({ network }: Setup["told"]) => (network === null ? null : networkNames[network]),
} as const satisfies Record<Fact, (told: Setup["told"]) => string | null>;

const phoneNames = { IPHONE: "iPhone", ANDROID: "Android", LANDLINE: "landline" } as const;
const networkNames = {
  ee: "EE",
  o2: "O2",
  vodafone: "Vodafone",
  three: "Three",
  bt: "BT",
  other: "another network",
} as const;
const segmentsMax = 2;

/** The longest acknowledgement that leaves room for the question. */
function fitted(acknowledged: readonly string[], asked: string): string {
  const fits = acknowledged.find((said) => countSegments(joined(said, asked)).segments <= segmentsMax);
  return joined(fits ?? "", asked);
}

function acknowledgements(
  { took, corrected }: Extract<SetupAnswer, { say: "ask" }>,
  { told }: Setup,
): readonly string[] {
  const said = took.flatMap((fact) => noted[fact](told) ?? []);
  if (said.length === 0) return took.includes("agreed") ? ["Thank you."] : [];
  const kept = said.map((_, dropped) => said.slice(0, said.length - dropped).join(", "));
  return kept.map((words) => `${corrected ? "Changed" : "Got it"}: ${words}.`);
}

function question(setup: Setup, side: SetupSide): string {
  const { open, told } = setup;
  const name = slot(textNameOf(told.businessName ?? ""), nameSeptets);
  switch (open.is) {
    case "trade_and_area":
      if (told.trade !== null && told.area === null) return "And where do you work? Like: Leeds and 15 miles round.";
      if (told.trade === null && told.area !== null) return "And what is your trade? Any is welcome.";
      return "What is your trade, and where do you work? Like: plumber in Leeds.";
    case "business_name":
      return "What is the business called, as customers know it?";
    case "owner_name":
      return "And what is your own name?";
    case "alerts":
      return "New jobs come to you by text. When? 1: at any hour. 2: not from 9pm to 7am; emergencies come all the same.";
    case "agreement":
      return `JobRun answers calls that you miss by text, in the name of ${name}, and texts you the jobs. ${freeFor(side.terms)}, no card. Terms: ${side.terms.url} Happy with that? Reply AGREE`;
    case "number": {
      const place = side.place === null ? "" : ` You are number ${side.place} in the queue, and your place is kept.`;
      return `All our phone numbers are taken just now.${place} Nothing to do for you: a text comes here once yours is free.`;
    }
    case "phone":
      return phoneQuestion(setup, side.number);
    case "divert":
      return dialWords(setup, side.number);
    case "test_call":
      return "Now the proof: ring your own number from another phone and let it ring till it is answered by a voice, about 20 seconds. Do not pick up. I tell you here what arrived.";
    case "live":
      return "You are live.";
    default:
      return unreachable(open);
  }
}

function phoneQuestion({ told }: Setup, number: Phone | null): string {
  if (told.phoneType !== null) return "And on which network: EE, O2, Vodafone, Three, BT or another?";
  if (told.network !== null) return "And is it an iPhone, an Android or a landline?";
  const yours = number === null ? "" : `Your JobRun number is ${displayPhone(number)}: save it. `;
  return `${yours}Which phone do customers ring you on, and on which network? Like: iPhone EE, Android Three, landline BT.`;
}

const order = [...plainQuestions, "divert", "test_call"] as const;

function standing({ open }: Setup): string {
  const done = order.findIndex((each) => each === open.is);
  return done <= 0 ? "We are at the beginning." : `${done} of ${order.length} steps are done.`;
}
