export const halves = ["develop", "untouched"] as const;

/** `develop`: whoever changes the rules reads it. `untouched`: measured alone, so that it tells how strangers will be read. */
export type Half = (typeof halves)[number];

/** `gas-012a` and `gas-012b` are variants of one sentence: what is learnt from one would give the other away. */
export function familyOf(id: string): string {
  return id.replace(/(?<=\d)[a-z]$/, "");
}

/** Which half a text or conversation belongs to, for ever, whoever adds it: by a hash of its family. */
export function halfOf(id: string): Half {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(familyOf(id))) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (mixed(hash) & 1) === 0 ? "develop" : "untouched";
}

/** FNV-1a puts neighbouring ids side by side, and a whole kind into one half; this is the end of MurmurHash3. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}
