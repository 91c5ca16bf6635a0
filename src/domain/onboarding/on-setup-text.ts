import { afterSet, beforeStep, codesFor, nextForm } from "../divert/steps.ts";
import { unreachable } from "../unreachable.ts";
import type { CallSeen, DialOutcome, SetupCommand, SetupFacts, SetupHeard } from "./heard.ts";
import { type Fact, firstOpen, type Open, type Setup, tellable, type Told } from "./setup.ts";

/** What an owner is answered, by what it says besides the question that is open then. */
export type SetupAnswer =
  | { readonly say: "ask"; readonly took: readonly Fact[]; readonly corrected: boolean }
  | { readonly say: "unclear" | "declined" | "where" | "menu" | "as_far_back" | "another_business" | "person" }
  | { readonly say: "code_refused" }
  | { readonly say: "call_seen"; readonly seen: CallSeen };

/** Where set-up stands after a text, and what the owner hears; null is silence. `tellOperator`: somebody should ring them. */
export type SetupStep = {
  readonly setup: Setup;
  readonly answer: SetupAnswer | null;
  readonly tellOperator: boolean;
};

/** After so many texts in a row from which nothing was taken the operator hears; after the next few there is silence. */
const missesTillOperator = 3;
const missesAnsweredMax = 5;

/** One text of an owner who sets up. Pure; `hasNumber`: whether the client has a number of ours now. */
export function onSetupText(setup: Setup, heard: SetupHeard, hasNumber: boolean, now: Temporal.Instant): SetupStep {
  switch (heard.heard) {
    case "command":
      return onCommand(setup, heard.command);
    case "facts":
      return onFacts(setup, heard, hasNumber);
    case "agrees": {
      const told: Told = { ...setup.told, agreed: { at: now.toString(), words: heard.words } };
      return ask({ ...setup, told, open: firstOpen({ told }, hasNumber) }, ["agreed"]);
    }
    case "declines":
      return say({ ...setup, misses: 0 }, { say: "declined" });
    case "dialled":
      return onDialled(setup, heard.outcome);
    case "called":
      return say({ ...setup, misses: 0 }, { say: "call_seen", seen: heard.seen });
    case "nothing":
      return onNothing(setup);
    default:
      return unreachable(heard);
  }
}

/** A number came to an owner who waited for one, or was taken away again: the question that is open with it. */
export function withNumber(setup: Setup, hasNumber: boolean): Setup {
  const waits = setup.open.is === "number";
  const needs = ["phone", "divert", "test_call"].includes(setup.open.is);
  return (waits && hasNumber) || (needs && !hasNumber) ? { ...setup, open: firstOpen(setup, hasNumber) } : setup;
}

function say(setup: Setup, answer: SetupAnswer, tellOperator = false): SetupStep {
  return { setup, answer, tellOperator };
}

function ask(setup: Setup, took: readonly Fact[], corrected = false): SetupStep {
  return say({ ...setup, last: took, misses: 0 }, { say: "ask", took, corrected });
}

function onCommand(setup: Setup, command: SetupCommand): SetupStep {
  switch (command) {
    case "back": {
      const open = before(setup);
      return open === null ? say(setup, { say: "as_far_back" }) : ask({ ...setup, open }, []);
    }
    case "again":
      return ask(setup, []);
    case "person":
      return say(setup, { say: "person" }, true);
    case "thanks":
      return { setup, answer: null, tellOperator: false };
    case "menu":
    case "where":
    case "another_business":
      return say(setup, { say: command });
    default:
      return unreachable(command);
  }
}

const askedBefore = {
  trade_and_area: null,
  business_name: "trade_and_area",
  owner_name: "business_name",
  alerts: "owner_name",
  agreement: "alerts",
  number: "alerts",
  phone: "alerts",
} as const;

/** The question before the one that is open. What was agreed stays agreed; null where there is none. */
function before({ open, told }: Setup): Open | null {
  if (open.is === "live") return null;
  if (open.is === "test_call") {
    const code = codesFor(told.phoneType).at(-1) ?? "no_answer";
    return { is: "divert", step: { code, attempt: 0 } };
  }
  if (open.is === "divert") {
    const step = beforeStep(open.step);
    return step === null ? { is: "phone" } : { is: "divert", step };
  }
  const is = askedBefore[open.is];
  return is === null ? null : { is };
}

const answeredBy: Readonly<Partial<Record<Open["is"], readonly (keyof SetupFacts)[]>>> = {
  trade_and_area: ["trade", "area"],
  business_name: ["businessName"],
  owner_name: ["ownerName"],
  alerts: ["alerts"],
  phone: ["phoneType", "network"],
};

function onFacts(
  setup: Setup,
  { facts, corrects }: Extract<SetupHeard, { heard: "facts" }>,
  hasNumber: boolean,
): SetupStep {
  const told: Told = { ...setup.told, ...facts };
  const took = tellable.filter((name) => facts[name] !== undefined);
  const corrected = corrects || took.some((name) => setup.told[name] !== null && setup.told[name] !== told[name]);
  const changesDivert = setup.open.is === "divert" && (facts.phoneType ?? facts.network) !== undefined;
  // Where only half of what was asked is known now, the first open question is the same one.
  const answered = answeredBy[setup.open.is]?.some((name) => facts[name] !== undefined) ?? false;
  const open = answered || changesDivert ? firstOpen({ told }, hasNumber) : setup.open;
  return ask({ ...setup, told, open }, took, corrected);
}

function onDialled(setup: Setup, outcome: DialOutcome): SetupStep {
  const { open, told } = setup;
  if (open.is !== "divert") return onNothing(setup);
  if (outcome === "refused") {
    const refused: Setup = { ...setup, open: { is: "divert", step: nextForm(open.step) }, misses: 0 };
    return say(refused, { say: "code_refused" });
  }
  // Without the first there is nothing that a test call could prove.
  if (outcome === "skipped" && open.step.code === "no_answer") return say(setup, { say: "unclear" });
  const next = afterSet(open.step, told.phoneType);
  const attempt = open.step.code === "no_answer" ? open.step.attempt : 0;
  return ask({ ...setup, open: next === null ? { is: "test_call", attempt } : { is: "divert", step: next } }, []);
}

function onNothing(setup: Setup): SetupStep {
  const misses = setup.misses + 1;
  const answer: SetupAnswer | null =
    misses > missesAnsweredMax ? null : { say: misses < missesTillOperator ? "unclear" : "person" };
  return { setup: { ...setup, misses }, answer, tellOperator: misses === missesTillOperator };
}
