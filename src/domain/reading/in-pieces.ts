/** Takes a long run of words apart, so that no pattern ever looks at more than a piece; pieces overlap by what one phrase holds. */
export function inPieces(statement: string): readonly string[] {
  const words = statement.split(" ");
  if (words.length <= pieceWordsMax) return [statement];
  const count = Math.ceil(words.length / pieceStepWords);
  return Array.from({ length: count }, (_, index) =>
    words.slice(index * pieceStepWords, index * pieceStepWords + pieceWordsMax).join(" "),
  );
}

/** The first words of a text, for patterns that look at all of it. */
export function opening(text: string): string {
  return text.split(" ", openingWordsMax).join(" ");
}

const pieceWordsMax = 45;
const pieceStepWords = 30;
/** A text of ten parts, the longest that a carrier takes, has fewer. */
const openingWordsMax = 300;
