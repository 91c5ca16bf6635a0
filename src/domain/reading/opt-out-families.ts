import { normalForm } from "../opt-out.ts";
import { inPieces } from "./in-pieces.ts";
import { spellingsOf } from "./nearest-spelling.ts";

/**
 * The statements of a text as the opt-out rules look at them: in normal form, with the many words for texting, for writing to
 * somebody, for "not" and for ending as one word each, in capitals.
 */
export function inOptOutFamilies(text: string): readonly string[] {
  const pieces = text.slice(0, readCharactersMax).split(statementEnd).slice(0, statementsMax);
  return [
    ...new Set(pieces.flatMap((piece) => inPieces(phrased(normalForm(piece)))).filter((statement) => statement !== "")),
  ];
}

const readCharactersMax = 4000;
const statementsMax = 60;
const statementEnd =
  /[.!?,;:\n]+(?=\s|$)|[,!?;:\n]+|\s[-\u2013\u2014]+\s|\p{Extended_Pictographic}+|\b(?:but|because|cos)\b/u;

function phrased(normal: string): string {
  const spelt = phrases.reduce(
    (said, [pattern, meant]) => said.replace(pattern, meant),
    normal.replace(drawnOut, "$1"),
  );
  const words = spelt.split(" ").map((word) => byWord.get(word) ?? repaired(word));
  return words.join(" ");
}

const drawnOut = /(\w)\1{2,}/g;

function repaired(word: string): string {
  const meant = spellings.nearest(word);
  return meant === null ? word : (byWord.get(meant) ?? word);
}

const families = {
  TEXT: "text txt tex texted txted tekst texts txts tekstes message messages msg msgs mesage mesages messaged msgd sms smses spam texting txting textin txtin tekstin teksting textng messaging messagin messagng msging mesaging massaging spamming reminders notifications correspondence communications autotext textings mssg mssgs messeges messege messging texing txtng mesging mssging messgin mesgin",
  WRITE:
    "contact contacting contacted contactin bugging hounding mithering mitherin badgering annoying plaguing nagging replying responding pester pestering harass harassing hassle hassling disturb disturbing",
  BOTHER: "bother bothering botherin",
  NOT: "dont donot never no nae nee dinnae dinna dinny dinni divnt divvent wont wouldnt shouldnt musnt mustnt neva nevr dnt doent doesnt",
  STOP: "stop stopp stp sotp stpo st0p stahp stopit haud discontinue disable deactivate mute cease quit desist refrain halt stope stap",
  ME: "me us iz is",
} as const;
const byWord: ReadonlyMap<string, string> = new Map(
  Object.entries(families).flatMap(([family, words]) => words.split(" ").map((word) => [word, family] as const)),
);
const spellings = spellingsOf([
  "texting",
  "texted",
  "message",
  "messages",
  "messaging",
  "contact",
  "contacting",
  "unsubscribe",
  "spamming",
]);

const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bwi\b/g, "with"],
  [/\bgie\b/g, "give"],
  [
    /\b(?:do not|gonnae no|gonny no|gonna no|do no|dont be|never ever|no longer|would not|should not|must not|will not|please not)\b/g,
    "dont",
  ],
  [/\bdont you dare\b/g, "dont"],
  [
    /\b(?:auto\w*|robot|bot) (?:replies|reply|responses|updates|stuff)\b|\btext messages?\b|\bsms messages?\b/g,
    "texts",
  ],
  [
    /\b(?:pack|jack) (?:it )?in\b|\bgive (?:it |us )?(?:over|up|a rest|peace)\b|\bknock (?:it )?off\b|\b(?:lay|leave|ease) off\b|\bcut (?:it )?out\b|\bquit it\b|\brefrain from\b|\bdesist from\b|\bput an end to\b|\bput a stop to\b|\bstop it\b|\b(?:end|cancel|kill)\b(?= (?:(?:the|these|this|all|your|my|any) )?(?:texts?|messages?|msgs?|texting|messaging|notifications|reminders))/g,
    "stop",
  ],
  [/\b(?:write|writing|writin) to\b|\bget in touch with\b|\bbe in touch with\b/g, "contact"],
  [
    /\b(?:this|that|my|our|the) (?:mobile |phone |cell |mums? |mams? |dads? |wifes? |husbands? |kids? |sons? |daughters? |childs? |work |nans? )?(?:number|no|num|nr|phone|mobile|fone|line|telephone number)\b/g,
    "THISNUMBER",
  ],
  [/\b(?:any ?more|again|ever again|in future|in the future|from now on)\b/g, "AGAIN"],
  [/\b(?:no|nae|nee) (?:more|mair)\b/g, "NOMORE"],
  [/\bdid not\b/g, "didnt"],
  [/\benough is enough\b/g, "basta"],
];
