import type { Installation, TestClient } from "../../test/support/installation.ts";

/**
 * Two clients whose numbers and owners reach each other: a number that texts and rings the other's, and owners' phones that
 * divert to the wrong number. None of our numbers is ever texted, so that there is nothing to answer.
 */
export async function reachEachOther(home: Installation, [ann, bob]: readonly TestClient[]) {
  if (ann === undefined || bob === undefined) throw new Error("it takes two clients");
  const { network } = home;
  for (const [one, other] of [
    [ann, bob],
    [bob, ann],
  ] as const) {
    for (const body of ["is anybody there?", "the boiler leaks, LS1 4AP", "STOP", "there is a smell of gas"])
      await home.webhook("/api/twilio/sms", { MessageSid: sid("SM"), From: one.number, To: other.number, Body: body });
    const call = { CallSid: sid("CA"), CallStatus: "ringing", From: one.number, To: other.number };
    await home.webhook("/api/twilio/voice", { ...call, ForwardedFrom: one.owner });
    await network.handset({ phone: one.owner, divertTo: other.number });
  }
  // Each owner rings the other, whose phone diverts to the caller's own number, and writes to the other's number.
  await network.call(ann.owner, bob.owner);
  await network.call(bob.owner, ann.owner);
  await network.text(ann.owner, bob.number, "can you do a job for me in LS1 4AP? a tap drips");
  await home.untilIdle();
  for (const client of [ann, bob]) await network.handset({ phone: client.owner, divertTo: client.number });
  const ours = new Set(
    (await home.records.rows<{ phone: string }>("SELECT phone FROM numbers")).map(({ phone }) => phone),
  );
  const sent = (await network.sends()).filter(({ form }) => ours.has(form["To"] ?? ""));
  return {
    failures: sent.map(({ form }) => `one of our own numbers was texted: ${form["Body"]}`),
    counts: { "numbers that reach each other": 2 },
  };
}

let sids = 0;

function sid(prefix: "SM" | "CA"): string {
  sids += 1;
  return prefix + String(sids).padStart(32, "0");
}
