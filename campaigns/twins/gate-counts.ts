import type { Twin } from "../twin.ts";

const file = "migrations/gate/facts.ts";
const said = { test: "test/gate/refusals/said.db.test.ts" };
const counts = { test: "test/gate/refusals/counts.db.test.ts" };

type Planted = readonly [name: string, old: string, replacement: string];

const planted = (caughtBy: Twin["caughtBy"], all: readonly Planted[]) =>
  all.map(([name, old, replacement]): Twin => ({ name, caughtBy, file, old, new: replacement }));

const sameWords = `action IN (\${actionNames}, 'text_owner') AND "bodyHash" = p_hash AND "grantedAt" > p_now - interval '10 minutes'`;
const ofTheDay = `FROM permits p WHERE "clientId" = p_client AND recipient = p_recipient AND "grantedAt" > p_now - interval '1 day'`;
const countOfTheDay = `FROM permits WHERE "clientId" = p_client AND recipient = p_recipient AND "grantedAt" > p_now - interval '1 day'`;
const first = `template = 'send_first_text' AND "grantedAt" > p_now - interval '1 hour') >= 30`;
const model = `AND action = 'use_ai' AND "grantedAt" > p_now - interval '1 day') >= 500`;

/** What was said and how often, each condition taken away or loosened once. */
export const twins: readonly Twin[] = [
  ...planted(said, [
    [
      "the same thing said twice, in the facts",
      "AND slot = p_slot) THEN 'already'",
      "AND slot = p_slot AND false) THEN 'already'",
    ],
    [
      "nothing said because another client said it",
      `SELECT 1 FROM permits WHERE "clientId" = p_client AND slot`,
      "SELECT 1 FROM permits WHERE slot",
    ],
    [
      "no window of first texts",
      "WHEN bool_or(template = p_template AND p_template = 'send_first_text') THEN 'in_window'",
      "",
    ],
    [
      "a window for every template",
      "template = p_template AND p_template = 'send_first_text')",
      "template = p_template)",
    ],
    [
      "a window for every text",
      "template = p_template AND p_template = 'send_first_text')",
      "p_template = 'send_first_text')",
    ],
    [
      "holding replies without end",
      "WHEN bool_or(action = p_action AND p_action = 'text_holding_reply') THEN 'today'",
      "",
    ],
    [
      "a holding reply only where nothing was said",
      "bool_or(action = p_action AND p_action = 'text_holding_reply')",
      "bool_or(p_action = 'text_holding_reply')",
    ],
    [
      "every text once a day",
      "bool_or(action = p_action AND p_action = 'text_holding_reply')",
      "bool_or(action = p_action)",
    ],
    [
      "one danger's words that keep another's from going",
      "AND p_action = 'text_safety' AND template = p_template\n",
      "AND p_action = 'text_safety'\n",
    ],
    [
      "questions that count as words of danger",
      "bool_or(action = p_action AND p_action = 'text_safety' AND",
      "bool_or(p_action = 'text_safety' AND",
    ],
    [
      "texts that count as words of danger",
      "action = p_action AND p_action = 'text_safety' AND template",
      "action = p_action AND template",
    ],
    [
      "safety words about one danger again and again",
      `AND "grantedAt" > p_now - interval '1 hour') THEN 'this_hour'`,
      "AND false) THEN 'this_hour'",
    ],
    [
      "safety words about one danger once a day",
      `\n            AND "grantedAt" > p_now - interval '1 hour') THEN 'this_hour'`,
      ") THEN 'this_hour'",
    ],
    ["the same words of any age", sameWords, sameWords.replace(` AND "grantedAt" > p_now - interval '10 minutes'`, "")],
    ["any words taken for the same", sameWords, sameWords.replace(` AND "bodyHash" = p_hash`, "")],
    [
      "words of danger that keep a text from going",
      sameWords,
      sameWords.replace("action IN (${actionNames}, 'text_owner') AND ", ""),
    ],
    [
      "a text that keeps words of danger from going",
      "WHEN p_action IN (${actionNames}, 'text_owner') AND bool_or(",
      "WHEN bool_or(",
    ],
    [
      "alerts in the same words again and again",
      "WHEN p_action IN (${actionNames}, 'text_owner') AND bool_or(",
      "WHEN p_action IN (${actionNames}) AND bool_or(",
    ],
    ["the same words not asked for", "THEN 'same_words'", "THEN 'not_yet'"],
    [
      "the same words kept back though the first never arrived",
      "AND NOT EXISTS (SELECT 1 FROM outbox o",
      "AND true OR NOT EXISTS (SELECT 1 FROM outbox o",
    ],
    [
      "a refused text taken for one that arrived",
      "o.state IN ('refused', 'expired', 'stopped') OR",
      "o.state IN ('expired', 'stopped') OR",
    ],
    [
      "an expired text taken for one that arrived",
      "o.state IN ('refused', 'expired', 'stopped') OR",
      "o.state IN ('refused', 'stopped') OR",
    ],
    [
      "a stopped text taken for one that arrived",
      "o.state IN ('refused', 'expired', 'stopped') OR",
      "o.state IN ('refused', 'expired') OR",
    ],
    [
      "an undelivered text taken for one that arrived",
      `o."carrierStatus" IN ('undelivered', 'failed')`,
      `o."carrierStatus" IN ('failed')`,
    ],
    [
      "a failed text taken for one that arrived",
      `o."carrierStatus" IN ('undelivered', 'failed')`,
      `o."carrierStatus" IN ('undelivered')`,
    ],
    [
      "a text of unknown outcome taken for one that did not arrive",
      "o.state IN ('refused', 'expired', 'stopped') OR",
      "o.state IN ('refused', 'expired', 'stopped', 'unknown') OR",
    ],
    ["any text that did not arrive taken for the first", `AND o."permitId" = p.id\n`, "\n"],
    ["what was said to anybody", ofTheDay, ofTheDay.replace(" AND recipient = p_recipient", "")],
    ["what any client said", ofTheDay, ofTheDay.replace(`"clientId" = p_client AND `, "")],
    ["what was ever said", ofTheDay, ofTheDay.replace(` AND "grantedAt" > p_now - interval '1 day'`, "")],
    ["what was said a moment too long ago", ofTheDay, ofTheDay.replace(`"grantedAt" > p_now`, `"grantedAt" >= p_now`)],
  ]),
  ...planted(counts, [
    ["no cap in ten minutes", "interval '10 minutes') >= 6", "interval '10 minutes') >= 60"],
    ["a seventh text in ten minutes", "interval '10 minutes') >= 6", "interval '10 minutes') > 6"],
    [
      "a cap of six in a day",
      `count(*) FILTER (WHERE action IN (\${actionNames}) AND "grantedAt" > p_now - interval '10 minutes') >= 6`,
      "count(*) FILTER (WHERE action IN (${actionNames})) >= 6",
    ],
    [
      "a cap of ten minutes that counts alerts",
      `FILTER (WHERE action IN (\${actionNames}) AND "grantedAt"`,
      `FILTER (WHERE "grantedAt"`,
    ],
    ["no cap in a day", "(WHERE action IN (${actionNames})) >= 20", "(WHERE action IN (${actionNames})) >= 200"],
    [
      "a twenty-first text in a day",
      "(WHERE action IN (${actionNames})) >= 20",
      "(WHERE action IN (${actionNames})) > 20",
    ],
    ["a cap of a day that counts alerts", "count(*) FILTER (WHERE action IN (${actionNames})) >= 20", "count(*) >= 20"],
    [
      "no cap of safety words in a day",
      "count(*) FILTER (WHERE action = p_action) >= 10\n",
      "count(*) FILTER (WHERE action = p_action) >= 100\n",
    ],
    [
      "an eleventh time safety words in a day",
      "count(*) FILTER (WHERE action = p_action) >= 10\n",
      "count(*) FILTER (WHERE action = p_action) > 10\n",
    ],
    [
      "safety words that other texts use up",
      "WHEN p_action = 'text_safety' THEN count(*) FILTER (WHERE action = p_action) >= 10",
      "WHEN p_action = 'text_safety' THEN count(*) >= 10",
    ],
    ["answers to an owner without end in ten minutes", "interval '10 minutes') >= 30", "interval '10 minutes') >= 31"],
    [
      "answers to an owner that alerts use up",
      `FILTER (WHERE action = p_action AND "grantedAt" > p_now - interval '10 minutes') >= 30`,
      `FILTER (WHERE "grantedAt" > p_now - interval '10 minutes') >= 30`,
    ],
    [
      "answers to an owner without end in a day",
      "(WHERE action = p_action) >= 200",
      "(WHERE action = p_action) >= 201",
    ],
    ["operator alerts without end in an hour", "interval '1 hour') >= 12", "interval '1 hour') >= 13"],
    [
      "operator alerts that drills use up",
      `FILTER (WHERE action = p_action AND "grantedAt" > p_now - interval '1 hour') >= 12`,
      `FILTER (WHERE "grantedAt" > p_now - interval '1 hour') >= 12`,
    ],
    ["operator alerts without end in a day", "(WHERE action = p_action) >= 60\n", "(WHERE action = p_action) >= 61\n"],
    ["drills without end", "interval '1 hour') >= 60", "interval '1 hour') >= 61"],
    [
      "drills that operator alerts use up",
      `FILTER (WHERE action = p_action AND "grantedAt" > p_now - interval '1 hour') >= 60`,
      `FILTER (WHERE "grantedAt" > p_now - interval '1 hour') >= 60`,
    ],
    ["caps shared by all people", countOfTheDay, countOfTheDay.replace(" AND recipient = p_recipient", "")],
    ["caps shared by all clients", countOfTheDay, countOfTheDay.replace(`"clientId" = p_client AND `, "")],
    ["caps of all time", countOfTheDay, countOfTheDay.replace(` AND "grantedAt" > p_now - interval '1 day'`, "")],
    ["calls of the model without end", model, model.replace(">= 500", ">= 501")],
    ["calls of the model that texts use up", model, model.replace("AND action = 'use_ai' ", "")],
    ["calls of the model of all time", model, model.replace(` AND "grantedAt" > p_now - interval '1 day'`, "")],
    [
      "calls of the model of all clients",
      `WHERE "clientId" = p_client\n              AND action = 'use_ai'`,
      "WHERE action = 'use_ai'",
    ],
    ["first contacts without end in an hour", first, first.replace(">= 30", ">= 31")],
    ["first contacts of all time", first, first.replace(` AND "grantedAt" > p_now - interval '1 hour'`, "")],
    ["first contacts that other texts use up", first, `"grantedAt" > p_now - interval '1 hour') >= 30`],
    [
      "first contacts of all clients",
      `"clientId" = p_client AND template = 'send_first_text'`,
      "template = 'send_first_text'",
    ],
    ["first contacts of a block without end", "20 <= (SELECT", "21 <= (SELECT"],
    ["first contacts of every block", " AND left(recipient, -4) = left(p_recipient, -4)", ""],
    [
      "first contacts of a block that is one number",
      "left(recipient, -4) = left(p_recipient, -4)",
      "recipient = p_recipient",
    ],
    [
      "first contacts that keep other texts from going",
      "p_asked_for IS NULL AND p_template = 'send_first_text' AND (SELECT",
      "p_asked_for IS NULL AND (SELECT",
    ],
  ]),
];
