import { readPostcode } from "../reading/postcode.ts";
import { towns } from "../reading/vocabulary/towns.ts";
import { tidyFact } from "../client-facts.ts";

export type TradeTold = { readonly trade: string | null; readonly area: string | null };

const tradeWord =
  `(?:plumb(?:ers?|ing)|electric(?:ians?|al)|sparks|spark(?:y|ies)|heating(?: engineers?)?|gas (?:engineers?|fitters?|works?)|boiler (?:repairs?|engineers?|servicing)
  |roof(?:ers?|ing)|locksmiths?|build(?:ers?|ing)|plaster(?:ers?|ing)|paint(?:ers?|ing)|decorat(?:ors?|ing)|join(?:ers?|ery)
  |carpent(?:ers?|ry)|chipp(?:y|ie)|til(?:ers?|ing)|glaz(?:iers?|ing)|(?:double )?glazing|garden(?:ers?|ing)|landscap(?:ers?|ing)
  |(?:window |oven |carpet |gutter )?clean(?:ers?|ing)|handym[ae]n|drainage|pest control|tree surge(?:ons?|ry)|bricklay(?:ers?|ing)|brickies?
  |chimney sweeps?|scaffold(?:ers?|ing)|fenc(?:ers?|ing)|pav(?:ers?|ing)|removals?|mechanics?|appliance repairs?
  |kitchen fitt(?:ers?|ing)|bathroom fitt(?:ers?|ing)|floor(?:ers?|ing)|upholster(?:ers?|y)|welders?|groundworks?)`.replace(
    /\s*\n\s*/g,
    "",
  );
const knownTrade = new RegExp(`\\b${tradeWord}(?: (?:and|&) ${tradeWord})?\\b`, "i");
/** Before a trade: somebody who looks for one is a customer, and none of ours. */
const wanted =
  /\b(?:need|needs|want|wants|wanted|send|looking for|look for|get|find|recommend|know|is there|are there|are you|any) (?:\w+ ){0,3}$/i;
const before = "(?:in|around|round|near|covering|cover|across|from|based in|based around|out of|over|through)";
/** Words of a sentence that is about something else: no trade has one in its name. */
const noTrade =
  /\b(?:i|you|he|she|it|they|who|whos|what|whats|where|when|why|how|is|are|was|be|been|do|does|can|could|will|would|the|this|that|there|anybody|anyone|someone|interested|live|living|lost|meet|call|text|number|problem|leak\w*|broken|emergency|need|help|urgent|asap|no|not|my|your|me)\b/i;
const tradeCharactersMax = 40;

/** Trade and area out of a text: "plumber in Leeds", "plumber, Leeds", "dog groomer in Hull", or somewhere in a long one. */
export function readTradeAndArea(text: string): TradeTold {
  const found = knownTrade.exec(text);
  if (found === null) return readAnyTrade(text) ?? { trade: null, area: areaIn(text) ?? lone(text) };
  if (wanted.test(text.slice(0, found.index))) return { trade: null, area: null };
  const trade = tidyTrade(found[0]);
  const rest = text.slice(found.index + found[0].length);
  const shortRest = found.index <= leadInCharactersMax ? afterTrade(rest) : null;
  return { trade, area: areaIn(rest) ?? areaIn(text) ?? shortRest };
}

const leadInCharactersMax = 24;

/** The trade alone, where it is what we asked for: any words that are no sentence. */
export function readTrade(text: string): string | null {
  const known = knownTrade.exec(text);
  if (known !== null) return tidyTrade(known[0]);
  const bare = strip(text).replace(/^(?:i'?m|i am|we'?re|we are|we do|it'?s)? ?(?:an? )?/i, "");
  return bare !== "" && wordsOf(bare) <= 4 && !noTrade.test(bare) && /^[\p{L} '&-]+$/u.test(bare)
    ? tidyTrade(bare)
    : null;
}

/** The area alone, where it is what we asked for. */
export function readArea(text: string): string | null {
  const bare = strip(text).replace(new RegExp(`^(?:mostly |mainly |all |we |i )*(?:${before} )?`, "i"), "");
  if (!/\p{L}{2}/u.test(bare) || wordsOf(bare) > areaWordsMax || /[?]/.test(text)) return null;
  if (/^(?:hi|hello|hey|yes|no|ok|okay|thanks|what|why|who|how|dunno)\b/i.test(bare)) return null;
  return tidyFact(bare);
}

const areaWordsMax = 12;

function readAnyTrade(text: string): TradeTold | null {
  const pattern = new RegExp(
    `^(?:hi[,. ]+|hello[,. ]+)?(?:i'?m |i am |we'?re |we are |we do |i do )?(?:an? )?([\\p{L}'&-]+(?: [\\p{L}'&-]+){0,3}) (?:in|around|near|covering|based in) (.+)$`,
    "iu",
  );
  const [, doing = "", rest = ""] = pattern.exec(strip(text)) ?? [];
  const trade = doing.replace(/ based$/i, "");
  if (trade === "" || noTrade.test(trade)) return null;
  const area = areaIn(text) ?? (wordsOf(rest) <= 3 && !noTrade.test(rest) ? tidyFact(rest) : null);
  return area === null ? null : { trade: tidyTrade(trade), area };
}

/** A town by itself, or a postcode. */
function lone(text: string): string | null {
  const bare = strip(text);
  if (wordsOf(bare) <= 2 && towns.has(bare.toLowerCase())) return tidyFact(bare);
  return wordsOf(bare) <= 2 ? readPostcode(bare, "place") : null;
}

/** What follows a trade at once, in a text that is nothing but the two. */
function afterTrade(rest: string): string | null {
  const bare = strip(rest.split(/[\n.;]/)[0] ?? "").replace(new RegExp(`^${before} `, "i"), "");
  const [first = ""] = bare.split(",");
  return first !== "" && wordsOf(first) <= 4 && !noTrade.test(first) && !/\b(?:and|by|for|with)\b/i.test(first)
    ? tidyFact(strip(first))
    : null;
}

const placeWord = /^(?:\p{Lu}[\p{L}'\u2019-]*|[A-Z]{1,2}\d{1,2}[A-Z]?|[A-Z]{2})$/u;
const joint =
  /^(?:and|&|or|upon|on|of|the|north|south|east|west|area|areas|way|\d{1,3}|miles?|mile|round|around|surrounding|within|a|all)$/i;

/** The places after "in", "round", "covering", as long as they look like places. */
function areaIn(text: string): string | null {
  for (const match of text.matchAll(new RegExp(`\\b${before}\\s+([^.;\\n!?]{2,120})`, "gi"))) {
    const kept: string[] = [];
    let places = 0;
    for (const raw of (match[1] ?? "").split(/\s+/)) {
      const word = raw.replace(/,$/, "");
      const isPlace = placeWord.test(word) || towns.has(word.toLowerCase());
      if (!isPlace && !joint.test(word)) break;
      if (isPlace) places += 1;
      kept.push(word);
      if (raw.endsWith(",")) break;
    }
    const area = kept.join(" ").replace(/(?:\s(?:and|&|or|on|of|the|a|way|within|all))+$/i, "");
    if (places > 0) return tidyFact(area);
  }
  return null;
}

function tidyTrade(words: string): string {
  const lower = strip(words).toLowerCase().replace(/\s+/g, " ").slice(0, tradeCharactersMax);
  return /^(?:sparky|sparkies|sparks)$/.test(lower) ? "electrician" : lower;
}

function strip(text: string): string {
  return text.replace(/^[\s,.:;!-]+|[\s,.:;!-]+$/g, "");
}

function wordsOf(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}
