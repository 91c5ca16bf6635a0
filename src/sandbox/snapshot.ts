import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Network } from "./network.ts";
import { textsKeptMax, snapshotSchema, callsKeptMax } from "./snapshot-schema.ts";

/** Puts a saved network back; false when there is none. A file that cannot be read is kept aside, and the network is fresh. */
export async function restore(network: Network, file: string): Promise<boolean> {
  const written = await readFile(file, "utf8").catch(() => null);
  if (written === null) return false;
  const read = snapshotSchema.safeParse(parse(written));
  if (!read.success) {
    await rename(file, `${file}.unreadable`);
    return false;
  }
  const { numbers, bundles, standing, handsets, texts, calls, optOuts } = read.data;
  for (const number of numbers) network.numbers.set(number.phone, number);
  for (const bundle of bundles) network.bundles.set(bundle.sid, bundle);
  Object.assign(network.standing, standing);
  for (const handset of handsets) network.handsets.set(handset.phone, handset);
  for (const text of texts) network.texts.add(text);
  for (const call of calls) network.calls.add(call);
  for (const pair of optOuts) network.optOuts.add(pair);
  return true;
}

/** Writes the network whole: into a neighbour file first, so that a reader never sees half of it. */
export async function save(network: Network, file: string): Promise<void> {
  const snapshot = {
    version: 1,
    numbers: [...network.numbers.values()],
    bundles: [...network.bundles.values()],
    standing: network.standing,
    handsets: [...network.handsets.values()],
    texts: network.texts.all().slice(-textsKeptMax),
    calls: network.calls.all().slice(-callsKeptMax),
    optOuts: [...network.optOuts],
  } as const;
  await mkdir(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}.new`;
  await writeFile(fresh, JSON.stringify(snapshot), { mode: 0o600 });
  await rename(fresh, file);
}

function parse(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return null;
  }
}
