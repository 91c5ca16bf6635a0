import type { Proved } from "./body.ts";

const row = /^\| (?<place>\d+) \| (?<promise>.+?) \| .+ \| (?<proofs>.+) \|$/;

/** The invariants of ARCHITECTURE.md with what shows each; `isThere` looks for a test file, folder or campaign. */
export function readPromises(page: string, isThere: (path: string) => boolean): readonly Proved[] {
  const from = page.indexOf("\n## Invariants\n");
  const to = page.indexOf("\n## ", from + 1);
  if (from < 0) return [];
  return page
    .slice(from, to < 0 ? undefined : to)
    .split("\n")
    .flatMap((line) => {
      const { place = "", promise = "", proofs = "" } = row.exec(line)?.groups ?? {};
      if (place === "") return [];
      const named = [...proofs.matchAll(/`([^`]+)`/g)].map(([, proof = ""]) => proof);
      return [{ place, promise, proofs: named, absent: named.filter((proof) => !isHere(proof, isThere)) }];
    });
}

/** Beside files a proof may be a campaign, or a command of ours. */
function isHere(proof: string, isThere: (path: string) => boolean): boolean {
  const [, campaign] = /^npm run campaign -- ([a-z-]+)$/.exec(proof) ?? [];
  if (campaign !== undefined) return isThere(`campaigns/${campaign}.ts`);
  return proof.startsWith("test/") ? isThere(proof) : true;
}
