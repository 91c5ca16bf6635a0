import type { Said } from "../statements.ts";

/** Asks something: about price, area, cover, timing, who we are, or how things stand. */
export function isQuestion(said: Said): boolean {
  const { prepared } = said;
  if (onlyGreets.test(prepared.lower)) return false;
  return /\w\W{0,3}\?/.test(prepared.original) || asksOutright(said);
}

/** In words that ask, not by the mark alone. */
export function asksOutright({ whole, statements, prepared }: Said): boolean {
  if (statements.some(({ usual }) => inverted.test(usual))) return true;
  return asks.test(prepared.lower) || asks.test(whole) || price.test(whole);
}

/** A statement that asks a price or whether such work is done, of work in general: no problem of one's own. */
export function asksInGeneral(usual: string, original: string): boolean {
  const isAsking =
    askedPrice.test(usual) ||
    cover.test(usual) ||
    coverIndirect.test(usual) ||
    (/\?/.test(original) && general.test(usual));
  return isAsking && !wantsIt.test(usual);
}

const onlyGreets = /^(?:(?:hi|hiya|hello|helo|hey|yo|er+|um+|anyone|anybody|there|you)\W*)+$/;
const greeting =
  "(?:(?:hi|hiya|hello|hey|morning|afternoon|evening|good morning|sorry|ok|also|and|so|just|quick question|please)[ ,]+)*";
const asks = new RegExp(
  `(?:^|[.,!\\n] ?)${greeting}(?:how (?:much|long|soon|far|many|do|come|big|old)|do (?:you|u|ye|yous)|does|did (?:you|u)|are (?:you|u|there|we)|r u|is (?:there|it|this|that|he|she|your)|can (?:i|we) (?:pay|have|get|ask|book)|will (?:you|it|he|someone)|would it|should i|what|whats|what's|when|who|whos|who's|where|wheres|which|why|have (?:you|u)|has (?:the|my|your|he|she|it)|is my|are my|did (?:the|he|they|she|it|my)|was (?:that|it|he)|were you|(?:can|could|would) you (?:tell|let me know|confirm|explain|say|remind)|any (?:news|idea|update|joy|chance|word)|you (?:free|about|available|still)|u (?:free|about|there)|roughly how|ballpark|whereabouts)\\b|\\b(?:wondering|wondered|wonder|like to know|want to know|tell me|let me know) (?:if|how|what|when|whether|where)\\b`,
);
const inverted =
  /^(?:is|are|was|were|do|does|did|has|have|can|could|would|should|will|shall)(?! (?:do|a (?:good|nice|lovely)|fun|call me|ring|phone)\b)(?!')(?: \w+)/;
const price =
  /\bhow much\b|\b(?:price|prices|pricing|cost|costs|rates?|charges?|call ?out (?:fee|charge)|ballpark|rough idea)\b/;
const askedPrice =
  /\bhow much\b|\b(?:what|whats|what's|whats|roughly|rough|any idea|ballpark|approx\w*)\b.{0,30}\b(?:price|prices|cost|costs|charge|charges|fee|rate|rates)\b|^(?:price|prices|cost|costs|charge|rates?|fee) (?:for|of|to|on)\b|\bdo you charge\b|\bballpark\b|\brough (?:price|cost|idea|figure)\b|\b(?:price|cost|charge|fee|rates?)(?: roughly| please)?$/;
const cover =
  /^(?:hi |hello |hey |also |and |so )*(?:do|does) (?:you|yous|your \w+)(?: (?:guys|lot|also|still|ever))* (?!need|want|know|mind|think|fancy|reckon|remember)\w+|^(?:hi |hello |hey |also |and |so )*(?:do|are|does|is) (?:you|your|u|ye|yous|the) (?:guys |lot |also |still |even |able to |firm |company )*(?:do|fit|cover|install|repair|service|offer|supply|sell|stock|take|work|provide|deal|handle|undertake|carry|have|know|come out|travel|charge|qualified|registered|insured|certified|able)\b/;
const coverIndirect =
  /\b(?:if|whether) (?:you|yous) (?:do|cover|work|fit|install|repair|service|offer|deal|come|supply|could quote)\b/;
const general = /^(?:is|are|does|do|should|what|why|how|which|when|will|would it|did)\b/;
const wantsIt =
  /\b(?:i|we) (?:need|want|would like|'d like)\b|\b(?:my|our) .{0,80}\b(?:broken|leak\w*|blocked|isn't|won't|doesn't|dead|stopped|smashed|burst)\b/;
