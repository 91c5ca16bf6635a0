/** What people write, a text a line: the text, intent and urgency, then the facts in it. */
export const first = `
hiya our kitchen mixer tap has a steady drip from the base, nothing mad | job routine | job=tap drip
Evening. The shower pump has seized and makes a horrible grating noise when you turn it on. SK9 3PT | job routine | job=shower pump | pc=SK9 3PT
bog won't flush proper, handle just flops about | job routine | job=bog flush
water pressure in the shower is pathetic since we moved in | job routine | job=water pressure shower
need my outside tap replacing before summer pls | job routine | job=outside tap replacing
there's a puddle under the combi every morning, we keep a tray under it. CH64 1RG | job soon | job=puddle combi | pc=CH64 1RG
saniflo has packed up and its our only loo | job soon | job=saniflo packed up / only loo
the overflow from the loft tank is running down the outside wall, not urgent like | job routine | job=overflow tank running
stopcock under the sink has snapped clean off and its spraying everywhere | job emergency | job=stopcock snapped
My bathroom sink takes an age to empty | job routine | job=sink empty
boiler wont light, house is perishing, theres just me and the dog | job soon | job=boiler light
heating comes on by itself at 3am, think the timer is shot | job routine | job=heating timer
no heating, two year old has a chest infection, PR4 2AA | job emergency | job=no heating | pc=PR4 2AA
Radiators upstairs are stone cold, downstairs roasting | job soon | job=radiators cold
annual boiler service due in march for 3 flats | job routine | job=boiler service
I'd like a price to swap my back boiler for a combi, BL3 6QQ | job routine | job=back boiler combi | pc=BL3 6QQ
can you power flush my system, rads are full of sludge | job routine | job=power flush
boiler pressure keeps dropping to 0.5, I top it up daily | job routine | job=boiler pressure dropping
every time someone uses the kettle the electrics trip | job routine | job=electrics trip
half the sockets in the house are dead after the storm | job soon | job=sockets dead
Total power cut just in our house, neighbours are fine. TQ9 5LE, Graham | job soon | job=power cut | pc=TQ9 5LE | name=Graham
bathroom extractor fan is rattling something awful | job routine | job=extractor fan rattling
want a car charger putting in on the drive | job routine | job=car charger
kitchen spotlights flickering on and off, 4 of them | job routine | job=spotlights flickering
Could you quote to rewire a 1930s semi? Postcode WA15 8XY | job routine | job=rewire semi | pc=WA15 8XY
doorbell camera needs wiring up, sat morning would suit | job routine | job=doorbell camera wiring | when=2026-03-07 morning
Locked my keys in the house and the baby is inside, ME14 2RR | job emergency | job=locked keys | pc=ME14 2RR
key has snapped in the front door and I cant get in | job emergency | job=key snapped
I need the locks changing on a flat I've just bought in Wigan | job routine | job=locks changing | place=Wigan
patio door handle is floppy but it still locks | job routine | job=patio door handle
handbag got nicked with my house keys in it | job soon | job=keys nicked
window lock seized, no key for it | job routine | job=window lock seized
few slates off after the wind last night and its dripping into the loft when it rains | job soon | job=slates off
chimney pot looks like its about to fall, cracked right round | job soon | job=chimney pot cracked
re-felt the shed roof please | job routine | job=shed roof
moss all over the roof, want it scraping off, NE61 2DD | job routine | job=moss roof | pc=NE61 2DD
gutter joint leaks like a sieve every time it rains | job soon | job=gutter leaks
lead flashing has been nicked off the porch | job routine | job=lead flashing nicked
manhole lifted and there's loo roll all over the yard | job soon | job=manhole
the drain by the back step is full to the brim and stinking | job soon | job=drain full
poo coming up the shower tray | job emergency | job=poo shower tray
my washing machine waste backs up into the sink | job routine | job=washing machine waste sink
washer is stuck mid cycle with all my uniforms in | job routine | job=washer stuck
the tumble dryer spins but doesn't get warm | job routine | job=tumble dryer warm
hob igniter clicks constantly, clicking even when off | job routine | job=hob igniter
American fridge stopped cooling, medication in there | job soon | job=fridge stopped cooling
ice maker on the fridge is broken, rest is fine | job routine | job=ice maker broken
oven door glass shattered, hinge bent | job routine | job=oven door glass shattered
mice droppings behind the cooker | job soon | job=mice
something scratching in the loft at night | job routine | job=scratching loft
bed bugs!!! bites all over, can you treat the flat N17 0AP | job soon | job=bed bugs | pc=N17 0AP
wasp nest in the garden shed, no one uses it | job routine | job=wasp nest
ant trail across the kitchen worktop every day | job routine | job=ant kitchen
pigeons nesting under our solar panels | job routine | job=pigeons solar panels
knock through kitchen diner, need a builder to price it | job routine | job=knock through kitchen
our garden wall has a lean on it, bricks coming away | job routine | job=garden wall
retaining wall collapsed onto next doors path this morning and its blocking their door | job routine | job=wall collapsed
loft conversion with dormer, drawings done | job routine | job=loft conversion
need 3 ceilings skimming and a bit of coving | job routine | job=ceilings skimming
living room wants painting, two coats, I'll buy the paint | job routine | job=living room painting
Exterior of the house needs a coat of masonry paint. Any ideas of cost? | job routine | job=exterior paint
hang wallpaper on a feature wall plus gloss the doors | job routine | job=wallpaper; doors
lawn is a jungle, needs strimming before the viewing saturday | job soon | job=lawn strimming | when=before 2026-03-07
tree roots lifting the drive, want it felled and ground out | job routine | job=tree felled
turf laying approx 60 sq m, B97 5TJ, after easter | job routine | job=turf laying | pc=B97 5TJ | when=after Easter
fence blew down in last nights storm and the dog can get out | job routine | job=fence blew down
decking is rotten and lethal when wet, rip it out please | job soon | job=decking rotten
flat pack wardrobe x2 to build tomorrow teatime if pos | job routine | job=wardrobe build | when=tomorrow evening
hang a mirror and put up 3 shelves | job routine | job=mirror; shelves
hi do you do weekends | question unknown
What's your call out charge for a sunday | question unknown
roughly how much for a new consumer unit? | question unknown | job=new consumer unit
is there a charge for quotes | question unknown
Do you come as far out as Ilkley | question unknown
are you gas safe registered | question unknown
how long have you been in business, do you have reviews | question unknown
Where abouts is he, he said half an hour | question unknown
did you get my photos? | question unknown
is this the electrician who did number 9? | question unknown
LA14 2QE, it's the end house | answer unknown | asked=place | pc=LA14 2QE
ee double u? no sorry en doubleyou three five ex ex. NW3 5XX | answer unknown | asked=place | pc=NW3 5XX
s w one a one a a | answer unknown | asked=place | pc=SW1A 1AA
its in crosby | answer unknown | asked=place | place=crosby
The Granary, Mill End, Thaxted | answer unknown | asked=place | place=The Granary, Mill End, Thaxted
bs5 | answer unknown | asked=place | pc=BS5
CM2O 1XL | answer unknown | asked=place | pc=CM20 1XL
oh god sorry its rg6 not rg5 | answer unknown | asked=place | pc=RG6
any day but not monday | answer unknown | asked=time | when=any time except 2026-03-09
weds after school run so 9.15ish | answer unknown | asked=time | when=2026-03-11 09:15
between ten and noon friday | answer unknown | asked=time | when=2026-03-06 10:00-12:00
thursday or friday, whichever | answer unknown | asked=time | when=2026-03-05 or 2026-03-06
not before 5, tomorrow | answer unknown | asked=time | when=tomorrow after 17:00
the 19th | answer unknown | asked=time | when=2026-03-19
any evening after half six | answer unknown | asked=time | when=evenings after 18:30
tues 10th first thing | answer unknown | asked=time | when=2026-03-10 morning
its Nkechi | answer unknown | asked=name | name=Nkechi
Ravi Menon | answer unknown | asked=name | name=Ravi Menon
ask for my wife Sheila she'll be in | answer unknown | asked=name | name=Sheila
thx mucker | thanks unknown
brill ta x | thanks unknown
legend thank you | thanks unknown
something's come up at work, could we do next Tuesday instead of Friday | change_booking unknown | when=2026-03-10
Please cancel the engineer, landlord has sent his own | change_booking unknown
gonna have to leave it for now, money's tight | change_booking unknown
could you come an hour later on Thursday than we said? | change_booking unknown
forget it ive sorted it meself | change_booking unknown
Sorry love wrong number, I'm ringing the vets | wrong_number unknown
I don't know who you are I didnt phone a builder | wrong_number unknown
think my phone rang you in my pocket | wrong_number unknown
oops meant to text my sister | wrong_number unknown
Boost your Google reviews! We get tradesmen 50 new customers a month | spam unknown
Your Evri package could not be delivered. Rebook: evri-rebook.example | spam unknown
we offer van insurance for traders from 38 a month, interested? | spam unknown
Hi dad I lost my phone, text me on this number, need money for rent | spam unknown
crypto bot made me 4k last week ask me how | spam unknown
you're a rip off merchant and a liar | abuse unknown
absolute clown, learn to answer your phone | abuse unknown
go to hell | abuse unknown
I'll find out where you live mate | abuse unknown
err hello? | unclear unknown
kk | unclear unknown
test | unclear unknown
`;
