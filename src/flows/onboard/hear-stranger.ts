import type { CarrierEvent } from "../../domain/carrier-event.ts";
import { type CallerClass, classifyCaller, phoneOf } from "../../domain/caller.ts";
import { houseClient, parseClientId } from "../../domain/ids.ts";
import { readKeyword } from "../../domain/keywords.ts";
import type { SetupHeard } from "../../domain/onboarding/heard.ts";
import { onSetupText } from "../../domain/onboarding/on-setup-text.ts";
import { readSetupText } from "../../domain/onboarding/read-setup.ts";
import { newSetup } from "../../domain/onboarding/setup.ts";
import type { Phone } from "../../domain/phone.ts";
import { readByRules } from "../../domain/read-by-rules.ts";
import type { Reading } from "../../domain/reading.ts";
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
import { warnStranger } from "./warn-stranger.ts";

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
    const caller = classifyCaller(event.from, {
      ours: new Set((await isOurs(tx, event.from)) ? [event.from] : []),
      staff: new Set(),
      allowFiction: world.allowFiction,
    });
    const reading = readByRules(event.body, { asked: "anything", trade: "", now, timeZone: "Europe/London" });
    const warned = await warnOfDanger(tx, claimed, { reading, caller, ourNumber: event.to }, now);
    if (kept !== null) return recorded([`set-up; ${kept} kept`, ...warned]);
    if (caller.is !== "uk_mobile") return recorded([`set-up; ${caller.is}`, ...warned]);
    if (readKeyword(event.body)?.word === "help") return recorded(["set-up; the carrier answers that"]);
    if (await hasOptedOut(tx, houseClient, caller.phone)) return recorded(["set-up; opted out", ...warned]);
    if (noProspect.has(reading.intent)) return recorded([`set-up; ${reading.intent}`, ...warned]);
    const heard = readSetupText(event.body, newSetup);
    // Somebody in danger hears about that and of nothing else, but for who says with it what trade they are in.
    if (warned.length > 0 && !tellsTrade(heard)) return recorded(["set-up; danger", ...warned]);
    const outcome = await hear(tx, world, claimed, { heard, phone: caller.phone, to: event.to }, now);
    return { outcome: [outcome, ...warned].join("; "), reading: null };
  });
}

/** What became of it, or nothing where the text tells of none. */
async function warnOfDanger(
  tx: Tx,
  claimed: ClaimedEvent,
  { reading: { lifeSafety: danger, postcode }, caller, ourNumber }: Told,
  now: Temporal.Instant,
): Promise<readonly string[]> {
  const phone = phoneOf(caller);
  if (danger === null || caller.is === "ours" || phone === null) return [];
  return [await warnStranger(tx, claimed, { danger, postcode, phone, ourNumber }, now)];
}

type Told = { readonly reading: Reading; readonly caller: CallerClass; readonly ourNumber: Phone };

const noProspect: ReadonlySet<string> = new Set(["spam", "abuse", "wrong_number", "injection"]);

function tellsTrade(heard: SetupHeard): boolean {
  return heard.heard === "facts" && (heard.facts.trade ?? heard.facts.area ?? null) !== null;
}

async function hear(
  tx: Tx,
  world: World,
  claimed: ClaimedEvent,
  { heard, phone, to }: { readonly heard: SetupHeard; readonly phone: Phone; readonly to: Phone },
  now: Temporal.Instant,
): Promise<string> {
  const scene = {
    clientId: houseClient,
    owner: phone,
    ourNumber: to,
    causeId: claimed.id,
    happenedAt: claimed.happenedAt,
  };
  if (!tellsTrade(heard)) {
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

function recorded(why: readonly string[]): Conclusion {
  return { outcome: `recorded: ${why.join("; ")}`, reading: null };
}
