// TS2345: a text in the outbox is not yet one that was claimed.
import type { Dispatch } from "../../src/gate/dispatch.ts";
import type { QueuedText } from "../../src/store/outbox.ts";

export const past = ({ send }: Dispatch, text: QueuedText) => send(text);
