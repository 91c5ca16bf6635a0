/** GSM 03.38: what fits in one septet, and what takes two because it is reached through the escape. */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENSION = "^{}\\[~]|€\f";

const basic = new Set(BASIC);
const extension = new Set(EXTENSION);

export type Counted = { encoding: "GSM-7" | "UCS-2"; units: number; segments: number };

/** How the network splits a text. A character is never split across two segments, which can cost one more of them. */
export function countSegments(body: string): Counted {
  const gsmWidths = widths(body, (character) => (basic.has(character) ? 1 : extension.has(character) ? 2 : null));
  if (gsmWidths !== null) return { encoding: "GSM-7", ...fill(gsmWidths, 160, 153) };
  return { encoding: "UCS-2", ...fill(widths(body, (character) => character.length) ?? [], 70, 67) };
}

function widths(body: string, widthOf: (character: string) => number | null): number[] | null {
  const found: number[] = [];
  for (const character of body) {
    const width = widthOf(character);
    if (width === null) return null;
    found.push(width);
  }
  return found;
}

function fill(characterWidths: number[], aloneMax: number, partMax: number): { units: number; segments: number } {
  const units = characterWidths.reduce((sum, width) => sum + width, 0);
  if (units <= aloneMax) return { units, segments: 1 };
  let segments = 1;
  let used = 0;
  for (const width of characterWidths) {
    if (used + width > partMax) {
      segments += 1;
      used = 0;
    }
    used += width;
  }
  return { units, segments };
}
