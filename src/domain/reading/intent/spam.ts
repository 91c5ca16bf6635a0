import type { Said } from "../statements.ts";

/** Sells to the business, or is a scam, also one that poses as a job (readings page). */
export function isSpam({ prepared: { lower } }: Said): boolean {
  if (always.some((pattern) => pattern.test(lower))) return true;
  if (ownTrouble.test(lower)) return false;
  const signs = hints.filter(({ pattern }) => pattern.test(lower));
  return signs.reduce((sum, { weight }) => sum + weight, 0) >= weightMin;
}

const weightMin = 3;

const always: readonly RegExp[] = [
  /\b(?:seo\b|google (?:ranking|reviews)|page (?:one|1) of google|first page of google|web ?site (?:design|traffic)|crypto\w*|bitcoin|forex|investment opportunit|gift card|you(?:'ve| have) (?:won|been (?:selected|chosen))|claim your|business (?:loan|funding|rates rebate)|(?:more|new|exclusive|quality) leads|(?:want|need|get|looking for) more (?:\d )?(?:5|five|star|reviews|work|jobs|customers|enquiries|followers|sales)|leads for (?:your|\w+s in)|pay per lead|we buy (?:any|your|old|scrap)|(?:scrap|unwanted) (?:cars?|metal|vans?) (?:collected|wanted|bought)|congrat\w*.{0,60}\b(?:won|picked|selected|claim|prize|winner|chosen)\b|(?:was|been) (?:picked|selected|chosen) for a|parcel (?:is )?(?:held|waiting)|tax (?:refund|rebate)|promo code|special offer for your business|(?:increase|boost|grow) your (?:sales|customers|business|reviews|google|turnover|revenue))/,
  /\b(?:hi|hello|hey)? ?(?:mum|dad|mam|mom)\b.{0,60}\b(?:new (?:number|phone)|lost my phone|phone (?:broke|is broken|got smashed|fell))/,
  /\b(?:certified|cashier'?s?|bank) (?:cheque|check|draft)\b|\b(?:forward|send|pay) (?:the )?(?:rest|balance|extra|difference) to (?:the |my )?(?:mover|shipper|agent|driver|designer|consultant)\b|\b(?:charge|debit|run) my (?:credit |debit )?card\b.{0,40}\b(?:his|fee|too|extra|also)\b|\b(?:offshore|out of (?:the )?(?:country|state|town)|at sea|deployed|overseas)\b.{0,80}\b(?:card|cheque|courier|agent|transfer)\b|\bprivate (?:mover|shipper|consultant|surveyor)\b.{0,60}\b(?:pay|charge|card)/,
  /\b(?:earn|make|made)(?: \w+)? (?:£|\$)?\d[\d,]*k? (?:a|per|every|last|this|in a) (?:day|week|month|hour)\b|\bwork from home\b/,
  /\b(?:we|our team|our company|i)(?: can|'ll| will)? (?:supply|offer|provide|sell|generate|deliver|manufacture|put|get|help|specialise in|build|design)\b.{0,60}\b(?:trade(?:s|rs|smen|speople|sperson)?\b(?! counter)|builders|plumbers|roofers|electricians|contractors|your (?:business|company|firm|website)|businesses|customers|on lease|workwear|leaflets|insurance|accountan\w+|payroll|bookkeeping|card (?:machine|reader|payment)s?|apps?|software)\b/,
  /\bfactory\b.{0,60}\b(?:price|supply|supplier|china|shenzhen)\b|\b(?:trade|business|local)s? awards?\b.{0,60}\b(?:enter|vote|nominat|ticket)|\bnominated for\b/,
];

const ownTrouble =
  /\b(?:my|our|the) (?:\w+ )?(?:boiler|tap|toilet|roof|sink|heating|lights?|fence|drains?|door|shower|oven|window|gutter\w*)\b/;

const hints: readonly { readonly weight: number; readonly pattern: RegExp }[] = [
  {
    weight: 2,
    pattern:
      /\bhttps?:|\bwww\.|\b[a-z0-9][\w-]*\.(?:example|com|co\.uk|net|org|info|xyz|link|click|online|site|top|ly|me|io)\b|\bwhats ?app\b|\btelegram\b|\b(?:t&c|t&cs|opt out|unsubscribe)\b/,
  },
  {
    weight: 2,
    pattern:
      /\b(?:hmrc|dvla|royal mail|post ?office|dpd|evri|hermes|fedex|dhl|yodel|amazon|netflix|spotify|paypal|barclays|natwest|lloyds|hsbc|santander|halifax|monzo|nationwide|your bank|apple (?:id|account|pay)|icloud|microsoft|tv licen[cs]ing|vodafone|o2|giffgaff|ebay|facebook|meta|nhs|gov|dwp|companies house|energy bills?)\b/,
  },
  {
    weight: 1,
    pattern:
      /\b(?:your|a|the) (?:parcel|package|delivery|account|payment|refund|rebate|invoice|subscription|licence|card|payee|direct debit|profile|listing|grant|domain|icloud|bill|prize|order)\b/,
  },
  {
    weight: 1,
    pattern:
      /\b(?:suspended|locked|failed|overdue|expired?|expires|held|blocked|verify|confirm your|update (?:now|your)|pay (?:now|today|at|a)|claim|redeliver\w*|rebook|re-?schedule your|fee|act now|final notice|unpaid|outstanding|cancelled|compromised|log ?in|security alert|unusual)\b/,
  },
  {
    weight: 2,
    pattern:
      /\b(?:interested|shall i send|can i send|send you (?:a|our|some)|reply (?:yes|y|info|1)|free (?:trial|audit|quote for|demo|consultation|month|sample)|brochure|catalogue|limited (?:time|offer)|% off|no obligation|book a (?:call|demo)|worth a chat|sign up|join (?:now|us|our)|apply now|get started|discount for|ask me how|rates from|find out how|only £?\d+)\b/,
  },
  {
    weight: 2,
    pattern:
      /\b(?:your business|businesses like yours|trad(?:es(?:men|people)|ers?)|tradies?|business owners?|for business|small business(?:es)?|sole traders?)\b/,
  },
  {
    weight: 1,
    pattern:
      /\b(?:save (?:you |up to |money)?\d*|cheaper|lowest|paying too much|broker|suppliers?|wholesale|lease|insurance|finance|loan|funding|cash ?back|commission|marketing|website|social media|reviews?|advert\w*|leads|customers|brand|invest\w*|profit|returns|bot|pension|vat|payroll|accountan\w+|energy deal|merchant|sim only|solar grant|vans?|ppi|compensation|claims?)\b/,
  },
  { weight: 1, pattern: /\b(?:we|our|us|your (?:firm|company))\b/ },
  { weight: 1, pattern: /£ ?\d/ },
];
