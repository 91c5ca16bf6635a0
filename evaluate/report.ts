import type { Evaluation } from "./evaluate.ts";
import type { ConversationJudgement } from "./score/judge-conversation.ts";
import { fields, type Judgement } from "./score/judge-reading.ts";
import type { FieldScore, TextScore } from "./score/score-texts.ts";
import type { Confusion, Tally } from "./score/tally.ts";

const confusionsMax = 12;

/** The whole evaluation for a person: figures and ids, none of the words that were read. */
export function reportOf({ texts, attacks, conversations, bounds }: Evaluation): string {
  return [
    `TEXTS: ${texts.texts}`,
    ...tableOf(texts),
    ...confusionLines(texts),
    ...apartLines(texts),
    "",
    `ATTACKS: ${attacks.texts}`,
    ...tableOf(attacks),
    ...apartLines(attacks),
    "",
    `CONVERSATIONS: ${conversations.length}`,
    ...conversationLines(conversations),
    "",
    "BOUNDS",
    ...bounds.map(
      ({ what, atLeast, seen, ok }) =>
        `${ok ? "  met   " : "  MISSED"}  ${figure(seen)} of ${figure(atLeast)}  ${what}`,
    ),
  ].join("\n");
}

function tableOf({ fields: scores }: TextScore): string[] {
  const head = `  ${"field".padEnd(22)}${["said", "right", "missed", "invented"].map((word) => word.padStart(9)).join("")}  precision  recall  accuracy`;
  return [head, ...fields.flatMap((field) => [rowOf(field, scores[field].all), ...valueRows(scores[field])])];
}

function valueRows({ byValue }: FieldScore): string[] {
  const rows = Object.entries(byValue);
  return rows.length < 2 ? [] : rows.map(([value, tally]) => rowOf(`  ${value}`, tally));
}

function rowOf(name: string, { said, right, missed, invented, precision, recall, accuracy }: Tally): string {
  const counts = [said, right, missed, invented].map((count) => String(count).padStart(9)).join("");
  return `  ${name.padEnd(22)}${counts}${figure(precision).padStart(11)}${figure(recall).padStart(8)}${figure(accuracy).padStart(10)}`;
}

function confusionLines({ fields: scores }: TextScore): string[] {
  return fields.flatMap((field) => {
    const { confusions } = scores[field];
    const said = confusions
      .slice(0, confusionsMax)
      .map(({ expected, read, times }: Confusion) => `${expected ?? "nothing"} > ${read ?? "nothing"} ${times}`);
    return said.length === 0 ? [] : [`  ${field} (said > read): ${said.join(", ")}`];
  });
}

function apartLines({ apart }: TextScore): string[] {
  return [
    named("missed life safety", apart.missedLifeSafety),
    named("false life safety", apart.falseLifeSafety),
    named("missed opt-outs", apart.missedOptOut),
    named("false opt-outs", apart.falseOptOut),
    named("invented facts", apart.invented),
  ];
}

function named(what: string, judgements: readonly Judgement[]): string {
  const ids = judgements.map(({ id, field, expected, read }) => {
    if (field === "lifeSafety") return `${id} (${expected ?? "none"}, read ${read ?? "none"})`;
    return field === "optOut" ? id : `${id} ${field}`;
  });
  return `  ${what}: ${ids.length}${ids.length === 0 ? "" : `: ${ids.join(", ")}`}`;
}

function conversationLines(judged: readonly ConversationJudgement[]): string[] {
  return (["lead", "urgency", "alerts", "optOut", "handover"] as const).map((part) => {
    const wrong = judged.filter((each) => each[part].length > 0);
    const ids = wrong.map(({ id, [part]: why }) => `${id} (${why.join("; ")})`);
    const right = `${judged.length - wrong.length} of ${judged.length}`;
    return `  ${part.padEnd(10)}${right}${ids.length === 0 ? "" : `; wrong: ${ids.join(", ")}`}`;
  });
}

function figure(share: number | null): string {
  return share === null ? "-" : share.toFixed(3);
}
