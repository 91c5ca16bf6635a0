import { readKeyword } from "../keywords.ts";
import { normalForm } from "../opt-out.ts";

/** Wants no more texts, in any words: the keywords and phrases of C8, and plain wording beyond them. */
export function readOptOut(text: string): boolean {
  if (readKeyword(text)?.word === "stop") return true;
  const normal = normalForm(text);
  return misspelt.test(normal) || beyond.some((pattern) => pattern.test(normal));
}

const misspelt =
  /^(?:stopp+|st0p|stpo|sotp|unsubcribe|unsuscribe|unsubscibe|unsubscribed|parar|arretez|arreter|stopper)$/;
const beyond: readonly RegExp[] = [
  /\b(?:lose|forget|delete|bin) (?:my|this) number\b/,
  /\b(?:never|dont|do not|please dont) (?:ever )?(?:text|message|contact|msg|bother|write to|spam) (?:me|us|this number)\b/,
  /\bstop (?:bothering|harassing|spamming|pestering|hassling|msging|msgs|these|this)(?: me)?$/,
  /\b(?:i )?(?:dont|do not) want (?:any )?(?:more )?(?:of )?(?:these|your|any) (?:automated )?(?:texts?|messages?|msgs?)\b/,
  /\bno (?:more )?(?:automated )?(?:texts|messages|msgs) (?:please|pls|thanks|thank you)$/,
  /\btake me off (?:this|your|the)\b|\bstop txting\b|\bdont txt\b/,
];
