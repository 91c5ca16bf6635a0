import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkHistory, type checks } from "../../../campaigns/history/check-history.ts";
import type { Event, History, Send, Text } from "../../../campaigns/history/history.ts";
import { soundHistory } from "./sound-history.ts";

type Anomaly = {
  readonly what: keyof typeof checks;
  readonly planted: (sound: History) => Partial<History>;
  readonly says: RegExp;
};

const lastText = ({ texts }: History, change: Partial<Text>) =>
  texts.map((text, at) => (at === 2 ? { ...text, ...change } : text));
const lastSend = ({ sends }: History, change: Partial<Send>) =>
  sends.map((send, at) => (at === 2 ? { ...send, ...change } : send));

const lastEvent = ({ events }: History, change: Partial<Event>) => ({
  events: events.map((event, at) => (at === 3 ? { ...event, ...change } : event)),
});

const inSetUp = (outcome: string): Event => {
  const [text] = soundHistory.events.slice(-1);
  assert.ok(text !== undefined);
  return { ...text, id: "event_9", seq: 9, carrierId: "SM9", what: "text_arrived SM9", outcome };
};

/** Each is one thing that may never be, in a history that is sound but for it. */
const anomalies: Readonly<Record<string, Anomaly>> = {
  "an acknowledged event that is nowhere": {
    what: "events lost",
    planted: ({ webhooks }) => ({ webhooks: [...webhooks, { what: "call_arrived CA9", acknowledged: true }] }),
    says: /^call_arrived CA9 was acknowledged and is lost$/,
  },
  "an event that is never finished": {
    what: "events lost",
    planted: ({ events, permits, texts, messages }) => ({
      events: [
        ...events,
        {
          ...sample(events),
          id: "event_9",
          what: "call_status CA1 completed",
          kind: "call_status",
          state: "waiting",
          outcome: null,
        },
      ],
      permits,
      texts,
      messages,
    }),
    says: /call_status CA1 completed came to no end: it is waiting/,
  },
  "an event that the inbox holds twice": {
    what: "events twice",
    planted: ({ events }) => ({
      events: [...events, { ...sample(events), id: "event_9", kind: "call_status", outcome: "recorded: nothing" }],
    }),
    says: /^call_arrived CA1 is in the inbox 2 times$/,
  },
  "an event that was worked on twice": {
    what: "texts of an event that are not its own",
    planted: ({ permits }) => ({ permits: [...permits, { ...sample(permits), id: "permit_9", slot: "event_1/1" }] }),
    says: /^call_arrived CA1 says that it queued 1 texts, and there are 2$/,
  },
  "a text that was read with one that is nowhere": {
    what: "texts read with a wrong one",
    planted: (sound) => lastEvent(sound, { outcome: "read with event_9" }),
    says: /^text_arrived SM4 was read with event_9, which is nowhere$/,
  },
  "a text that was read with a call": {
    what: "texts read with a wrong one",
    planted: (sound) => lastEvent(sound, { outcome: "recorded: read with event_1" }),
    says: /read with event_1, and not both of them are texts$/,
  },
  "a text that was read with somebody else's": {
    what: "texts read with a wrong one",
    planted: (sound) => lastEvent(sound, { thread: "another" }),
    says: /read with event_3, which somebody else wrote$/,
  },
  "a text that was read with a later one": {
    what: "texts read with a wrong one",
    planted: (sound) => lastEvent(sound, { seq: 2 }),
    says: /read with event_3, which came later$/,
  },
  "a text that was read with a dead letter": {
    what: "texts read with a wrong one",
    planted: (sound) => ({
      ...lastEvent(sound, { outcome: "read with event_9" }),
      events: [
        ...lastEvent(sound, { outcome: "read with event_9" }).events,
        { ...sample(sound.events), id: "event_9", what: "another", kind: "call_status", state: "dead", outcome: null },
      ],
    }),
    says: /read with event_9, which is dead$/,
  },
  "a burst that has no end": {
    what: "texts read with a wrong one",
    planted: ({ events, messages }) => {
      const more = Array.from({ length: 9 }, (_, at) => ({
        id: `event_${at + 10}`,
        carrierId: `SM1${at}`,
        seq: at + 10,
      }));
      return {
        events: [
          ...events,
          ...more.map((each) => ({ ...sample(events.slice(-1)), ...each, what: `text_arrived ${each.carrierId}` })),
        ],
        messages: [...messages, ...more.map(({ carrierId }) => ({ ...sample(messages), carrierId }))],
      };
    },
    says: /^10 texts were read with event_3$/,
  },
  "an event that is done without its texts": {
    what: "texts of an event that are not its own",
    planted: ({ permits }) => ({ permits: permits.slice(0, 2) }),
    says: /^text_arrived SM3 says that it queued 1 texts, and there are 0$/,
  },
  "an answer of set-up that was never queued": {
    what: "texts of an event that are not its own",
    planted: ({ events }) => ({ events: [...events, inSetUp("set-up, phone is open; answered")] }),
    says: /^text_arrived SM9 says that it queued 1 texts, and there are 0$/,
  },
  "one slot with two permits": {
    what: "texts of an event that are not its own",
    planted: ({ permits }) => ({ permits: [...permits, { ...sample(permits), id: "permit_9" }] }),
    says: /^client_dave event_1\/0 has 2 permits$/,
  },
  "a text that arrived and is in no conversation": {
    what: "messages lost or twice",
    planted: ({ messages }) => ({ messages: messages.filter(({ carrierId }) => carrierId !== "SM2") }),
    says: /^text_arrived SM2 is in its conversation 0 times$/,
  },
  "an answer that its conversation keeps twice": {
    what: "messages lost or twice",
    planted: ({ messages }) => ({ messages: [...messages, ...messages.slice(-1)] }),
    says: /keeps 4 texts of ours, and 3 were queued$/,
  },
  "an enquiry with two leads": {
    what: "leads twice",
    planted: ({ leads }) => ({ leads: leads.map((lead) => ({ ...lead, enquiry: 1 })) }),
    says: /conversation_1 1 has 2 leads$/,
  },
  "a text that the carrier took twice": {
    what: "texts accepted twice",
    planted: ({ sends }) => ({ sends: [...sends, ...sends.slice(-1)] }),
    says: /^text text_event_3\/0 was accepted 2 times$/,
  },
  "a text at the carrier that is none of ours": {
    what: "texts without a permit",
    planted: ({ sends }) => ({ sends: [...sends, { ...sample(sends), outboxId: "" }] }),
    says: /is none of the outbox$/,
  },
  "a text that went to somebody else": {
    what: "texts without a permit",
    planted: (sound) => ({ sends: lastSend(sound, { to: "+447700900301" }) }),
    says: /has no permit for this person and these words$/,
  },
  "an unknown outcome that nobody resolved": {
    what: "outcomes open or wrong",
    planted: (sound) => ({ texts: lastText(sound, { state: "unknown" }) }),
    says: /is not resolved: it is unknown$/,
  },
  "a text that counts as expired and that the carrier took": {
    what: "outcomes open or wrong",
    planted: (sound) => ({ texts: lastText(sound, { state: "expired" }) }),
    says: /counts as expired, and the carrier took it$/,
  },
  "a text that counts as accepted and that the carrier never took": {
    what: "outcomes open or wrong",
    planted: (sound) => ({ sends: lastSend(sound, { accepted: false }) }),
    says: /the carrier never took it$/,
  },
  "a text that counts as another one of the carrier's": {
    what: "outcomes open or wrong",
    planted: (sound) => ({ texts: lastText(sound, { carrierId: "SM event_2/0" }) }),
    says: /counts as another text of the carrier's$/,
  },
  "a reply that overtook the one before it": {
    what: "replies out of order",
    planted: ({ sends }) => ({ sends: [...sends.slice(1), ...sends.slice(0, 1)] }),
    says: /overtook each other$/,
  },
  "a text after a pause had drained": {
    what: "stale decisions",
    planted: (sound) => ({ sends: lastSend(sound, { at: 41_000 }) }),
    says: /left after a pause had drained$/,
  },
  "a text after its person had opted out": {
    what: "stale decisions",
    planted: (sound) => ({ sends: lastSend(sound, { at: 53_000 }) }),
    says: /left after its person had opted out$/,
  },
};

