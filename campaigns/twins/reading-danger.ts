import type { Twin } from "../twin.ts";

const gas = { test: "test/domain/reading/danger/gas.test.ts" };
const carbonMonoxide = { test: "test/domain/reading/danger/carbon-monoxide.test.ts" };
const electric = { test: "test/domain/reading/danger/electric.test.ts" };
const fire = { test: "test/domain/reading/danger/fire.test.ts" };
const flood = { test: "test/domain/reading/danger/flood.test.ts" };
const injury = { test: "test/domain/reading/danger/injury.test.ts" };
const noDanger = { test: "test/domain/reading/danger/no-danger.test.ts" };
const lifeSafety = { test: "test/domain/reading/life-safety.test.ts" };
const bySigns = { test: "test/domain/reading/danger/by-its-signs.test.ts" };
const spelling = { test: "test/domain/reading/nearest-spelling.test.ts" };
const anyVoice = { test: "test/domain/reading/opt-out-in-any-voice.test.ts" };
const noOptOut = { test: "test/domain/reading/no-opt-out.test.ts" };
const keywords = { test: "test/domain/keywords.test.ts" };

const families = "src/domain/reading/danger/families.ts";
const optOutFamilies = "src/domain/reading/opt-out-families.ts";

export const twins: readonly Twin[] = [
  {
    name: "a nose that knows no dialect",
    caughtBy: gas,
    file: families,
    old: "smell smelly smelt stink",
    new: "smelly smelt",
  },
  { name: "an alarm that only rings", caughtBy: carbonMonoxide, file: families, old: '"beep bleep', new: '"bleep' },
  {
    name: "fittings that are no sockets",
    caughtBy: electric,
    file: families,
    old: "socket plug light lite",
    new: "light lite",
  },
  {
    name: "smoke without a fire",
    caughtBy: fire,
    file: "src/domain/reading/danger/fire.ts",
    old: "/\\bSMOKE\\b/",
    new: "/\\bSMOKES\\b/",
  },
  { name: "a ceiling that may sag", caughtBy: flood, file: families, old: '"bulge bow sag', new: '"bow' },
  { name: "a fall that hurts nobody", caughtBy: injury, file: families, old: '"fall fell fallen', new: '"fallen' },
  {
    name: "a danger read out of its denial",
    caughtBy: noDanger,
    file: "src/domain/reading/danger/statements.ts",
    old: 'statement.replace(lost, " ").replace(denied, " ")',
    new: "statement",
  },
  {
    name: "a mend that clears nothing",
    caughtBy: lifeSafety,
    file: "src/domain/reading/life-safety.ts",
    old: "withoutUnreal(withoutMended(text))",
    new: "withoutUnreal(text)",
  },
  {
    name: "a slip of the thumb that hides a danger",
    caughtBy: spelling,
    file: "src/domain/reading/danger/family-of.ts",
    old: "const meant = spellings.nearest(word);",
    new: "const meant = spellings.nearest(word) === null ? null : null;",
  },
  {
    name: "a statement read without the one that it points back to",
    caughtBy: bySigns,
    file: "src/domain/reading/danger/statements.ts",
    old: "before !== undefined && pointsBack.test(part)",
    new: "before === null",
  },
  {
    name: "an opt-out that must be spelt out",
    caughtBy: anyVoice,
    file: optOutFamilies,
    old: 'TEXT: "text txt',
    new: 'TEXT: "text',
  },
  {
    name: "an opt-out at a preferred hour",
    caughtBy: noOptOut,
    file: "src/domain/opt-out.ts",
    old: '"before|after|until|till|til',
    new: '"until|till|til',
  },
  {
    name: "an opt-out phrase that the one look passes over",
    caughtBy: keywords,
    file: "src/domain/opt-out.ts",
    old: "list|database|system|remove",
    new: "list|database|remove",
  },
];
