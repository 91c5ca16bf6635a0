/** What a Node that runs tests is started with: the platform's own comparisons cannot tell two instants apart. */
export const everyTest: readonly string[] = [
  `--import=${new URL("../../test/support/legible-instants.ts", import.meta.url).href}`,
];
