/** Who is in the story. Numbers are of the ranges that belong to nobody. */
export const business = "Dave's Plumbing";
export const number = "+447700900100";
export const onboarding = "+447700900102";
export const dave = "+447700900001";
export const operator = "+447700900999";
export const operatorNumber = "+447700900998";
export const tester = "+447700900150";
export const sam = "+447700900123";
export const mia = "+447700900131";
export const ann = "+447700900138";
export const tom = "+447700900142";
