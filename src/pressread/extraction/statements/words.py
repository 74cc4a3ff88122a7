"""Closed classes of words: what reports speech, what names an office, what only holds a sentence.

Grammar and trades, never people: no name stands here. Verbs are English first, with the commonest
verbs of saying of German, French, Spanish and Turkish beside them.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Verbs that carry a quotation by themselves: “…,” X said.
SAY = _set(
    """said says say saying told tells tell telling added adds adding wrote writes write writing
    tweeted tweets tweeting retweeted posted asked asks asking continued continues explained
    explains replied replies replying responded responds noted notes noting stated states stating
    declared declares declaring recalled recalls joked jokes joking quipped quips argued argues
    arguing insisted insists insisting remarked remarks concluded concludes announced announces
    announcing warned warns warning stressed stresses stressing emphasized emphasizes emphasised
    emphasises emphasizing emphasising underlined underlines underscored reiterated reiterates
    reiterating claimed claims claiming acknowledged acknowledges conceded concedes admitted admits
    confessed lamented laments complained complains complaining shouted shouts shouting yelled
    yells yelling screamed chanted chants chanting cried exclaimed whispered muttered answered
    answers commented comments observed observes opined ventured boasted boasts bragged predicted
    predicts pledged pledges promised promises vowed vows asserted asserts asserting affirmed
    maintained maintains contended contends alleged alleges suggested suggests suggesting hinted
    testified testifies reported reports reporting read reads quoted countered counters retorted
    rebutted interjected inquired wondered wonders urged urges urging demanded implored pleaded
    begged thundered declaimed proclaimed proclaims proclaiming cautioned cautions clarified
    confirmed confirms denied denies disclosed revealed reveals elaborated enthused fumed griped
    groused mused muses marveled reasoned recounted reflected remembered remembers repeated repeats
    shot snapped specified speculated summed tells texted thanked thinks thought vented
    volunteered advised advises agreed agrees announces assured assures blasted charged charges
    cracked deadpanned decried emailed e-mailed went goes pointed points puts signed sang sings
    chimed crowed counselled echoed gushed intoned ordered piped protested railed ranted ruled
    scoffed sighed sneered stammered swore taunted teased tutted welcomed believe believes believed
    expressed jeered hollered heckled bellowed roared barked hissed snarled sobbed gasped interrupts
    interrupted interjects insists interposed sniffed grumbled mumbled murmured growled wailed
    blurted quips exhorted protests counsels tweeting texting posting shouts jokes""",
)
# Verbs that take quoted words as their object or complement: called it “…”.
CALL = _set(
    """called calls call calling described describes describing dubbed dubs branded labeled labelled
    labels referred refers referring termed criticized criticizes criticised criticizing criticising
    condemned condemns condemning denounced denounces slammed slams mocked mocks accused accuses
    accusing praised praises praising hailed hails touted touts characterized characterised
    portrayed portrays portraying ridiculed ripped decrying dismissed dismisses dismissing rejected
    rejects attacked attacks blamed blames cited cites citing quoting talked talks talking spoke
    speaks speaking discussed expects hopes wants wanted feels felt saw sees seen found finds
    considers considered deemed discussing lauded lambasted likened compared warns threatened
    threatens invoked urged backed defended promising expressing expresses questioned offered
    offers voiced advocated proposed proposes highlighted identified imagined named signaled
    signalled showed shows show applauded bemoaned credited cheered hammered hit knocked
    apologized apologised used uses using""",
)
# The same of other languages, as they stand in newspapers.
SAY_FOREIGN = _set(
    """sagte sagt sagten erklärte erklärt betonte betont teilte kritisierte kritisiert forderte
    warnte warnt schrieb schreibt fügte meinte meint hieß heißt berichtete ergänzte kündigte
    versicherte antwortete erläuterte bekräftigte unterstrich äußerte zitierte räumte bezeichnete
    nannte fragte rief twitterte mahnte lobte bestätigte bestätigt dementierte dementiert
    verkündete klagte beteuerte entgegnete beklagte verteidigte
    dit déclaré déclare affirmé affirme expliqué explique ajouté ajoute assuré assure estimé estime
    souligné souligne précisé précise indiqué indique répondu répond lancé rappelé rappelle
    annoncé annonce confié raconte raconté jugé juge dénoncé dénonce regretté promis écrit insisté
    rétorqué rétorque répliqué réplique riposté déploré déplore soupiré soupire renchéri renchérit
    martelé demandé reconnu averti poursuit poursuivi conclut conclu
    dijo dice dijeron afirmó afirma aseguró asegura explicó explica añadió añade señaló señala
    declaró declara indicó indica subrayó subraya advirtió advierte sostuvo sostiene expresó
    manifestó comentó comenta agregó apuntó recordó recalcó insistió destacó denunció anunció
    recuerda replicó aseveró
    respondió preguntó escribió criticó precisó reiteró admitió reconoció concluyó
    dedi diyor söyledi söyleyen belirtti bildirdi açıkladı vurguladı ifade kaydetti konuştu
    ekledi sordu yanıtladı savundu aktardı duyurdu yazdı uyardı değerlendirdi dile diyerek
    diye devam etti kullandı ifadesini ifadelerini sözlerini
    kommentiert kommentierte freut freute findet verspricht versprach verriet verrät
    schildert schilderte bekennt bekannte gestand gesteht lobt rät riet
    appelliert appellierte mahnt bestreitet bestritt berichtet ergänzt antwortet schimpft schimpfte
    kündigt verkündet fordert warnt klagt moniert monierte kontert konterte resümiert bilanziert
    respondía respondieron aseguraron explicaron afirmaron contó cuenta relató lamentó celebró pidió
    exigió defendió zanjó matizó reconocen sentenció prometió alertó
    disse dizem afirmou afirma declarou explicou acrescentou ressaltou destacou garantiu avaliou
    detto dichiarato spiegato affermato aggiunto sottolineato ribadito ammesso commentato racconta
    spiega afferma aggiunge sottolinea commenta ribadisce dichiara sostiene osserva
    zei zegt zeiden zeggen vertelde vertelt verklaarde verklaart stelde stelt meldde meldt
    benadrukte waarschuwde antwoordde reageerde schreef vindt
    säger sade berättar berättade förklarar förklarade skriver skrev menar menade konstaterar
    konstaterade tillägger svarar svarade
    sier fortalte forteller forklarer forklarte mener mente legger svarer svarte opplyser
    siger sagde fortæller fortalte forklarer forklarede mener mente tilføjer skriver skrev svarer
    sanoo sanoi kertoo kertoi toteaa totesi
    odpowiedział odpowiedziała zapewnił zapewniła przyznał przyznała
    powiedział powiedziała dodał dodała stwierdził stwierdziła podkreślił podkreśliła zaznaczył
    zaznaczyła oświadczył oświadczyła wyjaśnił wyjaśniła mówi mówił mówiła ocenił oceniła
    řekl řekla uvedl uvedla dodal dodala prohlásil prohlásila povedal povedala uviedol
    сказал сказала сказали заявил заявила заявили сообщил сообщила сообщили отметил отметила
    добавил добавила подчеркнул подчеркнула объяснил объяснила пояснил пояснила ответил ответила
    написал написала рассказал рассказала уточнил уточнила считает говорит заявляет пишет
    сказав сказала заявив заявила додав додала зазначив зазначила наголосив наголосила повідомив
    повідомила пояснив пояснила
    είπε δήλωσε τόνισε ανέφερε πρόσθεσε σημείωσε υπογράμμισε εξήγησε
    mondta közölte kijelentette hozzátette
    spus declarat afirmat precizat adăugat""",
)
AUX = _set(
    """is are was were be been being am has have had having do does did will would can could may
    might must should shall 's 're 've 'd ’re ’ve ’d ’ll 'll isn't wasn't hasn't didn't don't
    doesn't won't isn’t wasn’t hasn’t didn’t don’t doesn’t won’t can’t couldn’t wouldn’t hadn’t
    haven’t aren’t weren’t shouldn’t haven't aren't weren't
    can't couldn't wouldn't hadn't shouldn't
    a hat haben ist sind war wird ont est était avait ha han había es fue""",
)
MODALS = _set("will would can could may might must should shall do does did ’ll 'll")
OTHER_VERBS = _set(
    """made makes took takes came comes got gets gave gives held holds led leads left began begins
    became becomes brought kept met meets ran runs sat stood stands won wins lost loses sent sends
    spent built paid put set cut heard hears know knows knew let lets grew drew drove fell flew
    went gone done seen taken given shown seems seemed appears appeared remains remained tried tries
    turned turns followed follows moved played included includes including joined asked looked
    looks worked works wanted needs needed helped started served serves faced faces launched
    launches made hosted issued issues released releases published publishes sought seeks vetoed
    plans want need feel think love loves hate hates likes sit get make take come give keep go
    understands supports supported opposes opposed voted votes refused refuses declined declines
    broke chose threw wore tore rode rose fought taught caught struck stuck swung slid fled hid bent
    bore crept dealt drank dug fed flung forbade forgot forgave froze hung lent meant overcame quit
    rang sank stole strove swam swept undertook upheld withdrew flung arose awoke beheld leapt""",
)
PREPOSITIONS = _set(
    """of in on at by for with from to into about against after before during under over between
    through among as like via per amid despite toward towards upon within without across behind
    beyond near off onto around outside inside since until till than above below except unlike
    regarding alongside throughout von vom im auf mit nach bei für über aus zu zum zur
    durch gegen de du des en dans pour par sur avec au aux chez selon del con según por para
    laut zufolge göre ile için
    в на о об с со по к ко от для из у за при под над перед после до про
    od dla przez przy podczas på av från hos ved fra efter etter mot voor bij naar tegen
    dalla nel nella degli delle alla allo pelo pela""",
)
CONJUNCTIONS = _set(
    """and or but nor so yet that whether if because while when where although though unless which
    who whom whose how why what once und oder aber dass weil et ou mais que qui y o pero ve ama
    ki""",
)
ADVERBS = _set(
    """also then now later even just still only again already once here there not never ever always
    often soon too instead however meanwhile moreover therefore thus perhaps maybe rather quite
    very today yesterday tomorrow earlier ago almost back away out up down first last next more
    most less least well else afterward afterwards further n't""",
)
DETERMINERS = _set(
    """the a an this these those another one some several many most few both each every any no two
    three four five six seven eight nine ten dozens hundreds thousands other all der die das ein
    eine einer den dem le la les un une el los las una bir bu""",
)
POSSESSIVES = _set("his her their its our my your")
MALE = _set("he him his himself er il él")
FEMALE = _set("she her hers herself elle ella")
SUBJECT_PRONOUNS = _set(
    "he she they it we i who one someone somebody everyone everybody you er sie il elle ils "
    "elles él ella ellos o others"
)
OBJECT_PRONOUNS = _set("him her them us me himself herself themselves")

