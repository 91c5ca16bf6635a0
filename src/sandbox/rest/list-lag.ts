import type { Network } from "../network.ts";

/** Under the `lists: "lag"` fault a list does not show yet what is younger than the fault's delay. */
export function lagging(network: Network): (createdAt: number) => boolean {
  const fault = network.faults.take("lists");
  if (fault === null) return () => true;
  const newest = Date.now() - fault.delayMs;
  return (createdAt) => createdAt <= newest;
}
