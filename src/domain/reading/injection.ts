import type { Prepared } from "./clauses.ts";

/** Tries to instruct the software. Written in look-alike letters or spaced out, it is still the same. */
export function isInjection({ lower }: Prepared): boolean {
  const plain = withPlainLetters(lower);
  return english.some((pattern) => pattern.test(plain)) || abroad.some((pattern) => pattern.test(lower));
}

/** Cyrillic and Greek letters that look Latin, in the order of the Latin ones below. */
const lookAlikes = "аеорсухіѕјοα";
const latin = "aeopcyxisjoa";

function withPlainLetters(lower: string): string {
  const plain = lower
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[аеорсухіѕјοα]/g, (letter) => latin[lookAlikes.indexOf(letter)] ?? letter)
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/\s+/g, " ");
  return spacedOut.test(plain)
    ? plain
        .replace(/ (?=\w\b)/g, "")
        .replace(/(?:all|previous)/g, " $& ")
        .replace(/ +/g, " ")
    : plain;
}

const spacedOut = /(?:\b[a-z] ){8,}/;

const mine = "your|ur|the|all|any|my|previous|prior|above|earlier|everything|every";
const orders =
  "instructions?|rules|prompts?|guidelines|guardrails|programming|training|orders|directives|restrictions|polic(?:y|ies)|before (?:this|that)|above|system";
const english: readonly RegExp[] = [
  new RegExp(
    `\\b(?:ignore|disregard|forget|override|bypass|overrule|drop|skip)(?: (?:${mine}|of|what|you|were|told|safety|system))* (?:${orders})\\b`,
  ),
  /\b(?:system|developer|admin|debug|hidden|initial) (?:prompts?|messages?|override|mode)\b|^\W*(?:system|assistant|developer|ai|human|bot|tool_result|sudo)\b ?[:\]>]|\bsudo \w|\n(?:assistant|system|human):/,
  /\b(?:assistant|human): .*\b(?:assistant|human):|<\/?(?:system|assistant|response|message|dial|hangup|script|say|redirect|sms|xml)\b|<\?xml|<!--|<\|?\w*im_start|\[\/?inst\]|<<sys>>|\{\{.*\}\}|"(?:role|intent|lifesafety|optout|urgency)" ?:/,
  /\byou are (?:now |no longer )|\byou're now (?:a|an|the|dan)\b|\b(?:act|behave|pretend) (?:as|like|to be|you are|you're) (?:if |my |an? |the )|\bstop being an? \w+|\btreat me as (?:the |an? )?(?:admin\w*|owner|operator|developer)\b|\bi am (?:the|your) (?:operator|admin\w*|developer|creator)\b/,
  /\b(?:reveal|print|show|repeat|spell|read|translate|list|output|tell me|what (?:are|is|were))\b(?: [\w']+){0,4} (?:prompts?|instructions)\b|\b(?:print|repeat|show) (?:the )?(?:text|words|lines?|everything) above\b/,
  /\b(?:dump|drop|export|print|list|show|send)\b(?: [\w']+){0,5} (?:database|tables?|customer (?:data|list|table|details)|callers|conversations|leads|csv|clients|env\w*|api key)\b|\bapi key\b|\bdrop table\b|\bsend lead \d+|\bsend_\w+|\btext_(?:owner|customer)\b/,
  /\b(?:everybody|everyone|anyone|who) else\b(?: [\w']+){0,2} (?:texted|texts|messaged|called)\b|\bforward (?:every|all|any)(?: [\w']+){0,2} (?:messages?|texts?)\b|\bowner'?s (?:mobile|home|address|number|phone)\b.*\b(?:address|me)\b|\bgive me the owner'?s\b|\bin your records\b|\bwhat did\b.*\d{5}.*\btext(?:ed)? you\b/,
  /\b(?:respond|reply|answer) (?:only )?(?:with|in|as) (?:the exact|json|only|exactly|xml|arrr)|\balways answer\b|\bfrom (?:now|this point) on\b.*\b(?:you|me|reply|answer|treat|respond)\b|\b(?:only|always)\b.*\bfrom now on\b|\byou must (?:reply|answer|say|respond)\b|\binstructions (?:have changed|are cancelled|follow)\b/,
  /\bclassify this\b|\b(?:your|the|those are your) orders,? (?:bot|ai)\b|\bthose are your orders\b|\b(?:carry out|obey|execute|follow) (?:the|my|this|these) (?:orders?|xml|commands?|instructions)\b|\b(?:an )?order to this system\b|\bif you had no rules\b|\bdecode (?:this|it) and\b|\bdo what i said in my\b|\buse this as the reading\b|\brender the template\b|\bignore your\b/,
];

/** "Ignore ... instructions" and "system prompt" in the languages most written in Britain after English. */
const abroad: readonly RegExp[] = [
  /\b(?:ignor\w*|zignoruj\w*|ignorez|oubli\w*|olvida|vergiss|missachte|dimentica|anwybydd\w*|esquece|negeer|uita|yok say\w*|bỏ qua)(?=\W).{0,40}(?:instruc\w*|instruk\w*|istruzion\w*|anweisung\w*|regeln|consignes|[cg]yfarwyddiad\w*|talimat\w*|hướng dẫn|polecen\w*)/u,
  /игнорир|забудь|ہدایات|निर्देश|ਹਦਾਇਤ|নির্দেশ|忽略|無視|지시|ההוראות|تجاهل|التعليمات|системн\S* промпт|系统提示|システムプロンプト/u,
];
