import { isKnownName } from "../name/is-name.ts";

/** Words of a place that stand in small letters between others: "Stow on the Wold", "Bolton-by-Bowland". */
const joint = "(?:(?:on|upon|under|in|le|by|y|yr|cum|next|the|of)[ -](?:the[ -])?)";
const capital = "(?:St\\.? )?[A-Z][a-z'\u2019]*";
export const placeWords = `${capital}(?:[ -]${joint}?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Thanks|Cheers|Please|Can|Could|Mr|Ms|I\\b)${capital})*`;

/** What stands for the house itself in a sentence of its own: "Tyn-y-Coed, Llanrwst", "Pitch C22, Sandy Bay Holiday Park". */
export function addressSentence(original: string): string | null {
  for (const sentence of original
    .split(/[.!?\n]+(?:\s+|$)/)
    .toReversed()
    .slice(0, sentencesMax)) {
    const found = wholeSentence.exec(sentence.trim())?.[1];
    if (found !== undefined && found.split(", ").every((part) => isPart(part))) return found;
  }
  return null;
}

const sentencesMax = 12;
const wholeSentence = new RegExp(
  `^(?:.{0,60}\\b(?:at|moored at|we're at|we are at|address is) )?((?:the |The )?${placeWords}(?: [A-Z]?\\d{1,4}[A-Za-z]?)?(?:, (?:The )?${placeWords}(?: \\d{1,4}[a-z]?)?){1,3})$`,
);
const noPart =
  /^(?:Mr|Mrs|Ms|Miss|Dr|Hi|Hello|Hey|Thanks|Thank|Cheers|Ta|Sorry|Please|Yes|No|Ok|Okay|Good|Morning|Help|Urgent|Regards|Best|Kind|Boiler|Tap|Toilet|Leak|Hot|Water|Gas|Smoke|Fire|Dishwasher|Kitchen|Bathroom|Sink|Shower|Drain|Also|And|But|So|Then|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Today|Tomorrow)\b/;

function isPart(part: string): boolean {
  return !noPart.test(part) && !isKnownName(part.replace(/^The /, "").split(" ")[0] ?? "");
}

/** The place with the village after it and the landmark before it: "behind the Tesco on Foss Islands Road, York". */
export function withSurroundings(original: string, found: string, at: number): string {
  const before = landmark.exec(original.slice(0, at))?.[0] ?? "";
  let whole = found;
  for (let turn = 0; turn < partsMax; turn += 1) {
    const rest = original.slice(at + whole.length);
    const next = further.exec(rest)?.[0] ?? (begun.test(whole) ? wordMore.exec(rest)?.[0] : undefined);
    if (next === undefined || !isPart(next.replace(/^[,\s]*(?:in |at |near )?/, ""))) break;
    whole += next;
  }
  return before + whole;
}

const partsMax = 3;
/** "Church Lane, Kirkby" goes on with "Malham". */
const begun = /, [A-Z][a-z]+$/;
const wordMore = /^ [A-Z][a-z]{2,}(?= ?(?:[,.]|$))(?:, [A-Z][a-z]+)*/;
const further = new RegExp(`^(?:, (?:in |at |near )?| (?:at|in|near) )(?:The )?${placeWords}`);
const landmark =
  /\b(?:above|behind|opposite|over|beside|past|below|next (?:door )?to|(?:top|bottom|end|back|corner|rear|foot|side) of)(?: (?!(?:and|but|is|it|no)\b)[\w'-]+){0,4} $|\b(?:the |our )?(?:[a-z]+ )?(?:hut|village hall|church hall|hall|community centre|church|chapel|pub|inn|allotments?|surgery|clinic|library|marina|vicarage|rectory|stables|station) (?:on|in|at|off|near|by) $/i;

/** "Deansgate": a last word with the ending of a place. */
export function endsInPlace(original: string): string | null {
  const [, before = "", last = ""] = /^(.*), ([A-Z][a-z]{3,}(?:[ -][A-Z][a-z]+)?)[.!\s]*$/s.exec(original) ?? [];
  const isSigned = signing.test(before) || isKnownName(last.split(" ")[0] ?? "");
  return placeEnding.test(last) && !isSigned && !noPart.test(last) ? last : null;
}

const signing =
  /\b(?:thanks|thank you|cheers|ta|regards|wishes|love|hi|hiya|hello|hey|morning|evening|dear|from|mate|mr|mrs|ms|miss|dr)$/i;
const placeEnding =
  /(?:gate|ham|ton|ley|by|ford|forth|worth|field|bury|burgh|wick|wich|side|shaw|dale|stead|well|combe|pool|thorpe|borough|mouth|port|hurst|hill|wood|bridge|burn|church|minster|cester|chester|stow|ness|leigh|holme|beck|mere|firth|sea|gill|haven|pool|coed|wen|wyn|rwst|mawr|fach|ock|och)$/;
