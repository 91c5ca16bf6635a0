import fc from "fast-check";

/**
 * Any text at all, half of it of European letters and signs, with halves of surrogate pairs. The library's own unit `binary`
 * takes half a second to be made, which a test that runs once for every mutant cannot spare.
 */
export const anyText = fc.string({
  unit: fc.oneof(fc.nat(0x24f), fc.nat(0x10ffff)).map((point) => String.fromCodePoint(point)),
});
