import type { CarrierEvent } from "../../domain/carrier-event.ts";
import { classifyCaller } from "../../domain/caller.ts";
import { houseClient, parseClientId } from "../../domain/ids.ts";
import { readKeyword } from "../../domain/keywords.ts";
import { onSetupText } from "../../domain/onboarding/on-setup-text.ts";
import { readSetupText } from "../../domain/onboarding/read-setup.ts";
import { newSetup } from "../../domain/onboarding/setup.ts";
import type { Phone } from "../../domain/phone.ts";
import { readByRules } from "../../domain/read-by-rules.ts";
import { setupUnclear, setupWelcome, setupWords } from "../../domain/wording/setup.ts";
import type { ClaimedEvent } from "../../store/inbox.ts";
import { newId } from "../../store/new-id.ts";
import { isOurs } from "../../store/numbers.ts";
import { hasOptedOut } from "../../store/opt-outs.ts";
import { answersInADay, beginSetup } from "../../store/setups.ts";
import type { Tx } from "../../store/tenant.ts";
import { conclude, type Conclusion } from "../conclude.ts";
import { noteOptOut } from "../note-opt-out.ts";
import type { World } from "../world.ts";
import { saySetup } from "./say-setup.ts";

type TextArrived = Extract<CarrierEvent, { kind: "text_arrived" }>;

/** So many texts that tell nothing are answered in a day; a machine would go on for ever. */
const answersMax = 3;

/**
 * A text to the ONBOARDING number from a phone that is no owner's. It becomes a prospective client with the first sensible
 * answer; spam and wrong numbers leave nothing behind but their record.
 */
export function hearStranger(world: World, claimed: ClaimedEvent, event: TextArrived): Promise<Conclusion> {
  return conclude(world, claimed, async (tx, now) => {
    const kept = await noteOptOut(tx, claimed, now);
    if (kept !== null) return recorded(`set-up; ${kept} kept`);
    const caller = classifyCaller(event.from, {
      ours: new Set((await isOurs(tx, event.from)) ? [event.from] : []),
      staff: new Set(),
      allowFiction: world.allowFiction,
    });
    if (caller.is !== "uk_mobile") return recorded(`set-up; ${caller.is}`);
    if (readKeyword(event.body)?.word === "help") return recorded("set-up; the carrier answers that");
    if (await hasOptedOut(tx, houseClient, caller.phone)) return recorded("set-up; opted out");
    const { intent } = readByRules(event.body, { asked: "anything", trade: "", now, timeZone: "Europe/London" });
    if (noProspect.has(intent)) return recorded(`set-up; ${intent}`);
    return { outcome: await hear(tx, world, claimed, { ...event, phone: caller.phone }, now), reading: null };
  });
}

const noProspect: ReadonlySet<string> = new Set(["spam", "abuse", "wrong_number", "injection"]);

async function hear(
  tx: Tx,
  world: World,
  claimed: ClaimedEvent,
  { body, phone, to }: TextArrived & { readonly phone: Phone },
  now: Temporal.Instant,
): Promise<string> {
  const heard = readSetupText(body, newSetup);
  const scene = {
    clientId: houseClient,
    owner: phone,
    ourNumber: to,
    causeId: claimed.id,
    happenedAt: claimed.happenedAt,
  };
  const tells = heard.heard === "facts" && (heard.facts.trade ?? heard.facts.area ?? null) !== null;
  if (!tells) {
    const answers = await answersInADay(tx, houseClient, phone, now);
    if (answers >= answersMax) return "recorded: set-up; told nothing";
    const words = answers === 0 ? setupWelcome : setupUnclear;
    return `recorded: set-up; ${await saySetup(tx, scene, { template: "setup_welcome", words }, now)}`;
  }
  const { setup, answer } = onSetupText(newSetup, heard, false, now);
  const clientId = parseClientId(newId("client"));
  if (clientId === null) throw new Error("a new client id was not well-formed");
  // Claimed again, the event is that client's.
  if (!(await beginSetup(tx, { clientId, phone, setup }, now))) throw new Error("this phone is an owner's by now");
  const side = { number: null, place: null, terms: world.terms };
  const words = answer === null ? null : setupWords(answer, setup, side);
  const said = await saySetup(tx, scene, { template: `setup_${setup.open.is}`, words }, now);
  return `set-up begun as ${clientId}, ${setup.open.is} is open; ${said}`;
}

function recorded(why: string): Conclusion {
  return { outcome: `recorded: ${why}`, reading: null };
}
