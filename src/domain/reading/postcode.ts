import type { Asked } from "../reading.ts";
import { repaired } from "./postcode/areas.ts";
import { outwardOnly } from "./postcode/outward.ts";
import { speltRuns } from "./postcode/spelt.ts";

/**
 * The job's postcode: "LS1 4AP", or "LS1" where that is all there is. A missing space, O for 0, I for 1 and figures spelt
 * out are repaired; a corrected one wins; else the first counts. Null where none is plainly meant.
 */
export function readPostcode(text: string, asked: Asked): string | null {
  return fullPostcode(text) ?? speltPostcode(text) ?? outwardOnly(text, asked);
}

const fullShape = /\b([A-Z]{1,2}|[A-Z]0|0[A-Z]|1[GPMV])([\dOI])([A-Z\d]?)[ .-]{0,3}([\dOI][ABD-HJLNP-UW-Z]{2})\b/gi;
const wordsThatLookInward = /^(?:off|our|out|old|own|its|ill|one)$/i;
const wordsThatLookOutward = /^(?:to|so|no|do|go|is|it|i)$/i;

type Found = { readonly code: string; readonly at: number; readonly to: number };

function fullPostcode(text: string): string | null {
  const found: Found[] = [];
  for (const match of text.matchAll(fullShape)) {
    const [whole, area = "", first = "", second = "", inward = ""] = match;
    const code = repaired(area, first, second, inward);
    const isWords =
      !/\d/.test(whole) ||
      /^mon\W/i.test(whole) ||
      wordsThatLookInward.test(inward) ||
      wordsThatLookOutward.test(`${area}${first}${second}`);
    if (code !== null && !isWords && !/\bnot\s+$/i.test(text.slice(0, match.index)))
      found.push({ code, at: match.index, to: match.index + whole.length });
  }
  return meant(text, found);
}

/** The corrected one; else the one that is said to be the job's; else the first that is not said to be the sender's. */
function meant(text: string, found: readonly Found[]): string | null {
  const [first] = found;
  const last = found.at(-1);
  if (first === undefined || last === undefined) return null;
  if (correction.test(text.slice(first.to, last.at))) return last.code;
  const before = ({ at }: Found, index: number) => text.slice(found[index - 1]?.to ?? 0, at);
  const ofJob = found.find((each, index) => jobBefore.test(before(each, index)) || jobAfter.test(text.slice(each.to)));
  const notSenders = found.find((each, index) => !senderBefore.test(before(each, index)));
  return (ofJob ?? notSenders ?? first).code;
}

const correction = /\b(?:sorry|i mean|i meant|meant|actually|correction|should be|wrong|oops|no)\b/i;
const jobBefore =
  /\b(?:job|work|problem|leak|boiler|property|site|rental|flat|shop|tenants?|mum'?s|dad'?s|nan'?s|mother'?s|house)(?:'s| is| itself)*(?: at| in| to be done at| over at| address(?: is)?)?[\s:,]*$/i;
const jobAfter = /^[\s,(]*(?:is (?:the|where the) (?:job|work|site|property|problem|leak)|for the (?:job|work))\b/i;
const senderBefore =
  /\b(?:i live|we live|i'?m (?:at|in|based|over)|my (?:own )?(?:home|house|place|address|office)|billing|invoice|office|based|writing from|home is|lives?)\b[^.]{0,30}$/i;

const exactShape = /^([A-Z]{1,2})([\dOI])([A-Z\d]?)([\dOI][ABD-HJLNP-UW-Z]{2})$/;
const piecesMax = 8;

/** "L S one four A P", as a telephone's dictation writes it: whole pieces, as many as make a postcode. */
function speltPostcode(text: string): string | null {
  for (const run of speltRuns(text)) {
    for (let start = 0; start < run.length; start += 1) {
      const code = longestFrom(run.slice(start, start + piecesMax));
      if (code !== null) return code;
    }
  }
  return null;
}

function longestFrom(pieces: readonly string[]): string | null {
  for (let count = pieces.length; count >= piecesMin; count -= 1) {
    const [, area = "", first = "", second = "", inward = ""] = exactShape.exec(pieces.slice(0, count).join("")) ?? [];
    const code = area === "" ? null : repaired(area, first, second, inward);
    if (code !== null) return code;
  }
  return null;
}

const piecesMin = 3;