function sample<Row>([row]: readonly Row[]): Row {
  assert.ok(row !== undefined);
  return row;
}

describe("the checker of a recorded history", () => {
  for (const [name, { what, planted, says }] of Object.entries(anomalies)) {
    it(`finds ${name}`, () => {
      const { counts, failures } = checkHistory({ ...soundHistory, ...planted(soundHistory) });
      assert.match(failures.find((failure) => says.test(failure)) ?? "nothing was found", says);
      assert.ok((counts[what] ?? 0) > 0);
    });
  }

  it("finds nothing in a history that is sound", () => {
    const { counts, failures } = checkHistory(soundHistory);
    assert.deepEqual(failures, []);
    assert.deepEqual([counts["webhooks acknowledged"], counts["accepted by the carrier"]], [4, 3]);
  });

  it("lets a second attempt come late, and counts it", () => {
    const [first, ...rest] = soundHistory.sends;
    const texts = soundHistory.texts.map((text, at) => (at === 0 ? { ...text, secondAttempts: 1 } : text));
    const { counts, failures } = checkHistory({ ...soundHistory, texts, sends: [...rest, ...(first ? [first] : [])] });
    assert.deepEqual([failures, counts["of these later than a later reply"]], [[], 1]);
  });

  it("lets a text go that was under way when its person opted out, and words to others", () => {
    const sends = lastSend(soundHistory, { at: 52_000 });
    assert.deepEqual(checkHistory({ ...soundHistory, sends }).failures, []);
    const late = lastSend(soundHistory, { at: 90_000 });
    const optOuts = [{ clientId: "client_dave", phone: "+447700900555", from: 0, until: null }];
    assert.deepEqual(checkHistory({ ...soundHistory, optOuts, sends: late }).failures, []);
  });

  it("does not take the carrier's word `queued` for a text of ours", () => {
    const status = {
      kind: "text_status",
      what: "text_status SM4 queued",
      outcome: "status queued moved",
      carrierId: "SM4",
    };
    const events = [...soundHistory.events, { ...sample(soundHistory.events), ...status, id: "event_9", seq: 9 }];
    assert.deepEqual(checkHistory({ ...soundHistory, events }).failures, []);
  });

  it("asks for no conversation of an owner who sets up", () => {
    const event = inSetUp("set-up, live is open; no answer");
    assert.deepEqual(checkHistory({ ...soundHistory, events: [...soundHistory.events, event] }).failures, []);
  });

  it("does not ask for what was never acknowledged, or for the texts of a slot that no event owns", () => {
    const webhooks = [...soundHistory.webhooks, { what: "call_arrived CA9", acknowledged: false }];
    const extra = sample(soundHistory.permits);
    const permits = [...soundHistory.permits, { ...extra, id: "permit_9", slot: "event_1/0 try 2" }];
    const events = soundHistory.events.map((event, at) =>
      at === 2 ? { ...event, outcome: `${event.outcome}; ask_job refused: cap_reached; owner queued` } : event,
    );
    assert.deepEqual(checkHistory({ ...soundHistory, webhooks, permits, events }).failures, []);
  });
});
