import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readLiveList } from "../../../src/release/migrate/live-list.ts";

describe("the operator's list of live clients", () => {
  it("is refused at the line that is neither an id nor an id on trial", () => {
    assert.deepEqual(readLiveList("cl1\ncl2 free"), {
      wrong: `line 2 is neither an id nor an id and "trial": cl2 free`,
    });
    assert.deepEqual(readLiveList("cl1 trial now"), {
      wrong: `line 1 is neither an id nor an id and "trial": cl1 trial now`,
    });
  });
  it("is the same in whatever order it is written, with remarks and empty lines left out", () => {
    const list = [
      { id: "cl1", billing: "active" },
      { id: "cl2", billing: "trial" },
    ];
    assert.deepEqual(readLiveList("cl1\ncl2 trial"), list);
    assert.deepEqual(readLiveList("# seen on Monday\n\ncl2  trial # new\n cl1 \r\ncl1"), list);
  });
});
