const charactersMax = 1_600;

/** Takes back what was said before: "sorry, LS7 not LS1", "no, it's the bathroom". */
export function isCorrection(body: string): boolean {
  return takesBack.test(plain(body));
}

/** Another job than the one that is known, in so many words. */
export function isAnotherJob(body: string): boolean {
  return another.test(plain(body));
}

/** Another place than the one that is known. */
export function isElsewhere(body: string): boolean {
  return elsewhere.test(plain(body));
}

function plain(body: string): string {
  return body
    .slice(0, charactersMax)
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[^a-z0-9']+/g, " ")
    .trim();
}

const takesBack =
  /^(?:(?:oh|oops|sorry|apologies) )*(?:no (?:it's|its|it is|the|not|i mean|i meant|sorry)|i meant?\b|correction\b|my mistake\b|wrong (?:postcode|address)\b|that'?s wrong\b|actually (?:it's|its|it is)\b)|\b(?:i meant|should (?:be|have been|say)|not [a-z]{1,2}[0-9][a-z0-9]?\b)/;
const another =
  /\b(?:another|different|separate|second|new) (?:job|thing|problem|issue|matter|question|property|house|flat|address|place|one)\b|\b(?:separately|unrelated)\b|\bsomething else (?:as well|too|now)\b|\bother (?:house|flat|property|address)\b/;
const elsewhere =
  /\b(?:another|different|second|new|other|my (?:mum|dad|son|daughter|sister|brother|parents)'?s?'?) (?:property|house|flat|address|place|home)\b/;
