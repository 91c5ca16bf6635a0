import type { Asked } from "../reading.ts";
import { isName, type Needs } from "./name/is-name.ts";
import { signedName } from "./name/signed-name.ts";
import type { Said } from "./statements.ts";

/** The sender's name as given, with its title, else whom they say to ask for; null where no name is given. */
export function readName(said: Said, asked: Asked): string | null {
  const { original } = said.prepared;
  return (
    firstOf(introduced, original) ??
    firstOf(titled, original) ??
    signedName(said) ??
    (asked === "name" ? wholeAnswer(original) : null)
  );
}

const title =
  "(?:(?:[Mm]r|[Mm]rs|[Mm]s|[Mm]iss|[Mm]x|[Dd]r|[Rr]ev|[Pp]rof(?:essor)?|[Dd]octor|[Rr]everend|[Ss]ir|[Ll]ady|[Ff]ather|[Ss]ister|MR|MRS|MS|DR)\\.? )";
const word = "\\p{Lu}[\\p{L}'\u2019-]{1,20}";
const anyWord = "\\p{L}[\\p{L}'\u2019-]{1,20}";
const initials = "(?:\\p{Lu}\\.? ?){0,2}";
const full = `${title}?${word}(?: ${word})?`;
const ending =
  "(?=\\s*(?:[,.!;:\\n(&/-]|$)|\\s+(?:here|from|at|again|and|who|on|in|my|I|x+|speaking|calling|ringing|of|by|with|she|he|they|will|\\p{Lu}{1,2}\\d)\\b|\\s+\\d)";

type Form = { readonly pattern: RegExp; readonly needs: Needs };

const introduced: readonly Form[] = [
  {
    pattern: new RegExp(
      `\\b(?:[Mm]y name(?:'s| is|s)|[Nn]ame(?:'s| is|s)|[Ii]['\u2019]?m called|(?:I )?(?:am|go by) called|[Nn]ame ?[:-]|(?:[Cc]an|[Cc]ould) call me|[Cc]all me) ?(?:it's |is )?(${title}?${anyWord}(?: ${word})?)`,
      "u",
    ),
    needs: "nothing",
  },
  {
    pattern: new RegExp(
      `\\b(?:[Tt]his is|[Ii]t['\u2019]?s|[Ii]['\u2019]?m|[Ii] am) (${title}?${anyWord}(?: ${anyWord})?) (?:calling|speaking|here|ringing|texting|again|from (?!the\\b))`,
      "u",
    ),
    needs: "nothing",
  },
  {
    pattern: new RegExp(
      `\\b(?:[Tt]his is|[Ii]t['\u2019]?s|[Ii]['\u2019]?m|here is) (${title}?${anyWord})(?= by the way| btw| and i\\b| and the\\b| my \\w+ |[,.]|$)`,
      "u",
    ),
    needs: "known",
  },
  { pattern: new RegExp(`\\b[Ii]t['\u2019]?s (?:only |just )?(${full})${ending}`, "u"), needs: "nothing" },
  {
    pattern: new RegExp(
      `\\b(?:[Tt]his is|I['\u2019]?m|[Ii]m|i['\u2019]m|I am|i am|[Aa]sk for|[Cc]ontact is|[Cc]ontact|[Ss]peak to|[Ss]ee)(?: my \\w+)? (${full})${ending}`,
      "u",
    ),
    needs: "nothing",
  },
  {
    pattern: new RegExp(
      `(?:^|[.!,\\n] ?)(?:(?:[Hh]i|[Hh]ello|[Mm]orning|[Ee]vening|[Aa]fternoon),? )?(${full}) (?:here|speaking)\\b`,
      "u",
    ),
    needs: "nothing",
  },
  { pattern: new RegExp(`(?:^|[.!,\\n] ?)(?:hi |hello )?(${anyWord}) (?:here|speaking)\\b`, "u"), needs: "nothing" },
];
const others =
  "(?<!\\b(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Tt]enant|[Nn]eighbour|[Ll]andlord|[Dd]oor|[Cc]heers|[Tt]hanks|[Ff]or my|[Ff]riend|[Ll]ady|[Ff]ather|[Mm]other|[Ee]lectrician|[Pp]lumber|[Tt]o|by),? )";
const titled: readonly Form[] = [
  { pattern: new RegExp(`${others}\\b(${title}${initials}${word}(?: ${word})?)`, "u"), needs: "nothing" },
  { pattern: new RegExp(`${others}\\b((?:mr|mrs|miss|dr) ${anyWord})`, "u"), needs: "nothing" },
];

function firstOf(forms: readonly Form[], original: string): string | null {
  for (const { pattern, needs } of forms) {
    const found = pattern.exec(original)?.[1] ?? null;
    const name = found === null ? null : isName(found, needs);
    if (name !== null) return name;
  }
  return null;
}

const nameWordsMax = 3;

function wholeAnswer(original: string): string | null {
  const answer = original
    .replace(
      /^(?:(?:hi|hello|yes|yeah|sure|ok|oh|sorry)[,. ]+)*(?:it'?s|i'?m|i am|im|this is|me|the name is|just)?\s+/i,
      "",
    )
    .replace(/\s*(?:\(|\bbut\b|,? everyone|,? or\b).*$/, "")
    .replace(/[,.!]*(?:\s+(?:thanks|thank you|cheers|ta|x+))?[.!]*$/i, "");
  const isPlain = /^[\p{L}][\p{L}'\u2019 .-]{1,40}$/u.test(answer) && answer.split(" ").length <= nameWordsMax;
  return isPlain ? isName(answer, "nothing") : null;
}
