import type { Asked } from "../reading.ts";
import type { Prepared } from "./clauses.ts";

/** Where the job is, in the sender's words, for a text without a postcode. Null where no place is named. */
export function readPlace(text: Prepared, asked: Asked): string | null {
  const street = streetAddress.exec(text.original);
  if (street !== null) return tidied(street[0]);
  const named = namedPlace.exec(text.original);
  if (named !== null && !notAPlace.test(named[1] ?? "")) return tidied(named[1] ?? "");
  return asked === "place" ? wholeAnswer(text.original) : null;
}

const road =
  "street|st|road|rd|avenue|ave|lane|ln|close|drive|dr|way|court|ct|crescent|terrace|place|gardens|grove|hill|park|square|row|walk|mews|green|house|cottage|farm|estate|high street";
const streetAddress = new RegExp(
  `\\b(?:(?:flat|unit|apartment) \\w{1,4},? (?:\\d{1,4}[a-z]?,? )?|\\d{1,4}[a-z]?,? )(?!(?:double |single )?bed)(?:[a-z'-]{2,20} ){1,3}?(?:${road})\\b(?:,? (?:in )?[A-Z][a-z]+)?`,
  "i",
);
const namedPlace =
  /\b(?:in|at|near|from|live in|based in|over in|behind|opposite)\s+((?:the |St\.? |Upper |Lower |North |South |East |West )?[A-Z][a-z'-]{2,}(?:[ -](?:on|upon|under|the|in|le|St|[A-Z][a-z'-]+))*)/;
const notAPlace =
  /^(?:the )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|Today|Tomorrow|Checkatrade|Trades|Google|Facebook|Hi|Hello|Thanks|Please)\b/;

const answerCharactersMax = 80;
const noAnswer =
  /\?|^(?:no|nope|yes|yeah|ok|okay|why|what|who|when|how|hello|hi|hey|h+m+|u+m+|e+r+m*|eh|lol|idk|dunno|thanks|thank you|cheers|urgent|help|emergency|asap|stop|start|call|ring|not sure|i don'?t know|don'?t know|you (?:should|already)|already|never ?mind|forget it|today|tomorrow|now)\b/i;

/** Waiting, leaving, ordering the software about, or talk that no address holds: no answer to "where?" either. */
const besideThePoint =
  /^(?:hang on|hold on|one (?:moment|sec\w*|minute|min)|1 (?:sec\w*|min\w*)|just a|wait|bear with|give me|let me|brb|back in|will (?:send|let|tell|check)|i'?ll|i (?:am|was|will|have|want|need|said|told|just|can'?t|think)|can|could|would|please|pls|continue|carry on|go on|same|haha|lol|good|great|fine|perfect|nice|not|nothing|none|maybe|later|soon|what's|whats|this is|that|as (?:above|before)|see (?:above|my)|my|the (?:boiler|toilet|tap|sink|leak|heating)|do|did|does|is|are|it (?:is|was)n?'?t?)\b(?! (?:close|house|road|street|lane|cottage|farm))|\b(?:system|instructions?|prompt|previous|continue|moment please|secs?|you|your|leaking|broken|drips?|dripping|blocked|fortnightly|bed house)\b/i;

/** The answer to "where?" is a place though it may name none that we know, unless it is plainly something else. */
function wholeAnswer(original: string): string | null {
  const answer = original.replace(
    /^(?:it'?s|its|i'?m|we'?re|i live|at|in|the address is|address is|my address is)\s+(?:at |in |on )?/i,
    "",
  );
  const isPlain =
    answer.length <= answerCharactersMax &&
    /[a-z]{3}/i.test(answer) &&
    !noAnswer.test(original) &&
    !besideThePoint.test(original);
  return isPlain ? tidied(answer) : null;
}

function tidied(place: string): string {
  return place
    .replace(/\s+/g, " ")
    .replace(/[\s.,;!]+$/, "")
    .trim()
    .slice(0, answerCharactersMax)
    .toWellFormed();
}
