import type { LiveClient } from "./decisions.ts";

const clientsMax = 100_000;

/** The operator's list: an id a line, with `trial` after it for a business that does not pay yet; # begins a remark. */
export function readLiveList(text: string): readonly LiveClient[] | { readonly wrong: string } {
  const lines = text.split("\n").map((line) => line.replace(/#.*$/, "").trim());
  const clients = new Map<string, LiveClient>();
  for (const [place, line] of lines.entries()) {
    if (line === "") continue;
    const [id = "", billing = "active", ...more] = line.split(/\s+/);
    if (more.length > 0 || (billing !== "active" && billing !== "trial")) {
      return { wrong: `line ${place + 1} is neither an id nor an id and "trial": ${line}` };
    }
    clients.set(id, { id, billing });
    if (clients.size > clientsMax) return { wrong: `more than ${clientsMax} businesses` };
  }
  return [...clients.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