# Words that begin a sentence with a capital and are no name.
SENTENCE_OPENERS = (
    AUX | PREPOSITIONS | CONJUNCTIONS | ADVERBS | DETERMINERS | POSSESSIVES | SUBJECT_PRONOUNS
    | OBJECT_PRONOUNS | SAY | CALL | OTHER_VERBS
    | _set(
        """yes no oh well ok okay please look listen let's there's it's that's he's she's they're
        we're i'm i've it’s that’s he’s she’s there’s i’m i’ve we’re they’re let’s what's what’s
        according asked speaking citing such much part given based despite indeed finally
        nonetheless nevertheless similarly separately additionally furthermore otherwise
        neither either nothing everything anything something anyone nobody none likewise asked
        thanks welcome hello dear new old good great whatever whenever whichever
        interrogé interrogée interrogés questionné questionnée invité invitée gefragt befragt
        preguntado preguntada consultado consultada"""
    )
)  # fmt: skip
# Sentence openers and small words of German, French, Spanish, Turkish, that no other list holds.
FOREIGN_OPENERS = _set(
    """als da sowie dass
    nachdem außerdem darin zugleich dazu zudem dabei allerdings jedoch dennoch deshalb daher
    damit danach dann doch ebenso ferner hierzu hinzu inzwischen jetzt man mittlerweile nun obwohl
    schließlich seit seitdem sobald sodass sollte somit später trotzdem unterdessen vielmehr vorher
    während wenn wie wo zuvor zwar zunächst insgesamt insbesondere gleichzeitig gestern heute
    morgen es ich wir ihr er sie sein seine seiner ihre ihren ihrer im am zum zur beim vom ins auch
    nur noch schon so hier dort darauf daraufhin darüber davon dafür dagegen demnach derzeit
    diese dieser dieses diesen jene jeder jede jedes alle viele einige mehrere manche beide kein
    keine keiner nicht was wer warum weshalb welche welcher bislang bisher erst zuletzt zumindest
    bereits kurz vor nach über unter zwischen gegen ohne durch um bis ab statt trotz wegen
    cependant toutefois pourtant ainsi enfin ensuite puis alors après avant pendant lors depuis
    dans avec sans sur sous chez si comme quand mais donc car cette ce ces cet notre votre leur
    leurs ses tout tous toute toutes aujourd'hui hier demain nous vous ils elles elle on je tu
    c'est d'après quant malgré parmi outre voici voilà désormais
    además asimismo también tras mientras cuando aunque sin desde hasta durante ante así entonces
    luego después antes ayer hoy mañana este esta estos estas ese esa esos aquel su sus no sí como
    donde quien nosotros ellos ellas él ella yo todo todos toda todas
    ancak ayrıca bunun şu daha sonra önce çünkü fakat konuyla öte öte yandan bunlar biz siz onlar
    ben sen"""
)
SENTENCE_OPENERS |= FOREIGN_OPENERS - _set("sein will ihr bis ab man ben sen on tu sin so")
GERMAN_TITLES = _set(
    """präsident präsidentin bundespräsident bundespräsidentin staatspräsident staatspräsidentin
    ministerpräsident ministerpräsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin
    vizekanzler vizekanzlerin vizepräsident vizepräsidentin minister ministerin außenminister
    außenministerin innenminister innenministerin finanzminister finanzministerin
    verteidigungsminister verteidigungsministerin justizminister justizministerin
    wirtschaftsminister wirtschaftsministerin premierminister premierministerin staatssekretär
    staatssekretärin regierungssprecher regierungssprecherin sprecher sprecherin bürgermeister
    bürgermeisterin oberbürgermeister oberbürgermeisterin abgeordnete abgeordneter senatorin
    botschafter botschafterin generalsekretär generalsekretärin kommissar kommissarin kapitän
    oberst leutnant general professor professorin direktor direktorin bischof bischöfin kardinal
    papst staatsanwalt staatsanwältin""",
)
# Titles that stand before a name; an entry may end the title part of a capitalised run.
TITLES = GERMAN_TITLES | _set(
    """mr mrs ms miss dr prof professor sir lord lady dame sen sens senator senators rep reps
    representative representatives congressman congresswoman gov govs governor president
    vice-president presidents minister ministers secretary chancellor premier pm ambassador envoy
    general gen lt lieutenant col colonel maj major capt captain sgt sergeant cpl adm admiral
    commander commodore marshal sheriff judge justice chief king queen prince princess emir sheikh
    sheik sultan pope cardinal archbishop bishop father sister reverend rev rabbi imam ayatollah
    mullah pastor mayor councilman councilwoman councillor councilor chairman chairwoman chair
    chairperson director deputy speaker leader head spokesman spokeswoman spokesperson commissioner
    attorney counsel undersecretary under-secretary superintendent detective officer inspector
    constable coach manager ceo founder co-founder editor host anchor moderator candidate nominee
    officials official adviser advisor strategist analyst economist historian author columnist
    correspondent reporter lawmaker mp mep tsar czar herr frau monsieur madame señor señora
    hanım sayın minister-president president-elect co-chair delegate whip solicitor prosecutor
    surgeon treasurer comptroller
    mme mlle mm ministre président présidente secrétaire députée député sénateur sénatrice
    porte-parole ambassadeur ambassadrice préfet préfète capitaine général amiral commissaire
    directeur directrice professeur professeure évêque chancelier chancelière procureur procureure
    sra presidente presidenta ministro ministra canciller secretario secretaria diputado diputada
    senadora alcalde alcaldesa portavoz embajador embajadora capitán coronel almirante
    comisario comisaria gobernador gobernadora directora obispo cardenal
    cumhurbaşkanı başbakan başbakanı bakan bakanı başkan başkanı sözcü sözcüsü yardımcısı
    sekreteri müdürü milletvekili büyükelçi büyükelçisi valisi kaptan albay orgeneral savcı
    savcısı profesör""",
)
MALE_TITLES = _set(
    """mr sir lord king prince emir sheikh sheik sultan pope cardinal father rabbi imam ayatollah
    mullah congressman chairman councilman spokesman herr monsieur señor businessman""",
)
FEMALE_TITLES = _set(
    """mrs ms miss lady dame queen princess sister congresswoman chairwoman councilwoman
    spokeswoman frau madame señora hanım actress businesswoman
    mme mlle sra kanzlerin bundeskanzlerin präsidentin bundespräsidentin ministerpräsidentin
    ministerin außenministerin innenministerin finanzministerin verteidigungsministerin
    justizministerin wirtschaftsministerin premierministerin staatssekretärin sprecherin
    regierungssprecherin bürgermeisterin oberbürgermeisterin senatorin botschafterin
    generalsekretärin kommissarin professorin direktorin bischöfin députée sénatrice ambassadrice
    préfète directrice professeure chancelière procureure présidente presidenta ministra diputada
    senadora alcaldesa embajadora gobernadora directora""",
)
# Who speaks for somebody, belongs to somebody or is left unnamed: never the one named beside them.
REPRESENTATIVES = _set(
    """spokesman spokeswoman spokesperson spokesmen spokespeople aide aides adviser advisers advisor
    advisors ally allies source sources official officials lawyer lawyers attorney solicitor
    counsel representative representatives envoy assistant deputy staffer staffers insider insiders
    diplomat diplomats witness witnesses friend friends colleague colleagues supporter supporters
    critic critics opponent opponents rival rivals counterpart predecessor successor wife husband
    widow widower son daughter father mother brother sister uncle aunt cousin niece nephew
    neighbour neighbor resident residents expert experts reporter reporters
    sprecher sprecherin regierungssprecher regierungssprecherin vertreter vertreterin berater
    beraterin anwalt anwältin mitarbeiter mitarbeiterin nachfolger nachfolgerin vorgänger
    porte-parole conseiller conseillère proche source avocat avocate
    portavoz asesor asesora fuente fuentes abogado abogada
    sözcü sözcüsü yetkili kaynak kaynaklar danışmanı avukatı"""
)
# What offices are for: Secretary of State for Health, Minister of Foreign Affairs.
DOMAINS = _set(
    """state defense defence interior treasury labor labour justice health education energy
    commerce transportation agriculture war homeland human foreign veterans housing affairs
    relations security finance economy trade culture sport sports tourism environment climate
    change research science sciences refugees rights transport industry development planning works
    communications digital technology innovation infrastructure water waters forests fisheries food
    rural women youth children families equality migration immigration asylum integration
    national public general social domestic internal external economic political military
    natural resources oil gas petroleum mines mining religious cooperation regional local
    government administration reform higher secondary primary employment pensions welfare budget
    budgets taxation customs information media press europe european emergency emergencies
    situations civil aviation shipping ports roads railways intelligence operations staff legal
    police prisons veterans nuclear space land lands community communities business enterprise
    consumer competition skills universities schools arts heritage"""
)
# Heads of noun phrases that can speak: people by trade, bodies, papers.
PEOPLE_NOUNS = TITLES | _set(
    """aide aides advisers advisors ally allies critic critics expert experts supporter supporters
    opponent opponents source sources spokesmen spokespeople lawyer lawyers attorneys prosecutors
    police authorities authority diplomat diplomats insider insiders activist activists protester
    protesters demonstrators resident residents neighbor neighbour neighbors neighbours friend
    friends colleague colleagues witness witnesses victim victims survivor man woman men women
    people person percent boy girl father mother son daughter wife husband brother sister widow
    widower uncle aunt cousin niece nephew parents candidates voter voters lawmakers senators
    republicans democrats republican democrat conservatives liberals politician politicians
    statesman leaders
    presidents businessman businesswoman businessmen mogul tycoon billionaire entrepreneur investor
    investors banker bankers trader traders executive executives employee employees worker workers
    staffer staffers staff official teacher student students scientist scientists researcher
    researchers scholar scholars academic academics doctor doctors nurse nurses physician patients
    soldier soldiers veteran veterans commander commanders fighter fighters rebels militants
    terrorist terrorists refugee refugees migrants journalist journalists reporters columnists
    editors writer writers authors narrator blogger pundit pundits commentator commentators
    observers analysts economists pollster pollsters operative operatives organizer organizers
    organiser fans crowd audience members member head heads boss president vice-chairman
    co-author professor psychologist actor actress singer director producer artist filmmaker
    comedian star players player coach trainer driver farmer farmers owner owners partner partners
    chef priest cleric clerics monk nun negotiator negotiators mediator interlocutor counterpart
    counterparts predecessor successor rival rivals foe foes contender hopeful front-runner
    frontrunner nominee incumbent lawmaker regulator regulators inspectors investigators
    investigator detective detectives suspect suspects defendant defendants plaintiff plaintiffs
    juror jurors clerk technician engineer engineers pilot pilots captain sailor
    maire sociologue économiste syndicaliste dirigeant dirigeante patron patronne élu élue
    conseiller conseillère militant militante avocate chercheur chercheuse adjoint adjointe
    economista alcalde líder dirigente abogado abogada consejero consejera jefa concejal concejala
    experto experta médico profesor profesora ökonom ökonomin expertin bürgermeister
    sprecher sprecherin minister ministerin chef chefin leiter leiterin vorsitzende vorsitzender
    experte porte-parole responsable chef directeur directrice avocat portavoz jefe fuentes
    sözcü yetkili yetkililer kaynaklar""",
)
BODY_NOUNS = _set(
    """ministry ministries government governments administration campaign campaigns company firm
    group groups agency agencies bureau office department commission committee council court
    courts board bank union party parliament senate house congress cabinet embassy consulate
    military army navy police force forces team network newspaper paper magazine website site
    report reports statement letter email e-mail memo document documents article editorial column
    book study survey poll ad ads video tweet post message text complaint lawsuit suit filing
    ruling opinion transcript indictment resolution bill law release announcement ad narrator
    organization organisation association foundation institute university school church club
    coalition alliance bloc federation league movement delegation kremlin authority service
    palace presidency mission secretariat watchdog regulator think-tank broadcaster outlet channel
    station daily weekly sign signs banner placard caption headline story piece account blog page
    passage essay ministerium regierung gouvernement gobierno ministère ministerio bakanlık
    hükümet bakanlığı""",
)
# What somebody’s words are called: “her remark that …” is hers.
SPEECH_NOUNS = _set(
    """remark remarks comment comments claim claims pledge pledges promise promises assertion
    assertions conclusion contention suggestion suggestions allegation allegations accusation
    accusations argument arguments vow vows warning warnings reply response answer question
    description declaration insistence admission boast complaint complaints criticism
    characterization refrain mantra dictum quip joke retort observation prediction explanation
    proposal call calls demand demands belief view words rhetoric""",
)
# Stretches of time: they act as adverbs, and nobody speaks by them.
TIMES = _set(
    """second seconds minute minutes hour hours day days night nights morning mornings afternoon
    evening week weeks weekend month months year years decade decades century time times moment
    moments while season quarter""",
)
SPEAKING_NOUNS = PEOPLE_NOUNS | BODY_NOUNS
ORGANISATION_WORDS = _set(
    """times post news journal tribune herald telegraph guardian press reuters agency department
    ministry committee commission council court congress senate house party union association
    institute university college foundation center centre bank group inc corp co ltd llc company
    campaign administration office bureau service states nations kingdom republic street
    organization organisation network tv radio media magazine review today daily week society
    league federation force army navy police board authority project fund trust church school
    academy museum hospital airlines motors records studios partners holdings""",
)
# Small words of other languages that begin names when they stand with a capital (Los Angeles).
NAME_BEGINNERS = _set("los las la el le de di du den van von al bin ben san santa")
PARTICLES = _set("de del della di da dos du van von der den ter ten bin ibn al el la le bint y zu")
ABBREVIATIONS = _set(
    """mr mrs ms dr prof sen sens rep reps gov govs gen lt col maj capt sgt cpl adm rev st jr sr
    inc corp co ltd no vs etc jan feb mar apr jun jul aug sept sep oct nov dec ala ariz ark calif
    colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn
    tex va vt wash wis wyo d.c u.s u.k e.g i.e cf bzw usw mme mlle mm hon pres supt det
    sra dra""",
)
WEEKDAYS = _set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december montag dienstag mittwoch donnerstag
    freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes
    miércoles jueves viernes sábado domingo pazartesi salı çarşamba perşembe cuma cumartesi""",
)
