/** Ends an exhaustive switch: a new member of a union stops the compiler here instead of a customer at night. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
