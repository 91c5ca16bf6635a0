import type { Twin } from "../twin.ts";

const story = { test: "test/cli/demo/story.test.ts" };
const demo = { test: "test/cli/demo/demo.db.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "a demo that believes every claim",
    caughtBy: story,
    file: "src/cli/demo/fact.ts",
    old: "if (holds) return;",
    new: "if (holds || rule !== '') return;",
  },
  {
    name: "a demo wider than the terminal",
    caughtBy: story,
    file: "src/cli/demo/chat.ts",
    old: "const sceneColumns = 74;",
    new: "const sceneColumns = 84;",
  },
  {
    name: "a demo that breaks off and ends with 0",
    caughtBy: demo,
    file: "src/cli/commands/demo.ts",
    old: "? stoppedByPerson : 1;",
    new: "? stoppedByPerson : 0;",
  },
  {
    name: "a demo whose second Ctrl-C leaves everything running",
    caughtBy: demo,
    file: "src/cli/process/signals.ts",
    old: "process.on(signal, () => stop.abort());",
    new: "process.on(signal, () => (stop.signal.aborted ? process.exit(130) : stop.abort()));",
  },
];
