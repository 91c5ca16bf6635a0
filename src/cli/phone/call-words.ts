import type { ShownCall } from "./network-client.ts";

/** A step of a call in words, as the caller or the called phone sees it; null when it shows nothing new. */
export function callWords(call: ShownCall): string | null {
  return call.placed ? placedWords(call) : calledWords(call);
}

function placedWords({ to, arrivedAt, status, spoken, durationSeconds }: ShownCall): string | null {
  const diverted = arrivedAt === to ? "" : ` (diverted to ${arrivedAt})`;
  switch (status) {
    case "ringing":
      return `Ringing ${to}...`;
    case "in-progress":
      return null;
    case "completed":
      return `${to} answered${diverted}${spoken === "" ? "" : `: "${spoken}"`} Call ended after ${durationSeconds} s.`;
    case "busy":
      return `${to} is busy.`;
    case "no-answer":
      return `${to} does not answer.`;
    default:
      return `The call to ${to} could not be connected.`;
  }
}

function calledWords({ from, to, arrivedAt, status }: ShownCall): string | null {
  const diverted = arrivedAt !== to;
  if (status === "ringing") return diverted ? `${from} rings; it goes on to ${arrivedAt}.` : `${from} rings...`;
  if (diverted) return null;
  return status === "completed" ? `You answered ${from}.` : `Missed call from ${from}.`;
}
