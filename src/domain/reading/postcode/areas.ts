/** The letters with which a postcode of the United Kingdom can begin. */
export const areas: ReadonlySet<string> = new Set(
  (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G " +
    "GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW " +
    "OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD " +
    "WF WN WR WS WV YO ZE"
  ).split(" "),
);

/** A whole postcode of its parts as written, with O for 0 and I for 1 put right on either side; null where no area fits. */
export function repaired(area: string, first: string, second: string, inward: string): string | null {
  const upper = area.toUpperCase();
  const letters = upper.replace(/0/g, "O").replace(/1/g, "I");
  if (areas.has(letters)) return written(letters, first, second, inward);
  // "MI5 4AA": the second letter can be a figure too, where the two letters are no area.
  const shifted = second === "" && /^[A-Z][OI]$/.test(upper);
  return shifted ? repaired(upper.slice(0, 1), upper.slice(1), first, inward) : null;
}

function written(area: string, first: string, second: string, inward: string): string | null {
  // "S014 4AA": no district begins with nought and has a second figure, so it is the area's O.
  const isArea = figure(first) === "0" && /\d/.test(second) && areas.has(`${area}O`) && area.length === 1;
  if (isArea) return written(`${area}O`, second, "", inward);
  return `${area}${figure(first)}${figure(second)} ${figure(inward.slice(0, 1))}${inward.slice(1).toUpperCase()}`;
}

function figure(character: string): string {
  return character.toUpperCase().replace("O", "0").replace("I", "1");
}
