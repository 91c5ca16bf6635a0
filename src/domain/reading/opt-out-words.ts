import { readKeyword } from "../keywords.ts";
import { normalForm } from "../opt-out.ts";
import { asksToStopAbroad } from "./opt-out-abroad.ts";

/** Wants no more texts, in any words: the keywords and phrases of C8, and plain wording beyond them. */
export function readOptOut(text: string): boolean {
  if (readKeyword(text)?.word === "stop") return true;
  const normal = normalForm(text.replace(/\u00E2/g, "a"));
  if (othersWords.test(normal)) return false;
  return misspelt.test(normal) || beyond.some((pattern) => pattern.test(normal)) || asksToStopAbroad(text);
}

/** Somebody else's boilerplate, quoted or forwarded. */
const othersWords = /\b(?:reply|text|send|says?|said|saying) (?:back )?stop (?:to|on)\b|\b(?:to|the) (?:tenant|bank)\b/;

const misspelt =
  /^(?:(?:please |pls |just )?(?:stopp+|st0p|stpo|sotp|sto|stahp|unsubcribe|unsuscribe|unsubscibe|unsubscribed|parar|pare|arretez|arreter|stopper|stopio)|s t o p(?: (?:please|pls))?)$/;

const text = "(?:text|txt|message|msg|contact|bother|spam|pester|sms|write to|mess?ag)";
const texting = "(?:text|txt|messag|msg|contact|bother|spamm|pester|harass|hassl|writ)(?:ing|in|n)";
const texts = "(?:texts?|txts?|messages?|msgs?|sms|smses|spam)";
const never =
  "(?:mind not|dont|do not|dinnae|dinna|divnt|never|didnt|did not|not to|no need to|wont|cannae|please not)";
const end =
  "(?: (?:please|pls|thanks|thank you|thx|ta|cheers|mate|pal|love|now|you|will (?:you|ya|yer)|again|ever|x+))*$";

const beyond: readonly RegExp[] = [
  new RegExp(
    `\\b(?:(?:rather|prefer|wish|prefer it if|better if) (?:that )?you (?:didnt|dont|did not|do not|wouldnt|stopped)|mind not) (?:${text}|${texting})\\b`,
  ),
  /\b(?:lose|forget|delete|bin|scrub|block|erase) (?:my|this|me) ?(?:number|details|off)\b/,
  new RegExp(
    `(?<!they |he |she |you |who )\\b${never} (?:ever |be |you |keep |dare )*(?:${text}|${texting}) (?:to )?(?:me|us|this (?:number|phone)|any ?more|again|here)\\b(?! (?:the|a|back|your|when|if|until|till|before|after|about)\\b)`,
  ),
  new RegExp(`\\b${never} (?:ever )?(?:${text}|send) again\\b|\\b(?:dont|do not|dinnae) (?:txt|msg)\\b`),
  new RegExp(`\\bno need (?:for you )?to ${text} (?:me|us)\\b`),
  new RegExp(
    `\\b(?:stop|quit|cease|enough (?:with|of)|pack in|give over|knock off|lay off|refrain from|desist from|give up|jack in)(?: (?:all|the|this|these|with|sending|any|your|further|me|bloody)){0,4} (?:${texting}|${texts}|sending)\\b(?! (?:the|a|him|her|them|my)\\b)`,
  ),
  /\bstop (?:bothering|harassing|spamming|pestering|hassling|msging|msgs|these|this)(?: me)?$|\b(?:stop|dont) (?:txtin|txting|textin|messagin)\b/,
  new RegExp(
    `\\b(?:(?:dont|do not|didnt|never) (?:want|wish|need|like|wanna)|no longer (?:want|wish)|want no|sick of|fed up (?:of|with)|had enough of|tired of)(?: (?:to|get|getting|receive|receiving|be|any|more|further|of|these|your|all|automated|have|hear|sent|the|constant))* (?:${texts}|${texting}|texted|messaged|contacted|hear from (?:you|this))\\b`,
  ),
  new RegExp(
    `\\b(?:no|nae) (?:mair |more |further )(?:of )?(?:automated |your |these |bloody )*${texts}\\b|\\bno ${texts}${end.replace("*$", "+$")}`,
  ),
  new RegExp(`\\bkeep ${texting} (?:me|us)\\b.{0,30}\\b(?:pack it in|stop|give over|enough|knock it off|leave off)\\b`),
  new RegExp(
    `\\b(?:report|sue|block)\\b.{0,40}\\b(?:if|unless)\\b.{0,20}\\b(?:${text}|${texting})\\b|\\bif you (?:${text}) (?:me|us) (?:again|any ?more)\\b`,
  ),
  /\btake (?:me|us|my number|this number|this one|my name|number|us all) (?:off|out)\b(?! (?:for|to|the (?:wall|roof))\b)|\bremove (?:me|us|this number|my name)\b|\b(?:leave|let) (?:me|us) (?:alone|be)\b(?! (?:a|the|in|with (?:the )?(?:key|quote))\b)/,
  /^(?:no thanks |no thank you |not interested |wrong number |no )(?:please |pls |so )?stop$|\b(?:enough|no more|interested|messages|texts|thanks|now|just) (?:please )?stop$/,
  /\b(?:not|dont) (?:contact|message|text|msg) (?:me|us|this number|again|any ?more)\b(?! (?:when|if|until|before|after|about)\b)/,
  /\b(?:withdraw|revoke) (?:my )?consent\b|\bno longer consent\b|\b(?:gdpr|ico)\b.{0,60}\b(?:remove|delete|stop|erase)\b|\bcease and desist\b/,
];
