/** A span without a single day, as the readings page writes it, and where it stands. */
export type Loose = { readonly text: string; readonly from: number; readonly to: number };

export function looseIn(usual: string): Loose | null {
  for (const [pattern, words] of forms) {
    const found = pattern.exec(usual);
    if (found === null) continue;
    return { text: words ?? written(found), from: found.index, to: found.index + found[0].length };
  }
  return null;
}

function written(found: RegExpExecArray): string {
  const [day, ...parts] = found.slice(1).filter((part) => part !== undefined);
  const name = day ?? "";
  return [`${name.slice(0, 1).toUpperCase()}${name.slice(1)}s`, ...parts].join(" ");
}

const day = "(monday|tuesday|wednesday|thursday|friday|saturday|sunday)";

/** The more particular first; null: the weekday itself, in the plural. */
const forms: readonly (readonly [RegExp, string | null])[] = [
  [
    /\b(?:asap|as soon as(?: possible| you can| poss\w*| humanly| someone| somebody| you're able)|soon as (?:poss\w*|you can)|soonest|first available|earliest (?:you can|possible|slot|appointment|convenience)|at your earliest)\b/,
    "asap",
  ],
  [
    /\b(?:(?:someone|somebody|come|out|round|you|here|need \w+)(?: out| round| here)? (?:right )?now|straight ?away|immediately|this minute|(?:right )?now please|right away)\b/,
    "now",
  ],
  [/\bweek ?day (?:evenings?|nights?)\b/, "weekdays evening"],
  [/\bweek ?day mornings?\b/, "weekdays morning"],
  [/\bweek ?day afternoons?\b/, "weekdays afternoon"],
  [/\b(?:weekend|saturday and sunday|saturday or sunday) mornings\b/, "weekends morning"],
  [new RegExp(`\\b(?:any |most )?${day} (morning|afternoon|evening)s\\b`), null],
  [new RegExp(`\\b(?:any ${day}|${day}s(?!'|\\w))`), null],
  [/\bweek ?days?\b|\bin the week\b|\bduring the week\b|\bmonday to friday\b|\bmid ?week\b/, "weekdays"],
  [/\bweekends\b|\bany weekend\b|\bweekend only\b/, "weekends"],
  [/\b(?:the )?week after next\b/, "week after next"],
  [/\bnext weekend\b/, "next weekend"],
  [/\b(?:this|at the|over the|on the|the|all) weekend\b|^weekend\b/, "this weekend"],
  [
    /\b(?:this|later this|rest of the|the end of the|by the end of the|end of the|end of) week\b(?!end|'s)/,
    "this week",
  ],
  [/\bnext week\b(?!end|'s)/, "next week"],
  [/\bnext month\b/, "next month"],
  [/\bthis month\b/, "this month"],
  [/\bbefore (?:christmas|xmas)\b/, "before Christmas"],
  [/\bafter (?:christmas|xmas)\b/, "after Christmas"],
  [/\bbefore easter\b/, "before Easter"],
  [/\bafter easter\b/, "after Easter"],
  [/\bmornings\b|\bany mornings?\b/, "mornings"],
  [/\bafternoons\b|\bany afternoons?\b/, "afternoons"],
  [/\bevenings\b|\bany evenings?\b|\bafter work (?:any|most) (?:day|night)s?\b/, "evenings"],
  [
    /\b(?:any ?time|any ?day|any date|whenever (?:suits|you can|you like|is good|works|you're free|is best|you want|is convenient|you're ready|you fancy|it suits)|whenever$|when(?:ever)? (?:you're |you are |your )?(?:next )?(?:passing|in the area|about)|when(?:ever)? suits|no preference|i'm flexible|we're flexible|always (?:in|home)|in all (?:day|week)|up to you|don't mind when|every ?day (?=except|but|bar))\b/,
    "any time",
  ],
  ...[
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
  ].map(
    (month) =>
      [
        new RegExp(`\\b(?:in|early|late|mid|middle of|end of|start of|beginning of|sometime in) ${month}\\b(?! \\d)`),
        capital(month),
      ] as const,
  ),
  [/\bin may\b(?! \d)/, "May"],
];

function capital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
