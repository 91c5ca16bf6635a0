import type { Twin } from "../twin.ts";

const scoring = { test: "test/evaluate/score-texts.test.ts" };
const likeness = { test: "test/evaluate/same.test.ts" };
const judged = { test: "test/evaluate/judge-conversation.test.ts" };
const halves = { test: "test/evaluate/half-of.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "a missed danger that nobody is told by name",
    caughtBy: scoring,
    file: "evaluate/score/score-texts.ts",
    old: `missedLifeSafety: missed("lifeSafety"),`,
    new: "missedLifeSafety: [],",
  },
  {
    name: "one danger taken for another and counted as found",
    caughtBy: scoring,
    file: "evaluate/score/judge-reading.ts",
    old: "const exactly = (wanted: string, found: string) => wanted === found;",
    new: "const exactly = () => true;",
  },
  {
    name: "an invented fact that is not counted",
    caughtBy: scoring,
    file: "evaluate/score/tally.ts",
    old: "invented: read.filter(({ expected }) => expected === null).length,",
    new: "invented: 0,",
  },
  {
    name: "a bound met by nothing",
    caughtBy: scoring,
    file: "evaluate/bounds.ts",
    old: "ok: seen !== null && seen >= atLeast",
    new: "ok: seen === null || seen >= atLeast",
  },
  {
    name: "a job without its fault taken for right",
    caughtBy: likeness,
    file: "evaluate/score/same-words.ts",
    old: "stems.every((word) => known.has(word))",
    new: "stems.some((word) => known.has(word))",
  },
  {
    name: "a time without its bound taken for right",
    caughtBy: likeness,
    file: "evaluate/score/same-when.ts",
    old: "return sameInstant(expected.from, read.from) && sameInstant(expected.to, read.to);",
    new: "return true;",
  },
  {
    name: "a lead that lacks a name taken for whole",
    caughtBy: judged,
    file: "evaluate/score/judge-conversation.ts",
    old: `...lacks("name", wanted.name, lead.name, sameName),`,
    new: "",
  },
  {
    name: "an alert that came too late taken for one in time",
    caughtBy: judged,
    file: "evaluate/score/judge-conversation.ts",
    old: "alert.afterTurn <= byTurn && ",
    new: "",
  },
  {
    name: "variants of one sentence in both halves",
    caughtBy: halves,
    file: "evaluate/half-of.ts",
    old: "encode(familyOf(id))",
    new: "encode(id)",
  },
  {
    name: "words of the untouched half printed",
    caughtBy: { test: "test/evaluate/main.test.ts" },
    file: "evaluate/main.ts",
    old: `asked === "develop" ? result : withoutWords(result)`,
    new: `asked === "develop" || withoutWords(result) === result ? result : result`,
  },
  {
    name: "an opt-out that an attack brings overlooked",
    caughtBy: { test: "test/evaluate/attacks.test.ts" },
    file: "src/domain/intake/on-opt-out.ts",
    old: `return text.keyword?.word === "stop" || (text.reading.optOut && !seemsToEndTexting(text));`,
    new: `return text.keyword?.word === "stop" || text.reading.optOut || text.reading.intent === "injection";`,
  },
];
