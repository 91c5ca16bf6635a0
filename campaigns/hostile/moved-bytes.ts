import type { Chance } from "./chance.ts";
import type { Pairs } from "./genuine-webhooks.ts";

/**
 * Splits the same signed bytes in another way, so that the signature still holds: a field swallowed by the one before it,
 * bytes moved over the border of a name, a field doubled, or a second sender hidden in a text. Null where nothing fits.
 */
export function moveBytes(
  pairs: Pairs,
  required: ReadonlySet<string>,
  chance: Chance,
): { original: Pairs; moved: Pairs } | null {
  const sorted = pairs.toSorted(([left], [right]) => (left < right ? -1 : 1));
  const at = chance.below(sorted.length);
  const [name, value] = sorted[at] ?? ["", ""];
  const before = sorted[at - 1];
  // An empty value has nothing to move, and nothing to be swallowed.
  if (!required.has(name) || value === "") return null;
  switch (chance.below(5)) {
    case 0:
      if (before === undefined) return null;
      return same(sorted, sorted.toSpliced(at - 1, 2, [before[0], before[1] + name + value]));
    case 1: {
      const moved = 1 + chance.below(Math.max(1, value.length));
      return same(sorted, sorted.toSpliced(at, 1, [name + value.slice(0, moved), value.slice(moved)]));
    }
    case 2: {
      const kept = 1 + chance.below(Math.max(1, name.length - 1));
      return same(sorted, sorted.toSpliced(at, 1, [name.slice(0, kept), name.slice(kept) + value]));
    }
    case 3:
      return same(sorted, [...sorted, [name, value]]);
    default:
      return hideSender(sorted, chance);
  }
}

function same(original: Pairs, moved: Pairs) {
  return { original, moved };
}

/** The text itself speaks of a sender, so that its bytes can be read as a field. */
function hideSender(sorted: Pairs, chance: Chance): { original: Pairs; moved: Pairs } | null {
  const body = sorted.findIndex(([name]) => name === "Body");
  const from = sorted.findIndex(([name]) => name === "From");
  const sender = sorted[from]?.[1];
  if (body === -1 || from !== body + 1 || sender === undefined) return null;
  const forged = `+447700900${String(chance.below(1_000)).padStart(3, "0")}`;
  const glue = chance.pick(["", "FromAa", "FromAaFrom"] as const);
  const words = glue === "FromAaFrom" ? `hiFrom${forged}FromAa` : `hiFrom${forged}${glue}`;
  const original = sorted.toSpliced(body, 1, ["Body", words]);
  const swallowing: Record<typeof glue, Pairs> = {
    "": [["From", `${forged}From${sender}`]],
    FromAa: [
      ["From", forged],
      ["FromAa", `From${sender}`],
    ],
    FromAaFrom: [
      ["From", forged],
      ["FromAaFrom", sender],
    ],
  };
  return { original, moved: sorted.toSpliced(body, 2, ["Body", "hi"], ...swallowing[glue]) };
}
