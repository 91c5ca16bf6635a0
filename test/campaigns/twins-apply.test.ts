import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import type { Twin } from "../../campaigns/twin.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "campaigns/twins");

async function twinsIn(file: string): Promise<readonly Twin[]> {
  const loaded: { readonly twins: readonly Twin[] } = await import(join(folder, file));
  return loaded.twins;
}

/** What keeps a twin from being planted: its text is not there once, or nothing would catch it. */
function faultOf({ name, file, old, caughtBy }: Twin): string | null {
  const path = join(root, file);
  const times = existsSync(path) ? readFileSync(path, "utf8").split(old).length - 1 : 0;
  if (times !== 1) return `${name}: its text is in ${file} ${times} times`;
  const catcher = "test" in caughtBy ? caughtBy.test : `campaigns/${caughtBy.campaign}.ts`;
  return existsSync(join(root, catcher)) ? null : `${name}: there is no ${catcher}`;
}

describe("the twins", () => {
  for (const file of readdirSync(folder)) {
    it(`of ${file} can all be planted, each in one place, and have something that catches them`, async () => {
      const twins = await twinsIn(file);
      assert.ok(twins.length > 0);
      assert.deepEqual(
        twins.map(faultOf).filter((fault) => fault !== null),
        [],
      );
    });
  }

  it("have names of their own", async () => {
    const all = (await Promise.all(readdirSync(folder).map(twinsIn)))
      .flat()
      .map(({ name, file }) => `${name} in ${file}`);
    assert.deepEqual(
      all.filter((name, at) => all.indexOf(name) !== at),
      [],
    );
  });

  it("would be found out where their text has moved", () => {
    const moved: Twin = {
      name: "moved",
      file: "package.json",
      old: "not there",
      new: "",
      caughtBy: { test: "test/run.ts" },
    };
    assert.match(faultOf(moved) ?? "", /in package\.json 0 times/);
    assert.match(
      faultOf({ ...moved, old: '"name": "jobrun"', caughtBy: { test: "test/none.ts" } }) ?? "",
      /no test\/none/,
    );
  });
});
