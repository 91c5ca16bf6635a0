import assert from "node:assert/strict";
import { countSegments } from "../../../src/domain/gsm7.ts";

const carrierWords = /\b(?:STOPALL|UNSUBSCRIBE|END|QUIT|CANCEL|REVOKE|OPTOUT|YES|START|UNSTOP|HELP|INFO)\b/;
const invitation =
  /\b(?:reply|text|send|type|answer|say|respond)\b(?:\s+with)?\s+["'“‘]?(?:stopall|unsubscribe|end|quit|cancel|revoke|optout|yes|start|unstop|help|info)\b/i;

/** The check of the telephony page, C9, on one finished text. */
export function assertSendable(text: string, segmentsMax: number): void {
  const { encoding, segments } = countSegments(text);
  assert.equal(encoding, "GSM-7", text);
  assert.ok(segments <= segmentsMax, `${segments} segments: ${text}`);
  assert.doesNotMatch(text, carrierWords);
  assert.doesNotMatch(text, invitation);
  assert.doesNotMatch(text.replaceAll("Reply STOP to opt out", ""), /\bSTOP\b/);
  assert.doesNotMatch(text, /\s{2}|\n|^\s|\s$/, text);
}

/** What our own words are held to besides, where no stranger's words stand among them. */
export function assertOurWords(text: string): void {
  assert.doesNotMatch(
    text,
    /\bcancel\b|https?:|\bundefined\b|\bnull\b|\bNaN\b|: ,|, \.|\.\.(?!\.)|\bwill be there\b|on (?:our|the) way/i,
  );
}
