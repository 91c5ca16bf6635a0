import assert from "node:assert/strict";

/**
 * Loaded before every test. The platform takes any two Temporal values of a kind for equal where it compares by structure, because
 * they have no properties (nodejs/node issue 57891); here they are compared as they are written.
 */
const comparisons = [
  "deepEqual",
  "deepStrictEqual",
  "notDeepEqual",
  "notDeepStrictEqual",
  "partialDeepStrictEqual",
] as const;

for (const name of comparisons) {
  const compare = assert[name];
  const legibly = (actual: unknown, expected: unknown, ...words: unknown[]): unknown =>
    Reflect.apply(compare, assert, [legible(actual, new Map()), legible(expected, new Map()), ...words]);
  Object.assign(assert, { [name]: legibly });
}

/** The same value with its Temporal parts written out. Objects, arrays, maps and sets are looked through. */
function legible(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value !== "object" || value === null) return value;
  const tag = Object.prototype.toString.call(value).slice("[object ".length, -1);
  if (tag.startsWith("Temporal.")) return `${tag} ${JSON.stringify(value)}`;
  const known = seen.get(value);
  if (known !== undefined) return known;
  if (Array.isArray(value)) {
    const copy: unknown[] = [];
    seen.set(value, copy);
    for (const each of value) copy.push(legible(each, seen));
    return copy;
  }
  if (value instanceof Map) {
    const copy = new Map<unknown, unknown>();
    seen.set(value, copy);
    for (const [key, held] of value) copy.set(legible(key, seen), legible(held, seen));
    return copy;
  }
  if (value instanceof Set) {
    const copy = new Set<unknown>();
    seen.set(value, copy);
    for (const held of value) copy.add(legible(held, seen));
    return copy;
  }
  if (tag !== "Object") return value;
  const copy: object = Object.create(Object.getPrototypeOf(value));
  seen.set(value, copy);
  for (const [key, held] of Object.entries(value))
    Object.defineProperty(copy, key, { value: legible(held, seen), enumerable: true });
  return copy;
}
