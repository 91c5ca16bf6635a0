/** Longer than this is no phrase for a job sheet but the text again. */
const jobCharactersMax = 120;

/**
 * Whether a job as read has the key noun and the fault that are expected: every word of weight, in any form and order.
 * Where a text says one trouble in two ways, the expectation holds both with a stroke between, and either will do.
 */
export function sameJob(expected: string, read: string): boolean {
  const known = new Set(stemsOf(read));
  const ways = expected.split(" / ").map(stemsOf);
  return read.length <= jobCharactersMax && ways.some((stems) => stems.every((word) => known.has(word)));
}

/** Case, punctuation and honorific ignored; contained is enough, either way round. */
export function sameName(expected: string, read: string): boolean {
  const [wanted, found] = [plain(expected).replace(honorific, ""), plain(read).replace(honorific, "")];
  return found !== "" && (` ${found} `.includes(` ${wanted} `) || ` ${wanted} `.includes(` ${found} `));
}

/** As a name, but what was said may not shrink to a part of it: "Bridge Street" is not "Street". */
export function samePlace(expected: string, read: string): boolean {
  return ` ${plain(read)} `.includes(` ${plain(expected)} `);
}

const honorific = /\b(?:mr|mrs|ms|miss|mx|dr|doctor|rev|reverend|father|sister|prof|professor|sir|lady|lord|dame)\b ?/g;

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/['\u2019]|\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const light = new Set(
  "a an the my our your his her their its it is are was be been has have had of in on at to from for with and or by some this that there i im we he she you any".split(
    " ",
  ),
);
const denial =
  /^(?:no|not|none|without|wont|dont|doesnt|isnt|arent|cant|cannot|hasnt|havent|didnt|wasnt|\w*nae|nowt|never)$/;

/** "not working", "won't work" and "isn't working" are one fault. */
function stemsOf(text: string): string[] {
  return plain(text)
    .split(" ")
    .filter((word) => word !== "" && !light.has(word))
    .map((word) => (denial.test(word) ? "not" : stem(word)));
}

function stem(word: string): string {
  if (word.length <= 3) return word;
  const bare = word.replace(/(?:ings?|in|ed|es|s|y|e|ies)$/, "");
  return bare.replace(/([^aeiou])\1$/, "$1").slice(0, 7);
}
