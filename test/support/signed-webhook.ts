import twilio from "twilio/lib/webhooks/webhooks.js";

export type Signer = { readonly publicUrl: string; readonly accountSid: string; readonly authToken: string };

const answerTimeoutMs = 10_000;

/**
 * Posts a form as the carrier does, signed by the official library. `door`: where it goes where that is another address
 * than the one that is signed, as behind a balancer.
 */
export async function postSigned(
  { publicUrl, accountSid, authToken }: Signer,
  path: string,
  fields: Readonly<Record<string, string>>,
  door = publicUrl,
): Promise<Response> {
  const form = { AccountSid: accountSid, ...fields };
  const response = await fetch(door + path, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded; charset=utf-8",
      "x-twilio-signature": twilio.getExpectedTwilioSignature(authToken, publicUrl + path, form),
    },
    body: new URLSearchParams(form).toString(),
    signal: AbortSignal.timeout(answerTimeoutMs),
  });
  await response.arrayBuffer();
  return response;
}
