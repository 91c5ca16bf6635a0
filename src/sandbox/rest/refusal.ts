/** Twilio's "no": the HTTP status and the code that its error pages explain. */
export type Refusal = { status: number; code: number; message: string };

export function refusal(status: number, code: number, message: string): Refusal {
  return { status, code, message };
}

export function refusalBody({ status, code, message }: Refusal): object {
  return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
}

export const NOT_FOUND = refusal(404, 20404, "The requested resource was not found");
export const WRONG_LOGIN = refusal(401, 20003, "Authenticate");
export const TOO_MANY = refusal(429, 20429, "Too Many Requests");
export const BROKEN = refusal(500, 20500, "An internal server error has occurred");
