/** Other people, other trades, other moods. */
export const second = `
Good afternoon, I wonder if you might assist. Our downstairs cloakroom tap has begun to weep and I should like it attended to. Mrs Prudence Hale, GU7 2QF | job routine | job=tap weep | pc=GU7 2QF | name=Mrs Prudence Hale
alright boss, me combi keeps cutting out, gotta reset it 10 times a day, CR4 3AB | job routine | job=combi cutting out | pc=CR4 3AB
wor heating's pure knackered man, bairns are freezing, NE28 7QT | job soon | job=heating knackered | pc=NE28 7QT
ma toilet's blocked again hen, it's the only wan | job soon | job=toilet blocked
Dwr yn dod trwy'r nenfwd - water coming through ceiling!! | job emergency | job=water ceiling
hey can u come look at the sink, its all backed up and gross, student house 6 of us | job soon | job=sink backed up
no leccy in the whole flat since 6am, Tariq, E6 2LL | job soon | job=no leccy | pc=E6 2LL | name=Tariq
I've a wee drip fae the pipe below the boiler, got a basin under it | job soon | job=drip pipe boiler
the immersion doesnt heat so no hot watter but theres an electric shower so we can manage, no rush | job routine | job=immersion heat / no hot watter
kitchen tap came off in my hand, water shooting up to the ceiling and i cant find the stopcock | job emergency | job=tap came off / water shooting
there is brown water from all the taps since the roadworks | job routine | job=brown water
need a new toilet seat fitted and the basin waste unblocked, pop in whenever you're passing | job routine | job=toilet seat; basin waste | when=any time
the pipe behind the toilet has a slow leak, dripping into a bucket, it can wait till next week | job routine | job=leak pipe | when=next week
Unvented cylinder service needed for the insurance, Otley | job routine | job=cylinder service | place=Otley
boiler making kettling noises and the pressure gauge is in the red | job routine | job=boiler noises
Ideal Logic showing L2, no hot water or heating, 3 month old baby here | job emergency | job=no hot water / heating
radiators on full blast and can't turn them down, roasting in here | job routine | job=radiators
timer clock on the boiler lost an hour, how do i change it | job routine | job=timer boiler
Would you be so kind as to quote for 9 new radiators. 4 Priory Row, Lewes | job routine | job=new radiators | place=4 Priory Row, Lewes
oil tank gauge stuck, oil boiler works fine | job routine | job=oil tank gauge stuck
plug socket in the nursery fell out the wall, wires showing | job emergency | job=socket fell out | danger=electric
landlord here need EICR x4 flats in Salford before end of april | job routine | job=EICR | place=Salford | when=before 2026-04-30
LED strip under cabinets has gone half dead | job routine | job=LED strip
outdoor lights keep tripping when it rains | job routine | job=outdoor lights tripping
smart meter guy says my tails need upgrading before he can fit it | job routine | job=tails upgrading
security light on 24/7, driving neighbours mad | job routine | job=security light
garage roller shutter wont close, all my tools in there, BN11 3RR | job emergency | job=shutter close | pc=BN11 3RR
grandma shut the front door and left keys on the table, shes stood outside in the rain | job emergency | job=keys
the upvc mechanism has gone so I cant lock up tonight | job emergency | job=upvc mechanism / lock
lost the key to the filing cabinet, need it opening | job routine | job=key filing cabinet
two spare keys cut for a yale please | job routine | job=keys cut
ex moved out and never gave his key back, want barrels swapped | job soon | job=key / barrels swapped
shed padlock seized, cant get the mower out | job routine | job=padlock seized
neighbours tree came through our roof felt, rain is dripping on the bed right now | job emergency | job=roof / rain dripping
storm took 3 ridge tiles, can see daylight in the attic | job routine | job=ridge tiles
velux blind jammed half open | job routine | job=velux blind jammed
flat roof bubbling up, no water in yet | job routine | job=flat roof bubbling
gutters need clearing out, weeds growing in them, 3 storey terrace in Hebden Bridge | job routine | job=gutters clearing | place=Hebden Bridge
jackdaws down the chimney again, need a cowl | job routine | job=chimney cowl
bath water won't go down and now the loo is gurgling, think it's the main drain | job soon | job=bath water / drain
stinky smell from the shower drain hole | job routine | job=smell shower drain
can you jet a blocked soil stack for a block of flats today | job soon | job=soil stack | when=today
cess pit is full and coming up in the garden | job soon | job=cess pit full
camera survey of the drains before we buy a house in TN4 | job routine | job=camera survey drains | pc=TN4
Bosch washer error E18 wont drain, door locked with clothes in | job routine | job=washer drain
dishwasher tripping out the kitchen sockets every time its on | job routine | job=dishwasher tripping
range cooker right hand oven door won't shut | job routine | job=oven door shut
tumble dryer squeals like a pig | job routine | job=tumble dryer
chest freezer alarm going and its getting warm inside | job soon | job=freezer warm
microwave plate stopped turning | job routine | job=microwave plate
rat in the compost bin, not in the house | job routine | job=rat
hornets nest size of a football in the porch, cant use the front door | job soon | job=hornets nest
cluster flies in the attic every autumn | job routine | job=flies attic
our cat brought fleas in, kids covered in bites. Aaliyah LE5 3GH | job soon | job=fleas | pc=LE5 3GH | name=Aaliyah
moth larvae eating the carpet | job routine | job=moth carpet
cracks in the render above the bay window, 2 of them | job routine | job=cracks render
Planning single storey extension, need a builder for a price, drawings ready. Tom Ashworth | job routine | job=extension | name=Tom Ashworth
garden path lifted by roots, postman nearly went over | job soon | job=path lifted
new fence both sides, about 30m, can you come and measure up Saturday | job routine | job=new fence | when=2026-03-07
block paving sunk where the drain is | job routine | job=block paving sunk
porch floor tiles lifting | job routine | job=floor tiles lifting
damp proof course for a victorian terrace, walls are wringing | job routine | job=damp proof
skirting boards and a loft ladder to fit at 22b Ferry Lane, Wargrave, any day next week bar Monday | job routine | job=skirting; loft ladder | place=22b Ferry Lane, Wargrave | when=next week except 2026-03-09
hall stairs and landing redecorating, magnolia top to bottom | job routine | job=hall stairs redecorating
paint is peeling off the bathroom ceiling | job routine | job=paint peeling
Varnish 6 internal doors. When could you start? | job routine | job=varnish doors
lawn needs a mow every fortnight from april | job routine | job=lawn mow
hedge has grown over the pavement, council have sent a letter giving us til friday or we get fined | job soon | job=hedge
apple tree wants a prune | job routine | job=apple tree prune
garden clearance at my late father's house, it's waist high | job routine | job=garden clearance
Jap knotweed at the bottom of the garden | job routine | job=knotweed
end of lease clean for a studio, Monday 16th, SW9 8PR, ask for Beatriz | job routine | job=lease clean | pc=SW9 8PR | when=2026-03-16 | name=Beatriz
windows cleaning inside and out pls | job routine | job=windows cleaning
carpet stain red wine, got guests tomorrow!! can you do it today | job soon | job=carpet stain | when=today
move a piano down one flight of stairs | job routine | job=move piano
TV wall mount, 55 inch, plasterboard wall, sunday if u work sundays | job routine | job=TV wall mount | when=2026-03-08
handrail for my dad's stairs, he's not steady on his feet | job routine | job=handrail stairs
ikea kitchen needs installing, worktops in too | job routine | job=kitchen installing
clutch gone on my transit | job routine | job=clutch gone
curtain pole fell down with half the plaster | job routine | job=curtain pole fell
right so I got home and the ceiling in the box room has a big brown patch thats spreading, tank above it I think, not dripping yet, anyway im in all weekend, M33 4DP cheers Colette | job routine | job=ceiling brown patch | pc=M33 4DP | when=this weekend | name=Colette
hello its about the bathroom fan it makes a grinding noise and smells a bit dusty its at number forty two beech avenue could you come on friday morning its mrs okafor | job routine | job=fan grinding | when=2026-03-06 morning | name=mrs okafor
um hi so i need a plumber for an outside tap postcode is ess kay four two ell tee thanks bye | job routine | job=outside tap | pc=SK4 2LT
i am texting for my mother her cooker socket is dead she lives at c h four nine nine u z | job routine | job=cooker socket dead | pc=CH49 9UZ
What do you charge to fit a tap? | question unknown | job=fit a tap
do you cover SE23? | question unknown | pc=SE23
ballpark for painting a 2 bed flat? | question unknown | job=painting flat
any availability this week? | question unknown | when=this week
Who am I speaking to? | question unknown
Have you got public liability insurance | question unknown
how soon could someone get to Mitcham | question unknown | place=Mitcham
is it cash or card | question unknown
still on for tomorrow? | question unknown | when=tomorrow
are you the chap with the blue van | question unknown
do you do free estimates | question unknown
Wot time r u coming | question unknown
Has the part come in yet | question unknown
could you tell me if you work on oil boilers | question unknown
flat 2, 19 Marine Parade, Whitby | answer unknown | asked=place | place=flat 2, 19 Marine Parade, Whitby
opposite the Co-op on Bridge St | answer unknown | asked=place | place=Bridge St
ox4 1hb, blue door | answer unknown | asked=place | pc=OX4 1HB
KY12 8EE - ring the top bell | answer unknown | asked=place | pc=KY12 8EE
BS16 nearest the ring road | answer unknown | asked=place | pc=BS16
its my mum's: WV6 0QX. I'm in WV3 | answer unknown | asked=place | pc=WV6 0QX
SEI 7PB | answer unknown | asked=place | pc=SE1 7PB
gee you one two three bee dee | answer unknown | asked=place | pc=GU12 3BD
n 16 5 double u s | answer unknown | asked=place | pc=N16 5WS
Oops typo, DH1 not DH7 | answer unknown | asked=place | pc=DH1
caravan park at Skegness, plot 14 | answer unknown | asked=place | place=Skegness
tomorrow or thurs after 4 | answer unknown | asked=time | when=2026-03-05 after 16:00
mon - wed am only | answer unknown | asked=time | when=2026-03-09 to 2026-03-11 morning
a fortnight on Monday | answer unknown | asked=time | when=2026-03-23
the day after tomorrow about 10 | answer unknown | asked=time | when=2026-03-06 10:00
next thursday, dinner time | answer unknown | asked=time | when=2026-03-12 lunchtime
not till the 20th | answer unknown | asked=time | when=from 2026-03-20
evenings after 6 or all day Sunday | answer unknown | asked=time | when=evenings after 18:00 or 2026-03-08
back of five the morn | answer unknown | asked=time | when=tomorrow after 17:00
weekends only | answer unknown | asked=time | when=weekends
Saturday 14th March between 9 and 11 | answer unknown | asked=time | when=2026-03-14 09:00-11:00
any time from 8 till 3 on Friday | answer unknown | asked=time | when=2026-03-06 08:00-15:00
quarter to nine tuesday | answer unknown | asked=time | when=2026-03-10 08:45
I'm easy, whenever suits you | answer routine | asked=time | when=any time
today please if you can | answer soon | asked=time | when=today
Mr J Okonkwo | answer unknown | asked=name | name=Mr J Okonkwo
sandra but everyone calls me Sandy | answer unknown | asked=name | name=sandra
this is aled by the way | answer unknown | name=aled
it's Father Michael at St Bede's | answer unknown | name=Father Michael | place=St Bede's
sound, cheers bud | thanks unknown
You've been so helpful, thank you | thanks unknown
nice one geezer | thanks unknown
perfect see you then | thanks unknown
spot on ta | thanks unknown
need to push Monday's job back to Wednesday | change_booking unknown | when=2026-03-11
soz can we rearrange, kid's poorly | change_booking unknown
dont need you any more, neighbour sorted it for a pint | change_booking unknown
hi its Paula, I'll have to postpone my appointment on the 12th | change_booking unknown | name=Paula
we're going with a different company thanks anyway | change_booking unknown
Can I bring my slot forward to tomorrow morning? | change_booking unknown | when=tomorrow morning
not going to be home Thursday now, is Friday possible | change_booking unknown | when=2026-03-06
leak stopped on its own so dont bother coming out | change_booking unknown
who's this? you've got the wrong person | wrong_number unknown
sorry my little one was playing with the phone | wrong_number unknown
I thought this was Barry's number? | wrong_number unknown
rang you instead of my dentist, ignore me | wrong_number unknown
We have never contacted your firm | wrong_number unknown
Hello, do you need an accountant? First consultation free for sole traders | spam unknown
FINAL NOTICE your vehicle tax failed. Renew at dvla-renew.example or be fined | spam unknown
Leads for electricians in your area, pay per lead, no contract | spam unknown
URGENT Lloyds: new payee added. If not you visit lloyds-secure.example | spam unknown
Hi hope your well, my company cleans vans for tradespeople, can I pop you a price list? | spam unknown
Congrats! Your number was picked for a free iPhone, claim in 24h | spam unknown
Good morning sir I need roof estimate for my property am currently offshore, can my private courier collect the keys and you charge my card for his fee too | spam unknown
you lot are a shower of robbing bastards | abuse unknown
die in a ditch | abuse unknown
hope you go bust you thieving toerag | abuse unknown
Are you thick or what, useless prat | abuse unknown
🙄 | unclear unknown
asdfgh | unclear unknown
hi there good morning | unclear unknown
i need a plumber | unclear unknown
need someone asap | answer soon | when=asap
its urgent!!! | answer emergency
`;
