const pauses: ReadonlySet<string> = new Set(["platform_paused", "client_paused", "customer_paused"]);

/** Whether a refusal is somebody's pause, which may be lifted again: what it stops is held. */
export function isPause(reason: string): boolean {
  return pauses.has(reason);
}
