import type { Asked } from "../reading.ts";
import type { Prepared } from "./clauses.ts";

/** The sender's name as given, with its title, else whom they say to ask for; null where no name is given. */
export function readName(text: Prepared, asked: Asked): string | null {
  const said = spoken.exec(text.original)?.[1] ?? null;
  if (said !== null) return given(said);
  for (const pattern of onlyThanks.test(text.original) ? [] : capitalised) {
    const name = given(pattern.exec(text.original)?.[1] ?? "");
    if (name !== null) return name;
  }
  return asked === "name" ? wholeAnswer(text.original) : null;
}

const word = "[A-Z][\\p{L}'-]{1,20}";
const title = "(?:(?:Mr|Mrs|Ms|Miss|Dr|Rev)\\.? )?";
const spoken =
  /\b(?:[Mm]y name is|[Mm]y name'?s|[Nn]ame is|[Nn]ame'?s|[Ii]'?m called|[Nn]ame:)\s+((?:(?:[Mm]r|[Mm]rs|[Mm]s|[Mm]iss|[Dd]r)\.? )?\p{L}[\p{L}'-]{1,20}(?: [A-Z][\p{L}'-]{1,20})?)/u;
const ending = "(?=\\s*(?:[,.!;\\n(-]|$)|\\s+(?:here|from|at|again|and|who|on|in|my|I)\\b)";
const capitalised: readonly RegExp[] = [
  new RegExp(`\\b[Ii]t['\\u2019]?s (${title}${word}(?: ${word})?)${ending}`, "u"),
  new RegExp(`\\b(?:[Tt]his is|I['\\u2019]?m|I am|[Aa]sk for) (${title}${word}(?: ${word})?)${ending}`, "u"),
  new RegExp(`(?:^|[.!,\\n] ?)(${title}${word}) here\\b`, "u"),
  new RegExp(
    `\\b(?:[Tt]hanks|[Tt]hank you|[Cc]heers|[Rr]egards|[Bb]est wishes|[Mm]any thanks)[,.!]?\\s+(${title}${word}(?: ${word})?)[.!]?\\s*x*$`,
    "u",
  ),
  new RegExp(`\\b((?:Mr|Mrs|Ms|Miss|Dr)\\.? ${word})\\b`, "u"),
];

// "Cheers Dave" by itself thanks the tradesperson; under a message it is the sender's own name.
const onlyThanks = /^(?:thanks|thank you|cheers|ta|many thanks|ok thanks)[,.!]?\s+[A-Z][\w'-]+[.!\s]*x*$/i;

const notNames =
  /^(?:not|no|yes|the|a|an|my|our|is|just|really|very|so|urgent|emergency|freezing|locked|leaking|broken|sorry|it|that|this|there|here|in|at|on|still|now|been|about|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|mate|again|all|ok|okay|please|asap|gas|water|boiler|reply|stop|you|your|for|and|what|who)$/i;

function given(name: string): string | null {
  const tidy = name.replace(/\s+(?:and|from|here)$/i, "").trim();
  const [first = ""] = tidy.split(/[\s']/);
  if (tidy === "" || notNames.test(first) || /(?:ing|ed)$/.test(first)) return null;
  return tidy;
}

const nameWordsMax = 3;

function wholeAnswer(original: string): string | null {
  const answer = original.replace(/^(?:it'?s|i'?m|this is)\s+/i, "").replace(/[.!]+$/, "");
  const isName = /^[\p{L}][\p{L}' .-]{1,40}$/u.test(answer) && answer.split(" ").length <= nameWordsMax;
  return isName ? given(answer) : null;
}
