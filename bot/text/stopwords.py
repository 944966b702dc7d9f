"""Which words carry no topic?

Stop words of the fifteen languages that Snowball stems and of some others: articles, pronouns,
prepositions, conjunctions, auxiliaries, question words, adverbs of degree. They serve three ends:
they are left out of searches, they tell languages apart, and a sentence that begins with one is
known for a new sentence. All are written as `bot.text.folding.fold` leaves them: without
apostrophes, with `е` for `ё`, `ş` for `ș` and a bare alef.

Function words that are also things to ask about are not listed: English "may" (the month), French
"or" (gold) and "été" (summer), Arabic numbers written as words.
"""

from collections.abc import Mapping
from typing import Final

from bot.text.tables.function_words import FUNCTION_WORDS

_WORDS: Final[Mapping[str, str]] = {
    "ar": """
        في من الى على عن مع بين منذ حتى خلال عند لدى حول ضد دون بدون قبل بعد فوق تحت امام خلف نحو
        عبر ضمن لاجل بسبب رغم حسب او ام ثم لكن لكنه لكنها بل اذ اذا لو لولا ان انه انها انهم انني
        بان لان لانه لانها كان كانت كانوا يكون تكون كنت ليس ليست قد لقد سوف لم لن لا ما هو هي هم هن
        انا انت انتم نحن هذا هذه هذان هؤلاء ذلك تلك اولئك هنا هناك الذي التي الذين اللذان اللواتي
        اللاتي ماذا لماذا متى اين كيف كم اي اية هل منه منها منهم فيه فيها فيهم عليه عليها عليهم
        اليه اليها اليهم به بها بهم له لها لهم لنا لي لك معه معها معهم عنه عنها بينهم بينما كل بعض
        جميع كلا غير سوى ايضا فقط جدا كما مثل حيث حين عندما كلما مما فيما وفي ومن وعلى والى وهو وهي
        وان وكان وكانت ولا ولم وقد ولكن ومع وهذا وهذه التى الا اما كذلك لذلك هكذا عليك انك
    """,
    "da": """
        og i på at det den de der er en et af til for med som ikke var han hun vi jeg du man sig
        sin sit sine har havde have blev bliver blive være været skal skulle kan kunne vil ville må
        måtte fra om ved efter over under mellem mod uden inden før siden mens når hvis hvor hvad
        hvem hvorfor hvordan hvornår hvilken hvilket hvilke hvorhen men eller fordi så da end dog
        også kun meget mere mest mange noget nogle nogen ingen intet alle alt dette denne disse her
        dem deres ham hende hans hendes min mit mine din dit dine jer jeres os vor vores mig dig
        dens dets selv anden andet andre hver hvert samt både enten hverken skønt selvom indtil
        langs hos gennem omkring jo nu bare således derfor ned op ud ind væk burde bør gør gjorde
        gøre hvoraf hvorfra hvori hvorledes hvormed hvorpå hvortil hvorved
    """,
    "de": """
        der die das den dem des ein eine einen einem einer eines und oder aber denn sondern doch
        als wie dass weil wenn ob obwohl während bevor nachdem in im an am auf aus bei beim mit
        nach von vom zu zum zur für durch gegen ohne um über unter vor hinter neben zwischen seit
        bis ausser wegen ich du er sie es wir ihr mich mir dich dir ihn ihm uns euch ihnen sich man
        mein meine meinen meinem meiner dein deine sein seine seinen seinem seiner seines ihre
        ihren ihrem ihrer ihres unser unsere dieser diese dieses diesen diesem jener jene welcher
        welche welches welchen welchem wer wen wem was wo wann warum weshalb woher wohin wieviel
        ist sind war waren bin bist sei seien wäre wären gewesen wird werden wurde wurden würde
        würden hat haben hatte hatten habe hätte kann können konnte konnten könnte muss müssen
        musste mussten soll sollen sollte will wollen wollte darf dürfen durfte möchte nicht kein
        keine keinen keinem keiner auch nur noch schon sehr so da dort hier dann nun mehr viel
        viele etwas nichts alle alles allem aller allen jeder jede jedes jeden sowie sowohl dabei
        dadurch dafür dagegen damit danach daneben daran darauf daraus darin darum darunter darüber
        davon davor dazu wobei wodurch wofür wogegen womit wonach woran worauf woraus worin worum
        worunter worüber wovon wovor wozu
    """,
    "en": """
        a about above after again against all also am among an and any anybody anyone anything are
        arent as at be because been before being below between both but by can cannot cant could
        couldnt did didnt do does doesnt doing dont during each either for from further had hadnt
        has hasnt have havent having he hed her here hers herself hes him himself his how however
        hows i if im in into is isnt it itll its itself ive lets many me mightnt more most much
        must mustnt my myself neither no nor not of off on only or other our ours ourselves out
        over own please same shant she shes should shouldnt since so some somebody someone
        something such tell than that thats the their theirs them themselves then there theres
        these they theyd theyll theyre theyve this those though through to too under until up us
        very via was wasnt we were werent weve what whatever whats when whenever whens where wheres
        whether which while who whoever whom whos whose why whys will with within without wont
        would wouldnt yet you youd youll your youre yours yourself yourselves youve
    """,
    "es": """
        el la los las un una unos unas lo al del de a ante bajo con contra desde durante en entre
        hacia hasta mediante para por según sin sobre tras y e o u ni pero sino aunque porque pues
        que si como cuando mientras donde cual cuales quien quienes cuyo cuya cuyos cuyas cuanto
        cuanta cuantos cuantas qué quién quiénes cuál cuáles cómo cuándo dónde cuánto cuánta
        cuántos cuántas yo tú él ella ello nosotros nosotras ellos ellas usted ustedes me te se nos
        os le les mi mis mí ti tu tus su sus suyo suya nuestro nuestra nuestros nuestras este esta
        esto estos estas ese esa eso esos esas aquel aquella aquello aquellos aquellas es son era
        eran fue fueron ser sido siendo soy eres somos sea sean sería está están estaba estaban
        estar estado ha han había habían haber hay hubo he hemos puede pueden podía podría debe
        deben no sí muy más menos tan tanto también tampoco solo sólo ya aún todavía así además
        otro otra otros otras todo toda todos todas cada algún alguna algunos algunas algo alguien
        nada nadie ningún ninguna mucho mucha muchos muchas poco mismo misma entonces luego adonde
        adónde
    """,
    "fi": """
        ja tai vai eli sekä mutta vaan sillä koska jos kun kuin että jotta vaikka kunnes ennen
        jälkeen aikana kanssa ilman varten vastaan kohti mukaan takia vuoksi välillä alla yli ali
        läpi kautta lisäksi on ovat oli olivat olla ollut olleet olen olet olemme olette olisi
        olisivat ole ei eivät en et emme ette eikä älä se ne sen niiden sitä niitä siitä niistä
        siinä niissä siihen niihin niillä sille hän he hänen heidän häntä heitä hänet hänellä
        hänelle minä sinä me te minun sinun meidän teidän minua sinua meitä teitä tämä nämä tämän
        näiden tätä näitä tästä näistä tässä näissä tähän tuo nuo tuon joka jotka jonka joiden jota
        joita josta joista jossa joissa johon joihin jolla joilla jolle mikä mitkä minkä mitä mistä
        missä mihin millä milloin miksi miten kuka ketkä kenen ketä kuinka montako paljonko kumpi
        millainen millaisia onko voi voivat voisi voidaan myös vain vielä jo nyt niin näin hyvin
        erittäin melko enemmän eniten kaikki kaikkien kaikkia joku jokin jotain itse itsensä toinen
        muut muun muita samaan ettei eivätkä siis sitten kenelle kenellä keneltä minkälainen minne
    """,
    "fr": """
        le la les un une des du de au aux à dans en par pour sur sous avec sans chez contre entre
        vers depuis pendant avant après jusque jusqu malgré selon et ou mais donc ni car que qui
        quoi dont où quand comment pourquoi combien quel quelle quels quelles lequel laquelle
        lesquels lesquelles auquel duquel je tu il elle on nous vous ils elles me te se lui leur
        leurs moi toi soi eux mon ma mes ton ta tes son sa ses notre nos votre vos ce cet cette ces
        cela ceci ça cest celui celle ceux celles est sont était étaient suis es sommes êtes être
        étant fut furent sera seront serait seraient soit soient ai as a avons avez ont avait
        avaient avoir ayant eu aura auront aurait peut peuvent pouvait pourrait doit doivent devait
        ne pas plus moins très trop peu beaucoup aussi ainsi si comme lorsque lorsqu puisque puisqu
        parce quoique quoiqu afin alors encore déjà même mêmes tout toute tous toutes autre autres
        aucun aucune chaque quelque quelques plusieurs certains certaines y ici là tant tel telle
        tels telles rien quil quils nest dun dune qu estce auxquelles auxquels desquelles desquels
    """,
    "hu": """
        a az egy és vagy de hanem mert hogy ha mint mintha míg amíg mivel bár ami amely amelyek
        amelyet amelyben aki akik akit akinek akiket ahol amikor ahogy ahogyan amit amelynek nem ne
        sem se is csak már még meg el ki be fel le át össze vissza van vannak volt voltak lesz
        lesznek lett lettek lenne lennének legyen lenni vagyok vagyunk nincs nincsenek volna én te
        ő mi ti ők engem téged őt minket titeket őket nekem neked neki nekünk nektek nekik ez ezek
        ezt ezeket ennek ezen ebben ebből erre ezzel azok azt azokat annak azon abban abból arra
        azzal itt ott így úgy ilyen olyan minden mindenki mindig más mások saját maga magát között
        után előtt alatt fölött felett mellett mögött ellen szerint nélkül miatt által felé során
        keresztül óta iránt kik kit kinek mit mik mely melyik melyek milyen miért mikor hol hová
        hova honnan hogyan mennyi hány meddig e vajon talán nagyon igen túl inkább leginkább több
        sok kevés néhány akkor most tehát ezért azért pedig viszont azonban illetve valamint sőt
        kell lehet tud tudott egyik másik ugyanis kiből kihez kiről kitől kivel mibe miben miből
        mihez mire miről
    """,
    "it": """
        il lo la i gli le un uno una di a da in con su per tra fra del dello della dell dei degli
        delle al allo alla all ai agli alle dal dallo dalla dall dai dagli dalle nel nello nella
        nell nei negli nelle sul sullo sulla sull sui sugli sulle col e ed o od ma se perché mentre
        quando dove come che chi cui quale quali cosa quanto quanta quanti quante né io tu egli lui
        lei noi voi essi esse loro mi ti ci vi si me te ne mio mia miei mie tuo tua tuoi tue suo
        sua suoi sue nostro nostra nostri nostre vostro vostra questo questa questi queste quello
        quella quelli quelle quel quei quegli è sono era erano furono essere stato stata sia siano
        sarà saranno ho hai ha abbiamo avete hanno aveva avevano avere avuto abbia può possono
        poteva potrebbe deve devono non più meno molto molta molti molte poco troppo tanto così
        tutto tutta tutti tutte ogni altro altra altri altre alcuni alcune qualche nessuno nessuna
        niente già ancora solo soltanto proprio stesso stessa stessi sotto sopra dopo prima contro
        senza durante verso fino quindi allora però infatti inoltre
    """,
    "nl": """
        de het een en of maar want dus noch als dan dat die dit deze wat wie waar wanneer waarom
        hoe hoeveel welk welke wiens waarin waarop waarbij waarmee waardoor van in op te aan met
        voor door over bij tot uit om onder tussen tegen zonder na naar sinds tijdens volgens
        binnen buiten langs vanaf via ik jij je u hij zij ze wij we jullie mij me jou hem haar ons
        hen hun zich zijn mijn jouw uw onze zelf er hier daar is was waren ben bent wordt worden
        werd werden geworden geweest heeft hebben had hadden heb hebt zal zullen zou zouden kan
        kunnen kon konden moet moeten moest moesten mag mogen mocht wil willen wilde niet geen ook
        nog al alle alles ander andere elk elke ieder iedere iets iemand niets niemand veel meer
        meest meeste weinig zeer heel erg zo toen nu omdat hoewel terwijl zodat totdat indien
        tenzij zowel toch wel eens reeds slechts alleen enkele sommige zulke zodra ervan erop eraan
        hierbij daarbij daarvan waarvan daarom waaraan waarnaar waarover waartegen waartoe waaruit
        waarvoor daaraan daarin daarmee daarna daarover daarvoor
    """,
    "no": """
        og i på at det den de der er en et ei av til for med som ikke var han hun vi jeg du man seg
        sin sitt sine har hadde ha ble blir bli blitt være vært skal skulle kan kunne vil ville må
        måtte fra om ved etter over under mellom mot uten innen før siden mens når hvis hvor hva
        hvem hvorfor hvordan hvilken hvilket hvilke men eller fordi så da enn også bare kun svært
        veldig mye mer mest mange noe noen ingen ingenting alle alt dette denne disse her dem deres
        ham henne hans hennes min mitt mine din ditt dine dere oss vår vårt våre meg deg dens dets
        selv annen annet andre hver hvert samt både enten verken selvom inntil langs hos gjennom
        rundt omkring jo nå slik derfor ned opp ut inn burde bør gjør gjorde gjøre ikkje eg ein eit
        dei ho vere vart korleis kva kven kvifor nokon nokre fikk gikk blant igjen frå berre meir
        hvorav hvorfra hvorledes hvormed hvorpå
    """,
    "pt": """
        o a os as um uma uns umas de do da dos das em no na nos nas num numa ao à aos às por pelo
        pela pelos pelas para com sem sobre entre até desde após durante e ou mas nem porém porque
        pois que se como quando enquanto embora onde quem qual quais cujo cuja cujos cujas quanto
        quanta quantos quantas quê eu tu ele ela nós eles elas você vocês me te lhe lhes mim ti si
        meu minha meus minhas teu tua seu sua seus suas nosso nossa nossos nossas este esta isto
        estes estas esse essa isso esses essas aquele aquela aquilo aqueles aquelas deste desta
        destes destas desse dessa disso neste nesta nesse nessa daquele daquela é são era eram foi
        foram ser sido sou somos seja sejam será serão seria está estão estava estavam estar esteve
        estado tem têm tinha tinham ter tido há havia houve pode podem podia poderia deve devem não
        sim muito muita muitos muitas mais menos tão tanto também só já ainda assim apenas outro
        outra outros outras todo toda todos todas tudo cada algum alguma alguns algumas algo alguém
        nada ninguém nenhum nenhuma mesmo mesma então logo
    """,
    "ro": """
        un o unei unui unor al ai ale cel cea cei cele celor în in din de la pe cu fără pentru prin
        spre către între sub peste lângă după înainte până despre contra dintre printre asupra şi
        sau ori dar însă ci iar nici că ca să dacă deşi fiindcă deoarece când cînd cum unde cine
        care căruia căreia cărora ce cât câtă câţi câte eu tu el ea noi voi ei ele mine tine sine
        mă te se ne vă îl îi le lui lor meu mea mei mele tău ta tăi tale său sa săi sale nostru
        noastră vostru acest această acesta aceasta aceşti aceste acestei acestui acestea acel acea
        acela aceea acei acele este e sunt era erau fost fi fie fiind sînt eram suntem sunteţi am a
        au avea aveau aveam avut avem aveţi va vor vom ar aş poate pot putea trebuie nu mai foarte
        prea atât tot toată toţi toate alt altă alţi alte altul fiecare orice oricare ceva cineva
        nimic nimeni niciun nicio unele unii mult multă mulţi multe puţin doar numai chiar încă
        deja acum atunci aici acolo astfel aşa decât iată
    """,
    "ru": """
        и в во на с со к ко по за из от до о об обо у для при без над под перед между через после
        около против про а но или либо да то что чтобы как когда если хотя потому поэтому так также
        тоже же ли бы б не ни нет я ты он она оно мы вы они меня тебя его ее нас вас их мне тебе
        ему ей нам вам им ним ней ними нею него нее них себя себе собой мой моя мое мои твой твоя
        свой своя свое свои своего своей своих своим свою наш наша наше наши ваш ваша этот эта это
        эти этого этой этих этому этом этим тот та те того той тех тому том тем кто кого кому кем
        ком чего чему чем где куда откуда почему зачем какой какая какое какие каких каким который
        которая которое которые которого которой которых которым котором сколько чья был была было
        были быть будет будут есть является являются может могут мог могла все весь вся всего всех
        всем всеми еще уже только очень более менее самый самая самое самые другой другие некоторые
        каждый даже здесь там тут тогда сейчас этими ведь вот насколько
    """,
    "sv": """
        och i på att det den de som är en ett av till för med inte var han hon vi jag du man sig
        sin sitt sina har hade ha blev blir bli blivit vara varit ska skall skulle kan kunde vill
        ville måste från om vid efter över under mellan mot utan innan före sedan medan när vart
        varifrån vad vem vilka vilken vilket varför hur vars men eller eftersom så då än dock också
        bara endast mycket mer mest många något några någon ingen inget inga alla allt detta denna
        dessa här där dem deras honom henne hans hennes min mitt mina din ditt dina er ert era oss
        vår vårt våra mig dig dess själv annan annat andra varje samt både antingen varken trots
        fast tills längs hos genom kring omkring ju nu hittills sådan sådant sådana därför ned ner
        upp ut in bort bör borde får fick få gör gjorde göra ni ej vilkas huruvida dit hit utom
        inom enligt hurdan vadan varav vari varmed varpå vilkens
    """,
}
STOPWORDS: Final[Mapping[str, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in (*_WORDS.items(), *FUNCTION_WORDS.items())
}
