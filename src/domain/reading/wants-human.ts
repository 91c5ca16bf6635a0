import { type Prepared, states } from "./clauses.ts";

/** Asks to be rung, to speak to a person, or refuses a machine. "Ring when outside" only serves the visit. */
export function readWantsHuman(text: Prepared): boolean {
  return (
    asks.some((pattern) => states(text, pattern)) ||
    (text.clauses.length <= aloneClausesMax && text.clauses.some((clause) => alone.test(clause))) ||
    refuses.some((pattern) => pattern.test(text.lower)) ||
    abroad.test(text.lower)
  );
}

/** What follows a ring that only serves the visit, or is about somebody or something else. */
const forVisit =
  "(?! (?:back )?(?:the (?:bell|buzzer|door|top|bottom)|when (?:you(?:'re| are|r|re|ll be)? |ur |u |youre )?(?:get (?:here|there|close|near)|arrive|here|there|outside|near\\w*|on (?:your|the|ur) way|leav\\w+|set(?:ting)? off|close|parked|about|(?:\\w+ )?(?:minutes?|mins)|done|finished|coming)|before|once|if|outside|from outside|mr|mrs|ms|again|twice|for|on (?:mon|tues?|wed|wednes|thurs?|fri|sat|satur|sun)(?:day)?|in|out|round|by|at \\d+\\w*|off|ahead|first|on (?:your|the) way|it|him dave|[a-z]+ (?:for short|when|outside))\\b)";
const ring = "(?:ring|call|phone|fone|bell|telephone|buzz|dial)";
/** "Call me Sue" gives a name. */
const named =
  "(?! (?!back|please|pls|asap|now|today|tonight|tomorrow|later|when|on|after|at|this|any|anytime|first|and|instead|mate|thanks|thx|to|about|directly|urgently|or|in|soon|x|cheers|ta|love|pal|bro|immediately|urgent|duck|hen|tomoz|sometime)[a-z]+$)";
const someone =
  "(?:you|u|ye|someone|somebody|anyone|he|she|they|dave|steve|kev|the (?:boss|owner|gaffer|plumber|engineer|manager)|one of (?:you|the lads))";
const person =
  "(?:a |an |the |some ?|your |actual |real |proper |live |human |someone|somebody|one|people|you|him|her|dave|steve|kev|yourself|(?!my\\b|his\\b|her\\b|our\\b|the\\b|a\\b|your\\b)[a-z]+|owner|boss|manager|gaffer|engineer|plumber|electrician|person|human|body)";

