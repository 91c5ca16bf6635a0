/**
 * Takes any string from outside and returns well-formed text that PostgreSQL, JSON and a carrier will all take: lone
 * surrogates become U+FFFD; control characters but line feed and tab are dropped; CR LF and CR become LF. Total.
 */
export function cleanText(raw: string): string {
  return raw.toWellFormed().replace(/\r\n?/g, "\n").replace(unwanted, "");
}

const unwanted = /[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu;
