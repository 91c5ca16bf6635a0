import type { Said } from "../statements.ts";

/** Gratitude or a friendly close, and nothing else worth an answer. */
export function isThanks({ whole, prepared }: Said): boolean {
  return grateful.test(whole) || abroad.test(prepared.lower) || onlyClose.test(prepared.lower);
}

const grateful =
  /\b(?:thanks|thank|thankyou|thx|thanx|tnx|ta|tar|tvm|cheers|chairs|ty|tysm|appreciate(?:d)?|obliged|grateful|nice one|god bless|bless you|lifesaver|life saver)\b|\byou(?:'re|r)? (?:are )?(?:an? )?(?:absolute |real |proper |total )?(?:star|diamond|legend|angel|gem|hero|treasure|marvel|saint|lifesaver|gent|gentleman|top man|good egg|wonder)\b|^(?:what an? |absolute |you )?(?:star|diamond|legend|champion|hero|top man|good man|lifesaver)\b|\bsaved (?:my|our) (?:life|lives|bacon|skin|day|weekend)\b|\b(?:great|good|brilliant|cracking|fantastic|lovely|top|smashing) (?:job|work|service)\b/;
const abroad =
  /\b(?:diolch|dzi[eę]kuj[eę]|dzieki|dzięki|merci|gracias|danke|grazie|obrigad[oa]|shukriya|shukria|dhanyava+d|mul[tț]umesc|tapadh leat|go raibh|xie ?xie|te[sş]ekk[uü]r\w*|dank je|bedankt|tack|kiitos|arigat\w+|a[cč]i[uū]|paldies|jazakallah|meharbani)(?![\p{L}])|谢谢|謝謝|شكرا|спасибо|дякую|благодаря|धन्यवाद|ਧੰਨਵਾਦ|ধন্যবাদ|شکریہ|ありがとう|감사/u;
const onlyClose =
  /^(?:(?:ok|okay|oki|great|perfect|brilliant|brill|lovely|much|so|very|good|super|fab|fabulous|smashing|ace|sound|grand|wonderful|marvellous|excellent|that'?s (?:great|fine|ok|grand|perfect|brilliant|lovely|sound)|no (?:problem|worries|bother)|will do|mate|pal|love|all (?:good|done)|got it|see you(?: then| soon)?|speak soon|bye|have a (?:good|nice) (?:one|day|weekend)|x+|magic|happy days|sorted|cool|k)\b[\s,.!]*)+$|^(?:[👍🙏😊😀🙂💪👌✅🎉😁🥰😘🤗😄😃💯🤝🙌👏🤙😍☺❤💙💚💛🧡💜🖤🤍]|\p{Emoji_Modifier}|\p{Mn}|\p{Cf}|\s)+$/u;
