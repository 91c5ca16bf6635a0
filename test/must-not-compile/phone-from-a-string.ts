// TS2322: a number is parsed before it is a phone.
import type { Phone } from "../../src/domain/phone.ts";

export const number: Phone = "+447700900123";
