import type { Asked } from "../reading.ts";
import { isKnownName, isName } from "./name/is-name.ts";
import type { Said } from "./statements.ts";
import { addressSentence, endsInPlace, placeWords, withSurroundings } from "./place/whole-address.ts";
import { towns } from "./vocabulary/towns.ts";

/** Where the job is, in the sender's words, for a text without a postcode. Null where no place is named. */
export function readPlace({ prepared }: Said, asked: Asked): string | null {
  const { original } = prepared;
  const street = streetAddress.exec(original) ?? namedHouse.exec(original);
  if (street !== null && !(asked === "place" && original.length <= street[0].length + restMax))
    return tidied(longest(addressSentence(original), withSurroundings(original, street[0], street.index)));
  const named = namedIn(original);
  if (asked === "place") return wholeAnswer(original) ?? tidiedOrNull(street?.[0] ?? named);
  return tidiedOrNull(addressSentence(original) ?? named ?? townIn(original) ?? endsInPlace(original));
}

/** The sentence that is an address, where it holds what was found; else that alone. */
function longest(sentence: string | null, found: string): string {
  return sentence?.includes(found) === true ? sentence : found;
}

/** "In Marple", with what is said of it; not where somebody else is: "a mate in Hull gave me your number". */
function namedIn(original: string): string | null {
  for (const match of original.matchAll(namedPlace)) {
    const name = match[1] ?? "";
    const at = match.index + match[0].length - name.length;
    if (isPlaceName(name) && !elsewhere.test(original.slice(at + name.length)))
      return withSurroundings(original, name, at);
  }
  return null;
}

const elsewhere = /^ (?:gave|recommended|told|said|passed|mentioned|swears|uses|used you)\b/;

/** What may stand round an address in an answer that is otherwise only the address. */
const restMax = 40;

const road =
  "street|st|road|rd|avenue|ave|lane|ln|close|drive|dr|way|court|ct|crescent|cres|terrace|place|gardens|grove|hill|park|square|row|walk|mews|green|house|cottages?|farm|estate|high street|maltings|wynd|brae|vale|view|rise|quay|wharf|parade|broadway|gate|bank|fold|croft|mount|cross|heights|meadows?|orchard|bridge|approach|passage|alley|promenade|esplanade|circus|chase|ridge|paddocks?|garth|brow|nook|leas?|vennel|loan|lodge|villas?|buildings|flats|towers?|yard";
const noStreet =
  "(?:(?:double|single|new|old|small|large|big|more|extra|outside|internal|spare|dead|broken|other)\\b|bed|storey|stor(?:e?y|ies)|year|yr|metre|meter|ft|feet|foot|min|mile|hour|day|week|month|m\\b|rad|light|socket|door|window|room|panel|of\\b|or\\b|to\\b|in\\b|on\\b|at\\b|and\\b|pm\\b|am\\b)";
const streetAddress = new RegExp(
  `\\b(?:(?:flat|unit|apartment|apt|studio) \\w{1,4},? (?:\\d{1,4}[a-z]?,? )?|\\d{1,4}[a-z]?,? )(?!${noStreet})(?:[a-z'-]{2,20} ){1,3}?(?:${road})\\b(?!'s|s\\b)(?:,? (?:in )?[A-Z][a-z]+)?`,
  "i",
);
const houses =
  "House|Cottages?|Farm|Court|Lodge|Hall|Manor|Villas?|Mews|Street|Road|Lane|Avenue|Close|Drive|Way|Terrace|Crescent|Gardens|Grove|Square|Row|Walk|Park|Place|Hill|Barn|Mill|Church|School|Hotel|Arms|Inn|Surgery|Nursery|Club|Centre|Estate|Wharf|Quay|Towers?|Buildings|Heights|Parade|Broadway|Approach|Wynd|Brae|Arcade|Promenade|street|road|lane|avenue|close|estate|village|farm|cottages?|terrace|court|crescent";
const namedHouse = new RegExp(
  `\\b(?:(?:Flat|Unit) \\w{1,4},? )?(?!(?:Any|This|That|Every|Either|Some) )(?!(?:Open|Full|Public|Our|My|Your|White|Council|The Whole|Town|Old|Own|Big|No|New) (?:House|Hall)\\b)(?:(?:The|St\\.?|Upper|Lower) )?(?:[A-Z][a-z'-]+ ){1,3}(?:${houses})\\b(?:,? (?:in )?[A-Z][a-z]+)?`,
);
const namedPlace = new RegExp(
  `\\b(?:in|at|near|from|behind|opposite|round|around|(?:back|front|rear|top|bottom|end|side|corner) of)\\s+((?:the )?(?=(?:St\\.? )?[A-Z][a-z]{2})${placeWords})`,
  "g",
);
const notAPlace =
  /^(?:the )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tue|Wed|Thu|Fri|Sat|Sun|January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|Today|Tomorrow|Checkatrade|Trades|Google|Facebook|Hi|Hello|Thanks|Please|Yell|Bark|Worcester Bosch|Vaillant|Baxi|Ideal|Bosch|Screwfix|Wickes|Tesco|Asda|Amazon|God|Sky|Virgin|Kitchen|Bathroom|Bedroom|Lounge|Hall|Loft|Garage|Garden|House|Home|Work|Ok|Thx|Cheers|Postcode|Problem|Name)\b/;

