//! The words of the lexicon, by class. Plain facts of English; within a list the order has no
//! meaning, so they are kept alphabetical. A `*` marks a verb that doubles its last letter.

/// Regular verbs that as good as always announce speech.
pub(super) const SAYING: &str = "\
acknowledge add admit* affirm allege announce answer argue ask assert assure attest aver* bark \
bellow blare blog* blurt boast brag* caution chant charge claim clarify comment complain concede \
conclude confess confide confirm contend continue counter croak cry deadpan* declare demand deny elaborate email \
emphasize enthuse exclaim exhort explain fume gasp gripe grouse growl gush hiss howl grumble hint holler inform inquire \
insist interject joke lament maintain mention moan mumble murmur muse mutter note object observe \
opine plead pledge point post predict proclaim promise pronounce protest quip* rant reassert \
reason recall recite recount reflect reiterate rejoin remark remind repeat reply report respond \
retort reveal roar scoff scream shout shriek sigh snap* snarl sneer snort speculate stammer state stress \
suggest surmise testify text thunder tweet urge utter vent volunteer vow wail warn whisper wonder yell";

/// Irregular verbs of the same kind: third person, past, participle, with -ing, base.
pub(super) const SAYING_FORMS: &str = "\
says/said/said/saying/say tells/told/told/telling/tell writes/wrote/written/writing/write \
thinks/thought/thought/thinking/think reads/read/read/reading/read";

/// Verbs that often take quoted words but as often do not.
pub(super) const MAYBE_SAYING: &str = "\
accept accuse address admire adopt advertise advise advocate agree anticipate apologize applaud \
appeal approve assail attack back begin believe bemoan berate blame blast boost brand bristle \
call campaign cast celebrate challenge champion characterize chastise cheer chide chuckle cite \
claim coin compare condemn congratulate consider criticize curse decide decry deem defend deliver \
denounce deplore deride describe detail dismiss dispute disclose discuss display dub* echo \
emphasise encourage endorse envision estimate expect explore expose express extol* fault fear find fire \
flash frame fret* giggle grin* groan guess hail hammer heckle highlight hope identify imagine imply \
impress include indicate insinuate instruct insult intend interpret interrupt intone introduce \
invite invoke issue jeer jest knock label laud laugh lecture liken list loathe mock mourn \
murmur nod* offer order outline paint pen* permit* perceive petition phrase pitch plan* play portray \
praise pray preach press proffer propose publish question quote rail rally rate rattle realize \
recognize recommend record refer* refuse regard regret* reject release request require resolve \
retweet ridicule rip* rule salute scold seek shoot shrug* sign signal sing slam* slap* slog smile \
sob* specify spell stipulate stun suspect swear sympathize talk taunt term threaten tout title type \
underline underscore unleash unveil use value view voice vote waffle want wave welcome whine wish worry";

/// Irregular verbs of the second kind.
pub(super) const MAYBE_SAYING_FORMS: &str = "\
speaks/spoke/spoken/speaking/speak feels/felt/felt/feeling/feel goes/went/gone/going/go \
puts/put/put/putting/put gives/gave/given/giving/give makes/made/made/making/make \
swears/swore/sworn/swearing/swear sees/saw/seen/seeing/see finds/found/found/finding/find \
seeks/sought/sought/seeking/seek shows/showed/shown/showing/show sends/sent/sent/sending/send \
holds/held/held/holding/hold sings/sang/sung/singing/sing knows/knew/known/knowing/know \
begins/began/begun/beginning/begin casts/cast/cast/casting/cast hears/heard/heard/hearing/hear \
learns/learned/learnt/learning/learn means/meant/meant/meaning/mean fights/fought/fought/fighting/fight \
leads/led/led/leading/lead lays/laid/laid/laying/lay draws/drew/drawn/drawing/draw \
shoots/shot/shot/shooting/shoot";

/// The past of irregular verbs that announce no speech; regular ones are known by their -ed.
pub(super) const OTHER_VERBS: &str = "\
ate beat became bent bet bit bled blew bought bred broke brought built burst came caught chose \
clung crept cut dealt did drank drove dug fed fell fled flew forgave forgot fought froze got grew \
hid hit hung hurt kept knelt leapt left lent let lit lost met paid proved quit ran rang rode rose \
sank sat sent set shook shrank shut slept slid sold spent split sprang spun stole stood struck \
stuck swept swam swung taught threw took tore understood undertook went woke won wore wept \
withdrew withheld wound wove comes gets takes becomes remains seems appears wants keeps loses";

/// What comes before the name of a work or of a thing.
pub(super) const NAMING: &str = "\
album anthem ballad band banner biopic blog book called cartoon chapter column comedy documentary \
drama dubbed entitled episode essay exhibit exhibition film hashtag headline hit hymn known magazine \
memoir moniker motto movie musical named newsletter nickname nicknamed novel painting play podcast poem \
program programme reboot screening segment self-styled sequel series shirt show sign single sitcom slogan \
so-called song soundtrack star tag term termed terms thriller titled track trilogy tune word words";