const asks: readonly RegExp[] = [
  new RegExp(
    `\\b(?:i(?:'d| would)? (?:want|need|like|rather|prefer)|want|need|like|rather|can|could|may|let|wanna|prefer|have|put me|please|hoping|chance|possible|^)\\b(?: [\\w']+){0,4}? (?:speak|talk|chat|word)(?:ing)? (?:to|with|wi|tae) ${person}`,
  ),
  new RegExp(`^(?:please |pls |just )?(?:speak|talk) to (?!you\\b|ya\\b|u\\b|ye\\b)(?:me|us|${person})`),
  /\b(?:have|can we|could we|have a|for a) (?:a )?(?:quick |wee |proper )?(?:chat|talk|word|conversation|call)\b.*\b(?:phone|call|about|today|tonight|tomorrow|please)\b|\bcan we (?:talk|speak|chat)\b|\bput me through\b|\b(?:talk|discuss|chat) (?:it|this|things) (?:through|over) with\b|\bin touch by (?:phone|telephone)\b|\bwait(?:ing)? (?:for|on) (?:your|a|the) (?:phone )?call\b|\b(?:ring|call|phone) this (?:number|phone)\b|\beasier to (?:talk|speak)\b/,
  new RegExp(
    `\\b(?:can|could|would|will|any chance|wd|cud) (?:of )?${someone} (?:please |pls |just |possibly |kindly |not )*${ring}(?: (?:me|us|back))?(?: back)?\\b${forVisit}`,
  ),
  new RegExp(
    `\\b(?:please |pls |just |kindly |be so kind as to )?${ring} (?:me|us|uz)\\b(?: back)?${forVisit}${named}`,
  ),
  new RegExp(
    `\\b(?:get|ask|tell|have) (?!to )(?:the )?[\\w']+(?: to)? (?:${ring}|give (?:me|us) a (?:${ring}|shout))\\b${forVisit}`,
  ),
  new RegExp(
    `\\b(?:give|gimme|giv|gies|gie|gizza|gi|gis|giz) ?(?:me |us |is |my [a-z]+ |her |him )?(?:a |an? wee )?(?:quick )?(?:call|ring|bell|buzz|tinkle|phone|phonecall|phone call)(?: back)?\\b${forVisit}`,
  ),
  /\b(?:call|ring|phone) ?back\b(?! (?:when|once|if)\b)|\b(?:need|want|expect\w*|prefer|like|appreciate|chance of|await\w*|request\w*) (?:a |to have a |an? )?(?:proper |quick |return )?(?:phone ?call|call ?back|callback|ring back|call(?! ?out))\b|\b(?:hoping|hope|like|want|need) (?:someone|somebody|you) (?:can |could |to |will )?(?:call|ring|phone)\b/,
  /\b(?:easier|better|best|prefer|quicker|rather) (?:to |if (?:you|we) (?:can )?|for you to |you |it if you |that you )?(?:explain |speak |talk |do it |chat |just |discuss )?(?:ring|call|phone|rang|called|over the phone|on the phone|by phone)\b/,
  /\b(?:pick up|answer) (?:the|your|ur) (?:phone|fone|call)\b|\b(?:phone|ring|call) please\b|\bplease (?:ring|phone|telephone|call)(?: back)?$|\b(?:please|kindly) (?:ring|phone|telephone|call)\b(?! (?:the|when|before|round|at|in|out|it|by))/,
  new RegExp(
    `\\b${ring} (?:my|our) (?:mum|mam|dad|wife|husband|son|daughter|office|landline|mobile|work|home)\\b(?! (?:when|before|if|once)\\b)`,
  ),
  /\bneed (?:a|an actual|a real) (?:human|person)\b(?! sized)|\b(?:a |an |actual |real )(?:human|person) please\b|\b(?:real|actual|live) (?:human(?: being)?|person)\b/,
];
const aloneClausesMax = 2;
/** The whole statement: "human please", "ring me", "agent". */
const alone =
  /^(?:(?:hi|hello|please|pls|can i have|i want|get me|give me|need|dont text|don't text|no texts?|not text|just|so|and) )*(?:a |an |the )?(?:human|person|agent|operator|advisor|representative|somebody real|ring|phone|call|phone call|call back|callback)(?: (?:please|pls|now|only|asap|instead|thanks|me))*$/;
const refuses: readonly RegExp[] = [
  /\b(?:not|don'?t|won'?t|hate|refuse|refusing|rather not|no|never)\b.{0,30}\b(?:to|with|by|at|text\w*) (?:a |an |your |bloody )?(?:bot|robot|machine|computer|ai|automated|chatbot)s?\b/,
  /\b(?:don'?t|no|not|stop) (?:more )?(?:text\w*|txt\w*|messag\w*|msg)\b.{0,40}\b(?:ring|call|phone)\b(?! (?:out|charge|round|the))/,
  /\b(?:can'?t|cannot|not good|no good|hard|useless|hopeless|struggle|don'?t (?:do|like))\b.{0,20}\b(?:text\w*|typing|messages?|this|with (?:this|these))\b.{0,40}\b(?:ring|call|phone|telephone)\b/,
];
/** To be rung, in the languages most written in Britain after English. */
const abroad =
  /\bffoni\w* fi\b|\bffoniwch\b|\bzadzwo\w*|\boddzwo\w*|\bsun[aă](?:ți|ti)?-?m[aă]\b|\bll[aá]m(?:e|a|en)me\b|\b(?:appelez|rappelez)[- ]moi\b|\brufen sie mich\b|\b(?:mi )?(?:chiami|chiamatemi)\b|\bme (?:ligue|liguem)\b|\bphone kar\w*|\bcall kar\w*|\bcall karo\b/;
