/** A list as it is written on its page: words with spaces between. */
export function wordsOf(list: string): readonly string[] {
  return list.trim().split(/\s+/);
}

/** The forms of a verb that English spelling makes by rule: "fit, fits, fitted, fitting". */
export function formsOf(verb: string): readonly string[] {
  const bare = verb.replace(/e$/, "");
  const doubled = /^[^aeiou]*[aeiou][bdgklmnprtz]$/.test(verb) ? `${verb}${verb.slice(-1)}` : bare;
  const past = verb.endsWith("y") && !/[aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${doubled}ed`;
  return [verb, `${verb}s`, `${verb}es`, past, `${doubled}ing`, `${bare}ing`];
}

/** The plural and the possessive mean the same thing. */
export function numbersOf(noun: string): readonly string[] {
  const plural = /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
  return [noun, plural, `${noun}'s`];
}
