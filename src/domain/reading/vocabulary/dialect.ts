/** Ways to say and spell a word, each with the usual one. Left: usual word; right: what is said for it. */
const table = `
  water: watter wattr wtaer waater watta
  toilet: lavvy lavatory bog khazi netty toliet tolet toielt lav crapper dunny privy cludgie
  toilets: lavvies bogs lavatories loos
  electricity: lecky leccy lekky leccie electrick electirc
  electric: lectric eletric elecric
  electrics: lectrics leccys
  boiler: bolier biler boilor boyler
  kitchen: kichen kitchin kitchn ktichen
  bathroom: bathrm bathrom
  heating: heatin heetin heatng heatings hetaing
  radiator: radiater raditor radiatior
  window: windae windy windo windaes winda windowz
  roof: ruif rufe
  roofs: rooves
  wall: wa'
  house: hoose hoos
  down: doon dahn
  out: oot
  about: aboot
  now: noo
  around: roond aroond
  off: aff
  from: fae frae
  my: ma mi mah
  myself: meself mysen maself mesen masel
  yourself: yersel
  you: u ye yous youse ya yer yiz
  your: ur yor
  and: n nd &
  all: aw
  no: nae naw nay
  one: wan yin
  what: wot whit wat
  not: no' nt nott
  nothing: nowt nuffin nothin nuthin
  anything: owt anythin
  something: summat summit somethin sumthing
  someone: sum1 some1 sumone
  isn't: isnae isnt int ain't aint isny isna in't ent
  aren't: arent arenae urny
  wasn't: wasnt wasnae
  won't: wont willnae winnae wullnae wilnae willna wunt
  doesn't: doesnt doesnae disnae dosent dosnt dusn't dusnt doesna
  don't: dont dinnae dinna divnt divn't dont'
  didn't: didnt didnae
  can't: cant cannae cannit canna cnt carnt cannot can'nt
  couldn't: couldnt couldnae
  hasn't: hasnt hasnae
  haven't: havent havnt huvnae
  wouldn't: wouldnt wouldnae
  it's: its tis 'tis itz
  that's: thats
  there's: theres thers
  they're: theyre ther
  i've: ive av
  i'm: im a'm
  we've: weve
  we're: wer
  he's: hes
  she's: shes
  what's: whats
  please: pls plz plse pleez pleaz pl
  tomorrow: tomoz tmrw tomo tommorow tomorow tommorrow 2moro 2morrow tmr tmoro tomorra tomozza morra tmorrow
  today: 2day theday
  tonight: tonite 2nite 2night the-night
  through: thru throo thro threw throught thorugh
  because: cos cause coz cuz becuz bcos bc
  with: wi wiv w
  have: hav av' huv hae
  leak: leek
  leaking: leekin leeking lekaing leaking' leakin'
  leaks: leeks
  light: lite lihgt
  lights: lites
  broken: brokn brocken brokken broked
  drain: dran
  socket: sokcet sockit
  ceiling: celing cieling ceilin cealing
  shower: showr showa
  plumber: plummer plumer pluma
  work: wurk werk
  works: wurks
  working: workin wurkin werking
  old: auld owd
  good: gud
  need: nead needz
  needs: neads
  door: dor dooor
  doors: dors
  telly: television tv
  afternoon: arvo aftrnoon afternoons'
  morning: mornin mornign mawnin
  round: rnd
  going: gan gaan gonna
  appointment: appt apt appointmnt
  number: num nr nummer
  wrong: wrang rong
  thursday: thurs thur thurday thursdy
  wednesday: weds wensday wednsday
  tuesday: tues tuseday
  friday: firday
  saturday: saterday satday
  quick: kwik
  urgent: urgant urgnt
  pressure: presure preshure
  machine: mashine
  blocked: bloked blockt blokced blocket
  fixed: fixt
  smashed: smasht
  mouse: moose
  child: bairn wean
  children: bairns weans
  mother: mam maw mum mummy ma'am
  father: dad da
  grandmother: nan gran nanna granny grandma nana gramma nain nonna
  grandfather: grandad grandpa granda taid
`;

export const dialect: ReadonlyMap<string, string> = new Map(
  table
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [usual = "", said = ""] = line.trim().split(": ");
      return said.split(" ").map((word) => [word, usual] as const);
    }),
);

/** Where more than one word says it. A thing that has died in any manner of speaking is "broken". */
export const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bre-(?=[a-z]{3})/g, "re"],
  [/\ba\.s\.a\.p\b\.?/g, "asap"],
  [/\b(?:the morra|the morn(?! ?ing)|the morrow|2 ?moro)\b/g, "tomorrow"],
  [/\bup ?stairs\b/g, "upstairs"],
  [/\bwash(?:ing|in) machine\b/g, "washer"],
  [/\bstop (?:cock|tap)\b/g, "stopcock"],
  [/\bfuse (?:box|board)\b|\bconsumer unit\b/g, "fusebox"],
  [/\bbed bugs?\b/g, "bedbugs"],
  [/\b(?:stop|pop|drop|come|swing|call) by\b/g, "visit"],
  [/\bcess pit\b/g, "cesspit"],
  [/\blog burner\b|\bwood burner\b/g, "stove"],
  [
    /\b(?:on the (?:blink|fritz)|packed (?:in|up)|pack(?:ed|ing) it in|conked(?: out)?|gone (?:kaput|bang|pop|phut|west|wrong)|given up(?: the ghost)?|gave up(?: the ghost)?|kicked the bucket|up the spout|bit the dust|(?:has|'s) had it|gone to heaven|knackered|goosed|buggered|borked|bollocksed|banjaxed|shagged|screwed|naffed|clapped out|shot|on its last legs|bust(?:ed|it)?|cream crackered|done for|caput|kaput|capput|dead as a \w+|gave out|given out|kicked it|carked it|croaked|shut (?:itself )?down|cut out|stopped working|stopped dead|died(?: a death)?|out of order)\b/g,
    "broken",
  ],
  [/\b(?:playing|acting) up\b|\bplayin up\b|\bon and off\b/g, "faulty"],
];
