import { calloutPenceMax, type ClientFacts, nothingTold, tidyFact } from "../../domain/client-facts.ts";

/**
 * What a script says that the owner has told: `hours`, `area`, and `calloutPence` or `callout` in pounds ("£60" or 60). Other
 * facts are nobody's question yet and are passed over; null where one of these cannot be kept.
 */
export function readFacts(written: Readonly<Record<string, unknown>>): ClientFacts | null {
  const facts = { ...nothingTold };
  for (const [name, value] of Object.entries(written)) {
    if (value === null || value === undefined) continue;
    const read = name === "hours" || name === "area" ? wordsOf(value) : penceOf(name, value);
    if (read === null) return null;
    Object.assign(facts, read === "not_asked_for" ? {} : { [name === "callout" ? "calloutPence" : name]: read });
  }
  return facts;
}

function wordsOf(value: unknown): string | null {
  return typeof value === "string" ? tidyFact(value) : null;
}

function penceOf(name: string, value: unknown): number | null | "not_asked_for" {
  if (name !== "callout" && name !== "calloutPence") return "not_asked_for";
  const amount = typeof value === "string" ? Number(value.replace(/^£/, "")) : value;
  const pence = typeof amount === "number" ? Math.round(amount * (name === "callout" ? 100 : 1)) : Number.NaN;
  return pence >= 0 && pence <= calloutPenceMax ? pence : null;
}
