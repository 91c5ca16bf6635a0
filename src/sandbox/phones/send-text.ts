import type { Network } from "../network.ts";
import type { Text } from "../records.ts";
import { deliverText } from "./deliver-text.ts";
import { handsetAt } from "./handsets.ts";
import { newText } from "./new-text.ts";
import { isPhone } from "./plan.ts";
import { receiveText } from "./receive-text.ts";
import { textArrived, textChanged } from "./text-view.ts";

/** A person, a short code or an alphanumeric sender texts; returns at once, the network delivers by itself. */
export function sendText(network: Network, wish: { from: string; to: string; body: string }): Text {
  if (isPhone(wish.from) && !network.numbers.has(wish.from)) handsetAt(network, wish.from);
  const number = network.numbers.get(wish.to);
  if (number !== undefined) return receiveText(network, number, wish, deliverText);
  const text = newText({ ...wish, direction: "none", status: "sent" });
  network.texts.add(text);
  network.changed();
  const handset = handsetAt(network, wish.to);
  network.pending.after(0, () => {
    text.sentAt = Date.now();
    text.readAloud = handset.kind === "landline";
    text.errorCode = handset.reachable ? null : 30003;
    textChanged(network, text, handset.reachable ? "delivered" : "undelivered");
    if (handset.reachable) textArrived(network, text);
  });
  return text;
}
