import type { Asked } from "../../reading.ts";
import { areas } from "./areas.ts";

const shape = /\b([A-Z]{1,2})(\d[A-HJKMNPR-Y]|\d{1,2}|[IO]\d?|\d[IO])\b/gi;
const placeBefore =
  /(?:\b(?:in|at|near|postcode|post code|area|around|from|cover|to|is|based|it's|its|meant|mean|sorry|actually|over|we're|were|i'm|im|live)(?: in| at| near| it's| its)?)[\s:,.]*$/i;
const codeBefore =
  /\b(?:error|fault|code|codes|showing|shows|show|says|reads|display|displays|displaying|model|junction|the|on|screen|boiler|flashing|lockout|zone|type|version)(?: is| are| it's| its| of| to| in| at)*[\s:]*$/i;
const thingAfter =
  /^\W*(?:motorway|junction|j\d|services|error|fault|code|fuel|petrol|paper|size|bulb|fitting|model|on the (?:display|screen|panel|boiler)|roundabout|slip|hard shoulder)/i;
const notCode = /^(?:i\d|o\d|to\d?|so[io]|no[io]|do[io]|go[io]|am\d|pm\d)/i;

type Candidate = { readonly code: string; readonly isRefused: boolean; readonly isPlace: boolean };

/** A road, a fault code and a model number look the same, so the words around have to say that it is a place. */
export function outwardOnly(text: string, asked: Asked): string | null {
  const all = [...text.matchAll(shape)].slice(0, candidatesMax).flatMap((match) => candidate(match, text, asked));
  const meant = all.filter(({ isRefused }) => !isRefused);
  const isPlace = meant.some((each) => each.isPlace) || all.some(({ isRefused }) => isRefused);
  if (!isPlace) return null;
  const placed = meant.filter((each) => each.isPlace);
  const [first] = placed.length > 0 ? placed : meant;
  const last = meant.at(-1);
  return (correction.test(text) ? last?.code : first?.code) ?? null;
}

const candidatesMax = 12;
const correction = /\b(?:i mean|i meant|meant|correction|should be|wrong|oops|typo|mistake)\b|\bsorry\b/i;

function candidate(match: RegExpExecArray, text: string, asked: Asked): readonly Candidate[] {
  const [whole, area = "", district = ""] = match;
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + whole.length);
  const hasFigure = /\d/.test(district);
  const isCode = areas.has(area.toUpperCase()) && hasFigure && !notCode.test(whole) && !thingAfter.test(after);
  if (!isCode || codeBefore.test(before)) return [];
  const isAlone = whole.length === text.trim().length && area.length === 2;
  const isRefused = /\bnot\s+(?:in |at )?$/i.test(before);
  const code = `${area}${district.replace(/o/gi, "0").replace(/i/gi, "1")}`.toUpperCase();
  const isPlace =
    asked === "place" || isAlone || placeBefore.test(before) || /^\W*(?:area|way|not [a-z]{1,2}\d)/i.test(after);
  return [{ code, isRefused, isPlace }];
}
