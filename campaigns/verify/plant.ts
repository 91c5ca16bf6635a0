/** A fault as somebody or something makes it, and the check that must say so. All others may or may not notice, too. */
export type Plant = {
  readonly name: string;
  readonly tier: 1 | 2;
  readonly foundBy: string;
  /** Run as a superuser with triggers and foreign keys off, in a transaction that is rolled back after the look. */
  readonly sql: string;
};

export function plants(
  tier: Plant["tier"],
  foundBy: string,
  faults: Readonly<Record<string, string>>,
): readonly Plant[] {
  return Object.entries(faults).map(([name, sql]) => ({ tier, foundBy, name, sql }));
}
