import type { Evaluation } from "./evaluate.ts";
import type { Judgement } from "./score/judge-reading.ts";
import type { TextScore } from "./score/score-texts.ts";

const closed: ReadonlySet<Judgement["field"]> = new Set(["lifeSafety", "optOut", "wantsHuman", "urgency", "intent"]);

/** What may be said of the half that nobody fits rules to: figures and ids, and none of the words that were written. */
export function withoutWords(evaluation: Evaluation): Evaluation {
  return { ...evaluation, texts: quiet(evaluation.texts), attacks: quiet(evaluation.attacks) };
}

function quiet({ judgements, apart, ...rest }: TextScore): TextScore {
  const hushed = {
    missedLifeSafety: apart.missedLifeSafety,
    falseLifeSafety: apart.falseLifeSafety,
    missedOptOut: apart.missedOptOut,
    falseOptOut: apart.falseOptOut,
    invented: apart.invented.map(hush),
  };
  return { ...rest, apart: hushed, judgements: judgements.map(hush) };
}

function hush(judgement: Judgement): Judgement {
  const { field, expected, read } = judgement;
  if (closed.has(field)) return judgement;
  return { ...judgement, expected: expected === null ? null : "…", read: read === null ? null : "…" };
}