/// Forms of "be".
pub(super) const BE: &str = "am is are was were be been being isn't aren't wasn't weren't 's 're";

/// Other auxiliaries.
pub(super) const AUX: &str = "\
has have had having do does did will would can could shall should may might must won't wouldn't \
can't cannot couldn't shouldn't don't doesn't didn't hasn't haven't hadn't never";

/// Personal pronouns that can be the subject.
pub(super) const PRONOUNS: &str = "he she they it i we you";

/// Pronouns of the object.
pub(super) const OBJECTS: &str = "him them me us himself herself themselves itself myself";

/// Possessives.
pub(super) const POSSESSIVES: &str = "his her their its my our your";

/// What opens a noun phrase.
pub(super) const DETERMINERS: &str = "\
a an the this that these those some many several most few other another each every no any all \
both one two three four five six seven eight nine ten dozens hundreds thousands half more such \
numerous various certain multiple fellow";

/// Prepositions.
pub(super) const PREPOSITIONS: &str = "\
about above across after against along amid among around as at before behind below beneath \
beside besides between beyond by concerning despite down during except following for from given \
in including inside into like near of off on onto out outside over past per regarding since \
through throughout to toward towards under unlike until up upon via with within without \
according citing referring alongside";

/// What joins clauses of equal rank.
pub(super) const COORDINATORS: &str = "and but or nor yet so plus";

/// What opens a subordinate clause.
pub(super) const SUBORDINATORS: &str = "\
that when whenever while because if although though whether unless where wherever how why once \
whereas lest what whatever until since after before as than";

/// Relative pronouns.
pub(super) const RELATIVES: &str = "who which that whom whose";

/// Adverbs that stand between subject and verb or before the subject.
pub(super) const ADVERBS: &str = "\
again ago ahead almost already also altogether always anyway apparently aloud back certainly \
clearly else even eventually ever finally first flatly further furthermore hence here however \
indeed instead just last lastly later least less likewise maybe meanwhile moreover much nearby \
nevertheless next nonetheless not now often only otherwise overall perhaps please pretty quite \
rather really reportedly second seldom separately simply sometimes soon still then there thereby \
therefore third thus together too twice very well yes yet afterward afterwards earlier early \
elsewhere essentially long once";

/// Days, months and stretches of time.
pub(super) const TIMES: &str = "\
monday tuesday wednesday thursday friday saturday sunday january february march april may june \
july august september october november december today yesterday tonight tomorrow morning \
afternoon evening night day week weekend month year years weeks months days hour hours minute \
minutes moment spring summer fall autumn winter jan feb apr aug sept oct nov dec tues thurs time decade noon midnight ET EST EDT GMT am pm a.m p.m";

/// Titles that stand before a name and nowhere else.
pub(super) const TITLES: &str = "\
mr mrs ms miss dr prof sen sens rep reps gov govs gen col lt capt cmdr maj sgt cpl pvt adm rev hon \
pres sir dame lord lady madam mme mlle herr frau señor fr br st sra atty det supt msgr";

/// Titles of men, of women.
pub(super) const MALE_WORDS: &str = "\
mr sir lord herr señor king prince father brother son husband man boy gentleman businessman \
spokesman chairman congressman councilman actor waiter grandfather uncle nephew duke emperor \
pope imam rabbi monk priest fr guy dad salesman fisherman fireman policeman cameraman statesman \
widower mailman anchorman lawman emir sheikh sultan tsar bishop cardinal archbishop";
pub(super) const FEMALE_WORDS: &str = "\
mrs ms miss dame lady madam mme mlle frau queen princess mother sister daughter wife woman girl \
businesswoman spokeswoman chairwoman congresswoman councilwoman actress waitress grandmother aunt \
niece duchess empress nun mom mum widow saleswoman policewoman heroine hostess";

