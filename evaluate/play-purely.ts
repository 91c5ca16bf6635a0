import { type ClientSide, nothingTold } from "../src/domain/client-facts.ts";
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
import type { Reader } from "./score/score-texts.ts";

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
/** What the running product would still do by itself after the last text. */
const playsOnSeconds = 3_600;

/** Plays a missed call and the turns through readings and steps alone: no database, no gate, so hundreds take a moment. */
export async function playPurely({ trade, begins, turns }: Script, read: Reader): Promise<Played> {
  const scene = new Scene(trade);
  let now = begins;
  scene.take({ input: "missed_call" }, now);
  for (const { text, afterSeconds } of turns) {
    now = scene.passTime(now, afterSeconds);
    scene.turn += 1;
    const body = cleanText(text);
    const context = { asked: askedIn(scene.intake), trade, now, timeZone: "Europe/London" };
    scene.take({ input: "text", reading: await read(body, context), body, keyword: readKeyword(body) }, now);
  }
  scene.passTime(now, playsOnSeconds);
  return scene.played();
}

class Scene {
  intake: Intake = newIntake;
  turn = 0;
  private readonly leads: LeadFacts[] = [];
  private readonly alerts: Played["alerts"][number][] = [];
  private readonly said: string[] = [];
  private readonly effects: Effect[] = [];
  private optedOut = false;
  private readonly client: ClientSide;

  constructor(trade: string) {
    this.client = { trade, facts: nothingTold };
  }

  take(heard: IntakeInput, now: Temporal.Instant): void {
    const step = takeStep({ before: this.intake, heard, regard: "customer", client: this.client, at: now.toString() });
    this.intake = step.intake;
    for (const effect of step.effects) this.note(effect);
  }

  /** A question that stays unanswered passes on what is known, as its timer would. */
  passTime(now: Temporal.Instant, seconds: number): Temporal.Instant {
    const until = now.add({ milliseconds: Math.round(seconds * 1000) });
    const quietAt = now.add({ minutes: quietMinutes });
    const isDue = Temporal.Instant.compare(quietAt, until) <= 0;
    if (isDue && onQuiet(this.intake, quietAt).effects.length > 0) this.take({ input: "quiet" }, quietAt);
    return until;
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