function isPlaceName(name: string): boolean {
  return !notAPlace.test(name) && (!isKnownName(name.split(" ")[0] ?? "") || towns.has(name.toLowerCase()));
}

/** "leeds way" and "in crosby": a town that we know needs no capital. */
function townIn(original: string): string | null {
  const said = /\b(?:in|at|near|round|around|over in|based in|from|to|of) ([a-z]{3,16})\b/gi;
  for (const { 0: phrase, 1: word = "", index } of original.matchAll(said))
    if (
      !elsewhere.test(original.slice(index + phrase.length)) &&
      towns.has(word.toLowerCase()) &&
      !alsoPlain.test(word)
    )
      return word;
  const way = /\b([A-Z][a-z]{2,}(?: [A-Z][a-z]+)?) (?:way|area|direction|side)\b/.exec(original)?.[1];
  if (way !== undefined && isPlaceName(way)) return way;
  const last = /(?:^|[,.] ?)([a-z]{3,16}(?: [a-z]{3,12})?)(?: (?:way|area))?[.!\s]*$/i.exec(original)?.[1] ?? "";
  if (nameThenPlace.test(original) && isName(last, "nothing") !== null && !isKnownName(last)) return last;
  return last !== original.trim() && towns.has(last.toLowerCase()) && !alsoPlain.test(last) ? last : null;
}

/** "Mrs Vane, Burford" */
const nameThenPlace = /\b(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z]\w+(?: [A-Z]\w+)?, [A-Z][a-z]+[.\s]*$/;
const alsoPlain = /^(?:bath|reading|sale|hove|dover|ware|rugby|barry|leigh|morden|douglas|stone|ash|derry|sutton)$/;

const answerCharactersMax = 80;
const noAnswer =
  /\?|^(?:no|nope|yes|yeah|ok|okay|why|what|who|when|how|hello|hi|hey|h+m+|u+m+|e+r+m*|eh|lol|idk|dunno|thanks|thank you|cheers|urgent|help|emergency|asap|stop|start|call|ring|not sure|i don'?t know|don'?t know|you (?:should|already)|already|never ?mind|forget it|today|tomorrow|now)\b(?! (?:it'?s|its|at|in|\d))/i;

/** Waiting, leaving, ordering the software about, or talk that no address holds: no answer to "where?" either. */
const besideThePoint =
  /^(?:hang on|hold on|one (?:moment|sec\w*|minute|min)|1 (?:sec\w*|min\w*)|just a|wait|bear with|give me|let me|brb|back in|will (?:send|let|tell|check)|i'?ll|i (?:am|was|will|have|want|need|said|told|just|can'?t|think)|can|could|would|please|pls|continue|carry on|go on|same|haha|lol|good|great|fine|perfect|nice|not|nothing|none|maybe|later|soon|what's|whats|this is|that|as (?:above|before)|see (?:above|my)|my|the (?:boiler|toilet|tap|sink|leak|heating)|do|did|does|is|are|it (?:is|was)n?'?t?)\b(?! (?:close|house|road|street|lane|cottage|farm|at|in))|\b(?:system|instructions?|prompt|previous|continue|moment please|secs?|you|your|leaking|broken|drips?|dripping|blocked|fortnightly|bed house)\b/i;

/** The answer to "where?" is a place though it may name none that we know, unless it is plainly something else. */
function wholeAnswer(original: string): string | null {
  const answer = original.replace(
    /^(?:(?:yes|yeah|ok|hi|hello|sure|sorry|oh)[, ]+)?(?:it'?s|its|i'?m|we'?re|we are|i am|i live|we live|the address is|address is|my address is|the job is|the house is|that'?s)?\s*(?:at|in|on)?\s+/i,
    "",
  );
  const isPlain =
    answer.length <= answerCharactersMax &&
    /[a-z]{3}/i.test(answer) &&
    !noAnswer.test(original) &&
    !besideThePoint.test(original);
  return isPlain ? tidied(answer) : null;
}

function tidiedOrNull(place: string | null | undefined): string | null {
  return place === null || place === undefined ? null : tidied(place);
}

function tidied(place: string): string {
  return place
    .replace(/\s+/g, " ")
    .replace(/[\s.,;!]+$/, "")
    .trim()
    .slice(0, answerCharactersMax)
    .toWellFormed();
}
