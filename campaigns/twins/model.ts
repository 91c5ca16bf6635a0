import type { Twin } from "../twin.ts";

type Planted = readonly [name: string, file: string, old: string, becomes: string];

const merge = "src/domain/merge-readings.ts";
const models = "src/domain/intake/on-models-word.ts";
const vendor = "src/vendors/language-model";

const merging: readonly Planted[] = [
  ["a model's own words taken for the customer's", merge, "null : ownWords(text, said);", "null : said;"],
  ["an address that a model picks out", merge, " || leadsElsewhere.test(words) ? null : words;", " ? null : words;"],
  ["a job that is a letter", merge, "words.length > charactersMax || ", ""],
  ["a model that takes a danger away", merge, "byRules.lifeSafety ?? byModel.lifeSafety;", "byModel.lifeSafety;"],
  ["a model that takes an opt-out away", merge, "byRules.optOut || byModel.optOut,", "byModel.optOut,"],
  ["a model that makes light of an emergency", merge, `byRules.urgency === "emergency" || `, ""],
  ["a danger of a model's that is not pressing", merge, `if (danger !== null) return "emergency";`, ""],
  [
    "a model that silences whom it likes",
    merge,
    "unanswered.has(byModel.intent) && saysSomething(byRules) ?",
    "false ?",
  ],
  ["a postcode that a model made up", merge, "readPostcode(run, asked) === said", `said !== ""`],
  ["a postcode that the text denies", merge, `before !== "not" && `, ""],
  ["a time that a model made up", merge, `readWhen(saidIn(prepare(words)), "time", context);`, "said;"],
  [
    "an opt-out of a model's taken for the rules'",
    merge,
    "opt_out: !byRules.optOut && byModel.optOut,",
    "opt_out: false,",
  ],
  [
    "a danger of a model's taken for the rules'",
    merge,
    "danger: byRules.lifeSafety === null && lifeSafety !== null,",
    "danger: false,",
  ],
];

const acting: readonly Planted[] = [
  [
    "safety words with every text that a model cries wolf at",
    models,
    `|| !told.includes("danger")) return text;`,
    "|| told.length >= 0) return text;",
  ],
  [
    "an opt-out in the ledger on a model's word",
    "src/domain/intake/on-opt-out.ts",
    " && !seemsToEndTexting(text));",
    ");",
  ],
  [
    "a text after an opt-out that only a model saw",
    "src/domain/intake.ts",
    "return hushed(heard(onWords(",
    "return (heard(onWords(",
  ],
  ["safety words that a model's opt-out keeps back", models, ` || effect.do === "send_safety") };`, ") };"],
  [
    "a silence that START does not end",
    models,
    `const told = without(intake.thread.told, news);`,
    "const { told } = intake.thread;",
  ],
  [
    "a model's word that a step forgets",
    "src/domain/intake/parse-step-input.ts",
    "input, reading, onModelsWord, body,",
    "input, reading, onModelsWord: [], body,",
  ],
];

const reaching: readonly Planted[] = [
  ["customers' words that follow a redirect", `${vendor}/bounded-fetch.ts`, `redirect: "error"`, `redirect: "follow"`],
  ["an answer of any size", `${vendor}/bounded-fetch.ts`, "if (length > answerBytesMax)", "if (length < 0)"],
  [
    "an answer with more in it than a reading",
    `${vendor}/answer-schema.ts`,
    "answerSchema = z.strictObject(",
    "answerSchema = z.looseObject(",
  ],
  ["a question that is asked again", `${vendor}/sdk.ts`, "maxRetries: 0,", "maxRetries: 1,"],
  ["an answer that is waited for too long", `${vendor}/connect.ts`, "  }, timeoutMs);", "  }, timeoutMs * 5);"],
  ["any number of questions at a time", `${vendor}/connect.ts`, " || underWay >= underWayMax", ""],
  ["words that a vendor keeps", `${vendor}/sdk.ts`, "{ store: false }", "{ store: true }"],
];

