export const termsPath = "/terms";

/** What an owner agrees to, in the words that stand at the address which the question names. */
export const terms = `What you agree to

1. When you miss a call, JobRun texts the caller in the name of your business, finds out what is wrong, where and how urgent
   it is, and texts you the job. It says that it is automated. It promises no price, no time and no visit.
2. Words about danger to life (gas, fire, flood, electricity) are sent whatever else is switched off.
3. Your network passes calls on that you do not answer. You set that up with codes on your own phone and can take it back at
   any time; your network may charge for calls that are passed on.
4. You are the one who answers to your customers. What they tell JobRun is kept for you, and for nobody else.
5. The first days are free, as many as you are told when you are asked to agree, and need no card. After them nothing is charged
   unless you say so.
6. You can leave at any time: text STOP to be left alone, or ask your operator to close your account and for the codes that
   take the diverts back. A caller who texts STOP is not texted again.
`;
