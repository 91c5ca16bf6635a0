const distinctValuesMax = 64;

/**
 * Lets a metric's label have so many values and no more; later ones are counted as `other`. Each value is a time series
 * that is kept for as long as the process lives, so an unbounded label is a leak that outsiders can fill.
 */
export function boundedLabel(most = distinctValuesMax): (value: string) => string {
  const seen = new Set<string>();
  return (value) => {
    if (seen.has(value)) return value;
    if (seen.size >= most) return "other";
    seen.add(value);
    return value;
  };
}
