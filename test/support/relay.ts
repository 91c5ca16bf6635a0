import { openLine } from "./line.ts";

/** A fixed address in front of a server that comes and goes: what a database by address is to its clients. */
export type Relay = {
  readonly port: number;
  /** Where new connections go from now on; null turns them away. */
  pointTo(port: number | null): void;
  close(): Promise<void>;
};

export async function relayTo(first: number): Promise<Relay> {
  let target: number | null = first;
  const { port, close } = await openLine(
    () => target,
    (near, far) => near.pipe(far).pipe(near),
  );
  return { port, pointTo: (next) => (target = next), close };
}