const flow: readonly Planted[] = [
  ["a model that is asked about a STOP", "src/domain/model-question.ts", "return !actsAtOnce && ", "return "],
  [
    "a model that is shown an attempt to instruct it",
    "src/domain/model-question.ts",
    ` && byRules.intent !== "injection"`,
    "",
  ],
  ["a model that is shown what nobody answers", "src/flows/read-text.ts", "!answerable || ", ""],
  [
    "a model that is shown whom the owner ignores",
    "src/flows/read-text.ts",
    "if (await isIgnored(tx, clientId, phone)) return null;",
    "",
  ],
  [
    "a model that is shown another's conversation",
    "src/store/messages.ts",
    `AND c."phoneE164" = \${phone} AND m.type`,
    "AND m.type",
  ],
  [
    "a call that is never settled",
    "src/flows/read-text.ts",
    "  await settle(world, { text, model, permitId: allowed.permitId, consulted });\n",
    "",
  ],
  [
    "a call that nobody reserves money for",
    "migrations/gate/grant-permit.ts",
    "IF p_action = 'use_ai' THEN\n            INSERT",
    "IF false THEN\n            INSERT",
  ],
  [
    "a model that fails and is asked all the same",
    `${vendor}/patience.ts`,
    "this.#until !== null && (this.#probing",
    "this.#pauseMs < 0 && (this.#probing",
  ],
];

const planted = (test: string, list: readonly Planted[]): Twin[] =>
  list.map(([name, file, old, becomes]) => ({ name, caughtBy: { test }, file, old, new: becomes }));

export const twins: readonly Twin[] = [
  ...planted("test/domain/merge-readings.test.ts", merging),
  ...planted("test/domain/intake/on-models-word.test.ts", acting),
  ...planted("test/vendors/language-model/connect.test.ts", reaching),
  ...planted("test/flows/read-text.db.test.ts", flow),
  ...planted("test/gate/refusals/money.db.test.ts", [
    ["a model's money of all days", "migrations/gate/model-calls.ts", " AND day = spend_day(p_now)\n", "\n"],
    ["a conversation's money of everybody", "migrations/gate/model-calls.ts", " FILTER (WHERE phone = p_phone)", ""],
  ]),
  ...planted("test/gate/model-budget.db.test.ts", [
    ["a call that ends twice", "migrations/gate/model-calls.ts", `WHEN (OLD."endedAt" IS NOT NULL)`, "WHEN (false)"],
    [
      "a budget that one client may change",
      "migrations/gate/model-calls.ts",
      "PERFORM across_tenants();\n        UPDATE platform",
      "UPDATE platform",
    ],
    [
      "a change of the budget that nobody keeps",
      "migrations/gate/model-calls.ts",
      "IF NOT FOUND THEN RETURN; END IF;",
      "RETURN;",
    ],
  ]),
  ...planted("test/worker/asides.test.ts", [
    ["a place that is never given back", "src/worker/asides.ts", "      if (isAside()) this.#leave();\n", ""],
    ["all of them back at a time", "src/worker/asides.ts", "this.#returned >= this.#options.returning", "false"],
    ["a failure aside that nobody hears of", "src/worker/asides.ts", "this.#options.failed(error);", ""],
  ]),
  ...planted("test/vendors/language-model/patience.test.ts", [
    ["two probes at a time", `${vendor}/patience.ts`, "(this.#probing || this.#nowMs()", "(this.#nowMs()"],
    [
      "a pause for each of many failures",
      `${vendor}/patience.ts`,
      " || (this.#until !== null && !this.#probing)) return;",
      ") return;",
    ],
  ]),
  ...planted("test/flows/slow-model.db.test.ts", [
    [
      "a model that is waited for in the lanes",
      "src/context.ts",
      "inboxTurn(world, tellInbox(log, metrics), chance, asides);",
      "inboxTurn(world, tellInbox(log, metrics), chance);",
    ],
  ]),
  ...planted("test/evaluate/attacks.test.ts", [
    ["a number that a model hands on", merge, " || leadsElsewhere.test(words) ? null : words;", " ? null : words;"],
  ]),
  ...planted("test/flows/reread-traffic.test.ts", [
    [
      "old traffic of one conversation shown with another's",
      "src/flows/reread-traffic.ts",
      "earlier.get(step.conversationId) ?? [];",
      "[...earlier.values()].flat();",
    ],
  ]),
];
