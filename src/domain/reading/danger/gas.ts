import { near, type Plain, says } from "./plain-words.ts";

/** A smell or sound of escaping gas, in any words for it; not work on a gas appliance. */
export function isGas(text: Plain): boolean {
  return says(text, patterns);
}

const smell =
  "smell\\w*|smelt|stink\\w*|stank|stench|whiff\\w*|wiff|reek\\w*|pong\\w*|niff\\w*|odou?r|sniff\\w*|scent|fumes|odeur|olor|zapach|smierdzi|arogl|miros|odore|puzza|cheiro";
const appliance = "boiler|hob|fire|oven|cooker|combi|central heating|heater";
const dealing = "engineers?|man|safe|safety|bill|board|certificate|check|service|cert|company|fitter|registered";
const gas = `(?:gas(?! (?:${appliance}|${dealing})\\b)|gaz|gazu|nwy|lpg|propane|butane|calor|methane)`;
const pipe = "gas (?:pipe\\w*|mains?|line|supply|meter|hose|tap|feed|bottle|valve)";
const broken =
  "nail|screw|drill\\w*|digger|dug|spade|hit|pierc\\w*|punctur\\w*|sever\\w*|ruptur\\w*|snapped|sawn|sliced|broke|broken|fractur\\w*|smashed|burst|split|cracked|sheared|cut (?:through|into|the|our|my)|gone through|went through";
const escaping = "leak\\w*|escap\\w*|hiss\\w*|seep\\w*|coming out|blowing|whistling|venting";

const patterns: readonly RegExp[] = [
  near(smell, gas, 5),
  new RegExp(`\\bgas(?: [\\w']+){0,2} (?:${smell})\\b`),
  near("(?:strange|funny|weird|bad|strong|horrible|odd) (?:smell|whiff|odou?r)", `gas (?:${appliance}|meter|pipe)`, 4),
  new RegExp(`\\bgas (?!(?:boiler|combi|${dealing})\\b)(?:[\\w']+ ){0,3}(?:${escaping})\\b`),
  near(`(?:${escaping})`, `${gas}|${pipe}|gas (?:hob|cooker)`, 3),
  near(broken, pipe, 5),
  near("gas (?:alarm|detector|monitor)", "going off|gone off|went off|sound\\w*|beep\\w*|blaring|ringing|screaming", 3),
  /\bgassy\b|\begg[sy]*\b(?= smell)|\b(?:rotten|bad|off|smell\w*(?: of| like)?) egg[sy]*\b|\bsulphur\w*\b|\bfull of gas\b|\bgas everywhere\b/,
  /\bleft (?:the |my |our )?(?:gas|hob)(?: hob| cooker| ring)? on\b|\bgas (?:was |been |is |got )*left on\b|\bcan'?t (?:turn|get|shut) (?:the )?gas(?: hob| tap| fire)? off\b/,
];
