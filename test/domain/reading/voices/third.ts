/** Written last, before anything was known of how the rules would take it. */
export const third = `
Hi there, got a leak from the stopcock nut, about a cupful an hour, have a dish under it. KA7 1XE Struan | job soon | job=leak stopcock | pc=KA7 1XE | name=Struan
toilet roll holder and towel rail need fixing to the wall | job routine | job=towel rail fixing
my hot tap just trickles, cold is fine | job routine | job=hot tap trickles
shower goes from hot to freezing every few minutes | job routine | job=shower hot freezing
Waste disposal unit jammed with a teaspoon | job routine | job=waste disposal jammed
pipe burst under the bath, hall is like a river | job emergency | job=pipe burst
the ball cock needs replacing, loft tank keeps overflowing out the side pipe | job routine | job=ball cock replacing
rads need bleeding and one valve swapping | job routine | job=rads bleeding; valve swapping
had the boiler off since saturday and my nan is 91, WN7 2BD | job emergency | job=boiler off | pc=WN7 2BD
thermostat display is blank | job routine | job=thermostat display blank
hot water but no heating, not too bothered it's mild | job soon | job=no heating
The boiler has been condemned and we need a new one, Mr & Mrs Patel, HA3 8RT | job routine | job=new boiler | pc=HA3 8RT | name=Mrs Patel
towel radiator in ensuite has rusted through and is spraying the wall | job emergency | job=towel radiator rusted / radiator spraying
lights in the whole downstairs have gone but sockets ok | job soon | job=lights gone
need some sockets adding in a home office and a cat 6 cable running to it | job routine | job=sockets adding
fuse board is ancient with the old wire fuses, want a modern one | job routine | job=fuse board
electric shower has died | job routine | job=electric shower died
burglar alarm beeping every minute, code wont clear | job routine | job=alarm beeping
hot tub needs its own supply running to the patio | job routine | job=hot tub supply
cant get in the flat, key just spins round | job emergency | job=get in flat / key spins
car key locked in boot outside asda CB1 3ES | job emergency | job=key locked | pc=CB1 3ES
front door lock is stiff and takes three goes | job routine | job=door lock stiff
my tenant hasn't returned the keys so change the lock please, N22 6DS | job soon | job=lock change | pc=N22 6DS
burgled last night, back door frame is in bits and wont shut | job emergency | job=back door
water marks on ceiling after heavy rain, roof about 40 years old | job soon | job=water ceiling / roof
dormer cheeks need recladding | job routine | job=dormer recladding
chimney wants taking down to roof level | job routine | job=chimney taking down
Guttering pulled away from the fascia by the snow, TD1 2AA | job routine | job=guttering fascia | pc=TD1 2AA
outside drain overflowing every time i run the washing machine | job soon | job=drain overflowing
toilet empties really slowly and bubbles | job routine | job=toilet slowly
there's raw sewage all over my cellar floor and more coming | job emergency | job=sewage cellar
fridge light stays on when door shut | job routine | job=fridge light
washing machine dancing across the kitchen on spin | job routine | job=washing machine spin
freezer packed up overnight, full of venison | job soon | job=freezer packed up
cooker hood filter and bulb need changing | job routine | job=cooker hood
mouse ran over my foot in the lounge!! | job soon | job=mouse
bees have swarmed in our apple tree | job routine | job=bees
seagulls attacking us from the roof nest | job routine | job=seagulls
silverfish in the bathroom | job routine | job=silverfish
boundary wall needs rebuilding, car went into it | job routine | job=wall rebuilding
kitchen fitter let us down, half a kitchen in, need it finishing | job routine | job=kitchen finishing
lintel above the garage has dropped | job routine | job=lintel dropped
room divider wall to come out, is it load bearing? | job routine | job=wall
bit of pointing on the gable end | job routine | job=pointing gable
two bedrooms and a landing want a lick of paint, FY4 2QQ | job routine | job=bedrooms paint | pc=FY4 2QQ
stain on the ceiling needs stain block and a coat over | job routine | job=ceiling stain
grass is up to my knees, mower died | job routine | job=grass
bamboo coming through from next door, need it digging out | job routine | job=bamboo
sleepers and gravel for a veg patch | job routine | job=sleepers gravel
Could someone come and sort out my late husband's rose beds, Mrs Vane, Burford | job routine | job=rose beds | name=Mrs Vane | place=Burford
blinds fitting in 5 windows tomorrow or Friday please its Zuzanna W5 2HH | job routine | job=blinds fitting | when=tomorrow or 2026-03-06 | pc=W5 2HH | name=Zuzanna
office clean twice a week in Croydon | job routine | job=office clean | place=Croydon
mattress and sofa steam cleaned | job routine | job=mattress sofa cleaned
old sofa, 2 beds and garden rubbish to clear | job routine | job=sofa clear
door bell chime doesn't work | job routine | job=bell work
sky dish moved by the wind, no picture | job routine | job=sky dish
fence post snapped at the base number 8 larch close | job routine | job=fence post snapped | place=8 larch close
wee job for you, kitchen drawer fronts falling aff, EH54 6AB, Moira | job routine | job=drawer fronts falling | pc=EH54 6AB | name=Moira
av got a problem wi me bath plug, it waint hold watter | job routine | job=bath plug
hello i have question how much price for change lock | question unknown | job=change lock
rough cost of a full rewire 3 bed semi? | question unknown | job=rewire
Do you guys fix garage doors | question unknown | job=garage doors
can I pay by bank transfer | question unknown
is VAT included | question unknown
what areas do you cover | question unknown
when can you start? | question unknown
did he leave his drill here? | question unknown
Have you been able to get the valve yet? | question unknown
SA1 one double u x | answer unknown | asked=place | pc=SA1 1WX
its G4I 2PE | answer unknown | asked=place | pc=G41 2PE
near tesco in bury | answer unknown | asked=place | place=bury
BR3, just off the A222 | answer unknown | asked=place | pc=BR3
sorry wrong one. NN1 4QQ is the rental, that other is mine | answer unknown | asked=place | pc=NN1 4QQ
Top flat, 7 Comely Bank Row | answer unknown | asked=place | place=7 Comely Bank Row
monday or tuesday next week, mornings | answer unknown | asked=time | when=2026-03-09 or 2026-03-10 morning
in about three weeks | answer unknown | asked=time | when=2026-03-25
anytime but thursday | answer unknown | asked=time | when=any time except 2026-03-05
from 4 onwards on weekdays | answer unknown | asked=time | when=weekdays after 16:00
5.30 thurs | answer unknown | asked=time | when=2026-03-05 17:30
Sunday lunchtime | answer unknown | asked=time | when=2026-03-08 lunchtime
25th march pm | answer unknown | asked=time | when=2026-03-25 afternoon
tonight after 7 | answer soon | asked=time | when=tonight after 19:00
no days just evenings | answer unknown | asked=time | when=evenings
Callum Doherty | answer unknown | asked=name | name=Callum Doherty
oh its mrs whitlock | answer unknown | asked=name | name=mrs whitlock
you can ask for Yusuf at reception | answer unknown | name=Yusuf
much appreciated pal | thanks unknown
that's grand, thanks a million | thanks unknown
Multumesc | thanks unknown
youve saved my life mate | thanks unknown
we'll have to skip this week's visit | change_booking unknown
can the lad come at 3 instead of 1 tomorrow | change_booking unknown | when=tomorrow 15:00
please disregard, found the fault myself | change_booking unknown
Boiler fixed now by British Gas so won't be needing you | change_booking unknown
sorry have to cancel wednesday, got covid | change_booking unknown
wrong bloke mate haha | wrong_number unknown
ignore missed call, butt dialled | wrong_number unknown
I was calling the surgery sorry | wrong_number unknown
Get 3 months free on our job management software. Reply YES | spam unknown
Hello dear, I am interested in your business for investment of 2 million | spam unknown
Your PayPal has been limited, verify at pp-check.example | spam unknown
We buy any van for cash today | spam unknown
you're taking the mick, con artists | abuse unknown
shove your quote where the sun dont shine | abuse unknown
ffs answer your phone you lazy sod | abuse unknown
hello is anyone there | unclear unknown
ok | thanks unknown
hiya | unclear unknown
`;