/// What people are: offices, callings and kin. Each also counts with a plural s.
pub(super) const ROLES: &str = "\
academic accountant activist actor actress adjutant administrator admiral adviser advisor advocate \
agent aide ambassador analyst anchor announcer archbishop architect artist assistant associate \
astronaut athlete attendee attorney auditor aunt author backer ballerina banker baron bartender biographer \
bishop blogger boss boy brigadier broker brother builder bureaucrat businessman businesswoman \
campaigner candidate captain cardinal caller ceo chair chairman chairperson chairwoman challenger \
chancellor chaplain chef chief choreographer citizen clerk co-author co-founder co-host coach colleague \
collector colonel columnist comedian comic commander commander-in-chief commandant commentator commissioner composer \
comptroller conductor congressman congressperson congresswoman conservative constable consul \
consultant contender contractor coordinator coroner correspondent councillor councilman councilwoman \
councilmember councilor counsel counselor count critic curator customer czar dad dame daughter dealer dean \
defendant delegate democrat deputy designer detective developer dictator diplomat director \
doctor donor driver duchess duke economist editor educator emir emperor employee engineer \
entrepreneur envoy executive expert facilitator fan farmer father fighter filmmaker financier \
firefighter fisherman foreman founder friend frontrunner front-runner general gentleman geologist girl girlfriend boyfriend \
governor grandfather grandmother grandson guard guest guitarist guy head heckler heir \
historian host hostess hunter husband imam incumbent informant inmate inspector instructor \
insider inventor investigator investor jockey journalist judge juror justice justices king lad lady landlord \
lawmaker lawyer leader lecturer legislator librarian lieutenant lobbyist loyalist magistrate magnate major \
man manager marshal mathematician mayor mechanic member merchant meteorologist midwife millionaire billionaire \
miner minister missionary mogul mom moderator monarch monk mother mum musician narrator neighbor neighbour \
neurosurgeon nominee novelist nun nurse observer officer official officeholder operative operator opponent \
organizer owner painter pastor patient patriarch patron person pharmacist philanthropist philosopher \
photographer physician physicist pilot planner player playwright plaintiff podcaster poet policeman policewoman \
politician pollster pontiff pope porter practitioner premier president presenter priest prime prince princess \
principal prisoner producer professor programmer prosecutor protester protestor provost psychiatrist psychologist \
publicist publisher pundit pupil queen rabbi racer ranger reader rebel receptionist recruiter \
rector referee refugee regulator relative reporter representative republican researcher resident respondent \
retiree reverend reviewer ringleader rival rapper runner sailor salesman saxophonist scholar scientist \
screenwriter sculptor secretary seller senator sergeant servant sheikh sheriff shopkeeper singer sister \
socialite sociologist soldier solicitor son songwriter source speaker specialist spectator \
spokesman spokesperson spokespersons spokeswoman sponsor staffer star statesman statistician stepson strategist striker student \
sultan superintendent supervisor supporter surgeon surrogate surveyor survivor swimmer taoiseach teacher \
teammate technician teenager terrorist theorist therapist trader trainer translator treasurer treasury \
trustee tsar tutor tycoon uncle user veteran vet vicar vice vice-president victim villager violinist \
visitor volunteer voter waiter waitress warden watchdog whistleblower widow wife winner witness woman worker \
writer youth people men women children kids folks crowd audience police wives spokesmen spokeswomen \
lawyer backbencher first undersecretary under-secretary attaché nanny toddler mogul rep radioman \
foreign democrats republicans conservatives liberals";

/// Things that can speak: bodies and what they write.
pub(super) const BODIES: &str = "\
administration agency army association authority bank board brief bureau cabinet campaign center \
centre church coalition club college commission committee company complaint congress corporation \
council court department directorate embassy federation filing firm force forces foundation fund government \
group hospital house indictment institute institution international ministry monitor movement network office \
organization organisation outlet paper parliament party police press school senate service services \
society store study survey suit lawsuit team think-tank times trust union university newspaper magazine site \
website post journal news tribune herald guardian inc corp co ltd llc plc ag fc pac gop report \
statement letter memo memoir email e-mail article piece editorial book column document note message tweet sign \
banner poster headline story blog transcript release announcement ad advertisement video caption \
description entry law bill act constitution charter treaty resolution poll petition \
manifesto handbook rule ruling opinion decision motto slogan placard text guide guideline chapter page film movie song show";

/// Nouns of saying: "her claim that", "in a statement".
pub(super) const SAYING_NOUNS: &str = "\
accusation admission advice allegation announcement answer appeal argument assertion assessment \
assurance belief boast call characterization charge chant chants cheers cheer claim comment comments \
commitment complaint concern concession conclusion confession contention cry declaration demand \
denial description email e-mail explanation insistence interview letter line memo message motto \
note notion observation opinion phrase plea pledge post prediction proclamation promise proposal \
question quip quote quotes rant remark remarks reply response retort rule ruling slogan speech \
statement suggestion testimony text threat tweet tweets view vision vow warning word words shout shouts";

/// Abbreviations whose stop ends no sentence.
pub(super) const ABBREVIATIONS: &str = "\
mr mrs ms dr prof sen sens rep reps gov govs gen col lt capt cmdr maj sgt cpl pvt adm rev hon pres jr sr \
st ste mt ft vs etc inc corp co ltd bros no nos vol dept univ assn jan feb mar apr jun jul aug sept \
sep oct nov dec ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo \
mont neb nev okla ore pa tenn tex va vt wash wis wyo approx est al cf fig eg ie atty det supt messrs";

/// Small words inside a name.
pub(super) const PARTICLES: &str =
    "de da del della der den di dos du la le van von bin ibn al el ter ten y zu";

/// Words that open a body's name and not a person's.
pub(super) const PLACE_WORDS: &str = "\
north south east west new united states city county street avenue road island islands river lake \
mount valley park square hill hills beach coast saint san santa los las fort port republic kingdom \
world war act day show morning week prize award cup league super white supreme federal national \
american international democratic republican conservative labour liberal green air force \
twitter facebook instagram youtube";
