import type { Prepared } from "../clauses.ts";

/**
 * Takes out of a text the danger that someone competent has mended or checked: everything up to the end of that statement.
 * What is told after it stays, and so does what is told before it as still going on.
 */
export function withoutMended(text: Prepared): Prepared {
  const said = mend.exec(text.lower);
  if (said === null || notYet.test(said[0]) || wanted.test(text.lower.slice(0, said.index))) return text;
  const before = text.lower.slice(0, said.index);
  if ((isDoneBy.test(said[0]) ? stillGoesOn : goesOn).test(before)) return text;
  const after = text.lower.slice(said.index + said[0].length);
  if (returned.test(after)) return text;
  // The rest of the mending statement tells what was mended, unless it goes on to something new.
  const rest = after.replace(tail, "");
  const clauses = rest.split(/[.!?;,\n]+\s*|\bbut\b/).map((clause) => clause.trim());
  return { ...text, lower: rest, clauses: clauses.filter(Boolean) };
}

const competent =
  "engineers?|cadent|sgn|wales and west|northern gas|gas board|gas man|gas people|national grid|transco|electrician|sparky|fire ?brigade|fire ?service|fire ?fighters|firemen|plumber|you lot|dno|ambulance|paramedics?";
const done =
  "fixed|repaired|mended|made (?:it |everything |the [\\w]+ |that )?safe|capped|all clear|signed (?:it )?off|checked (?:it|everything|all|the \\w+)|sorted|put (?:it|the fire) out|(?:is|its|it's|was|all|now) safe|nothing wrong|isolated (?:it|everything)|replaced (?:it|the \\w+)|tested (?:it|everything|all|the \\w+)|(?:came|been|out|checked|looked)[^.!?\\n]{0,25} (?:said|says|reckoned|reckons)[^.!?\\n]{0,20} (?:drains?|fine|ok|nothing|no leak|safe|bins?)|cleared (?:it|us)|gave us the ok";
const mend = new RegExp(
  `\\b(?:${competent})\\b[^.!?\\n]{0,60}\\b(?:${done})\\b|\\b(?:${done})\\b[^.!?\\n]{0,30}\\bby\\b[^.!?\\n]{0,20}\\b(?:${competent})\\b`,
);
const notYet =
  /\b(?:get|be|can|will|need|needs|want|wants|could|would|should|not|never|\w+n't|cant|wont|dont|isnt|hasnt|didnt|please|until|before|waiting|to be|tomorrow|asap)\b/;
const wanted =
  /\b(?:need|needs|want|wants|can|could|waiting (?:for|on)|send|get|find|is|are) (?:an?|the|some|your|any)? ?(?:gas |good )?$/;
const goesOn =
  /\b(?:can|is|are|keeps?|still|again|back|there'?s|its|it's|smells?|smelling|reeks?|stinks?|sparking|going off|coming|pouring|getting)\b/;
/** "The smell was sorted by Cadent": what stands before is what was mended, not what goes on. */
const isDoneBy = /\bby\b/;
const stillGoesOn = /\b(?:can|still|again|keeps?)\b/;
const returned =
  /\b(?:still|again|it'?s back|came back|come back|returned|not convinced|don'?t (?:believe|trust)|not so sure)\b/;
const tail =
  /^(?:(?!\b(?:but|now|and now|and i|and there|and we|still|again|since|then|today|this morning|tonight|yet|however|only)\b)[^.!?\n,])*/;
