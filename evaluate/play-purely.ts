import { type ClientSide, nothingTold } from "../src/domain/client-facts.ts";
import { type Arrival, asOneText, burstLength, burstMaxMs, mayWait } from "../src/domain/burst.ts";
import { type Effect, textsTheCustomer } from "../src/domain/intake/effect.ts";
import { askedIn } from "../src/domain/intake/asked-in.ts";
import { isHandedOver } from "../src/domain/intake/handed-over.ts";
import { onQuiet } from "../src/domain/intake/on-quiet.ts";
import { type Intake, type IntakeInput, newIntake } from "../src/domain/intake/state.ts";
import { takeStep } from "../src/domain/intake/take-step.ts";
import { readKeyword } from "../src/domain/keywords.ts";
import type { LeadFacts } from "../src/domain/lead-facts.ts";
import { parsePhone, type Phone } from "../src/domain/phone.ts";
import { quietMinutes } from "../src/domain/quiet.ts";
import type { Urgency } from "../src/domain/reading.ts";
import { cleanText } from "../src/domain/untrusted-text.ts";
import { customerText } from "../src/domain/wording/customer-text.ts";
import { ownerAlert } from "../src/domain/wording/owner.ts";
import type { Turn } from "./case.ts";
import { heardBy, type Reader } from "./heard-by.ts";

/** What a conversation comes to where the gate allows everything. */
export type Played = {
  readonly leads: readonly LeadFacts[];
  readonly alerts: readonly { readonly text: string; readonly urgency: Urgency; readonly afterTurn: number }[];
  readonly said: readonly string[];
  readonly effects: readonly Effect[];
  readonly optedOut: boolean;
  readonly handedOver: boolean;
};

export type Script = { readonly trade: string; readonly begins: Temporal.Instant; readonly turns: readonly Turn[] };

export const business = "Reed Services";
/** As JOBRUN_BURST_MS is where nobody sets it. */
const burstMs = 2_000;
/** What the running product would still do by itself after the last text. */
const playsOnSeconds = 3_600;

/** Plays a missed call and the turns through readings and steps alone: no database, no gate, so hundreds take a moment. */
export async function playPurely({ trade, begins, turns }: Script, read: Reader): Promise<Played> {
  const scene = new Scene(begins, trade);
  scene.take({ input: "missed_call" }, begins);
  const said = arrivals(begins, turns);
  for (let left = said; left.length > 0;) {
    const count = burstLength(left, burstMs);
    scene.passTime(readAt(left, count) ?? begins);
    scene.turn += count;
    const body = asOneText(left.slice(0, count).map((each) => each.body));
    const context = { asked: askedIn(scene.intake), trade, now: left[0]?.at ?? begins, timeZone: "Europe/London" };
    const before = said.slice(0, said.length - left.length).map((each) => each.body);
    const heard = await heardBy(read, body, context, before);
    scene.take({ input: "text", ...heard, body, keyword: readKeyword(body) }, scene.now);
    left = left.slice(count);
  }
  scene.passTime((said.at(-1)?.at ?? begins).add({ seconds: playsOnSeconds }));
  return scene.played();
}

type Said = Arrival & { readonly body: string };

function arrivals(begins: Temporal.Instant, turns: readonly Turn[]): readonly Said[] {
  let at = begins;
  return turns.map(({ text, afterSeconds }) => {
    at = at.add({ milliseconds: Math.round(afterSeconds * 1000) });
    const body = cleanText(text);
    const arrived = { kind: "text_arrived", carrierId: "", from: customer, to: customer, body } as const;
    return { at, body, mayWait: mayWait(arrived) };
  });
}

/** When the first so many of them are read: after their window, at the end of a burst, or when something ended it at once. */
function readAt(left: readonly Said[], count: number): Temporal.Instant | null {
  const [first, last, next] = [left[0], left[count - 1], left[count]];
  if (first === undefined || last === undefined) return null;
  if (!first.mayWait) return first.at;
  const window = earlier(last.at.add({ milliseconds: burstMs }), first.at.add({ milliseconds: burstMaxMs }));
  return next?.mayWait === false ? earlier(window, next.at) : window;
}

function earlier(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) < 0 ? one : other;
}

class Scene {
  intake: Intake = newIntake;
  turn = 0;
  now: Temporal.Instant;
  private readonly leads: LeadFacts[] = [];
  private readonly alerts: Played["alerts"][number][] = [];
  private readonly said: string[] = [];
  private readonly effects: Effect[] = [];
  private optedOut = false;
  private readonly client: ClientSide;

  constructor(begins: Temporal.Instant, trade: string) {
    this.now = begins;
    this.client = { trade, facts: nothingTold };
  }

  take(heard: IntakeInput, now: Temporal.Instant): void {
    const step = takeStep({ before: this.intake, heard, regard: "customer", client: this.client, at: now.toString() });
    this.intake = step.intake;
    for (const effect of step.effects) this.note(effect);
  }

  /** A question that stays unanswered passes on what is known, as its timer would. */
  passTime(until: Temporal.Instant): void {
    const quietAt = this.now.add({ minutes: quietMinutes });
    const isDue = Temporal.Instant.compare(quietAt, until) <= 0;
    if (isDue && onQuiet(this.intake, quietAt).effects.length > 0) this.take({ input: "quiet" }, quietAt);
    this.now = until;
  }

  played(): Played {
    const { leads, alerts, said, effects, optedOut } = this;
    return { leads, alerts, said, effects, optedOut, handedOver: isHandedOver(this.intake) };
  }

  private note(effect: Effect): void {
    this.effects.push(effect);
    if (textsTheCustomer(effect)) this.said.push(customerText(effect, business, true));
    if (effect.do === "opt_out") this.optedOut = true;
    if (effect.do === "opt_in") this.optedOut = false;
    if (effect.do === "save_lead")
      this.leads[effect.as === "new" ? this.leads.length : this.leads.length - 1] = effect.lead;
    if (effect.do !== "alert_owner") return;
    const number = this.leads.length === 0 ? null : this.leads.length;
    const text = ownerAlert(effect.about, { number, phone: customer, lead: effect.lead, asks: effect.asks });
    this.alerts.push({ text, urgency: effect.urgency, afterTurn: this.turn });
  }
}

const customer = fiction("+447700900002");

function fiction(text: string): Phone {
  const phone = parsePhone(text);
  if (phone === null) throw new Error(`${text} is no phone`);
  return phone;
}
