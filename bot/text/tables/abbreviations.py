"""Which dots do not end a sentence?

Abbreviations by language, written as nltk's Punkt wants them: in small letters, with their inner
dots and without the last one. There are three kinds:

- `TITLES` come before a name and never end a sentence ("Dr. The" is not written).
- `NUMBERED` are abbreviations only before a digit ("No. 7"); elsewhere they are ordinary words,
  such as "no", "art" and "sun".
- `ABBREVIATIONS` are all others and the titles. They end a sentence only if the next word is one
  that sentences begin with ("in the U.S. The firm"). An abbreviation that is always followed by a
  small letter, such as "etc.", needs no entry: no sentence begins with a small letter.
"""

from collections.abc import Mapping
from typing import Final

_TITLES: Final[Mapping[str, str]] = {
    "ar": "د أ م ا.د أ.د",
    "da": "hr fr frk dr prof mag cand stud lic",
    "de": "hr hrn fr frl dr prof dipl rer hl frhr gfm pfr",
    "en": """
        mr mrs ms messrs mmes mx dr drs prof rev fr hon pres gov sen rep amb supt det insp sgt cpl
        pvt lt col maj capt cmdr adm brig cllr msgr esqr mme mlle
    """,
    "es": """
        sr sra srta sres sras dr dra dres prof profa lic ing arq fr hno hna mons excmo excma ilmo d
    """,
    "fi": "hra rva nti tri prof dos maist ins kapt toht ylil luutn maj kenr evl",
    "fr": "m mm mme mmes mlle mlles dr drs pr me mes mgr vve st ste rp",
    "hu": "dr prof özv ifj szt br gr mr mrs",
    "it": """
        sig sigg sig.ra sigra sig.na dott dott.ssa prof prof.ssa avv ing arch geom rag on sen mons
        rev cav comm gen col magg cap ten serg
    """,
    "nl": "dhr mevr mw mej dr drs ir ing mr prof ds jhr st kol kapt lt",
    "no": "hr fr frk dr prof mag cand stud lic siv",
    "pt": """
        sr sra srs sras srta dr dra drs dras prof profa eng arq exmo exma ilmo ilma d sto sta fr pe
        gen cel cap ten maj
    """,
    "ro": """
        dl dna d-na d-l d-lui dlui dra d-ra dr prof ing arh acad conf lect asist pr sf gen col cpt
        lt mr av ec
    """,
    "ru": """
        г-н г-жа проф акад доц св преп митр архим прот ген полк подполк кап лейт сен деп тов гр инж
    """,
    "sv": "hr fr frk dr prof doc fil kand lic ing kapt öv lt",
}
_NUMBERED: Final[Mapping[str, str]] = {
    "ar": "ص ج ع رقم ق",
    "da": "nr s stk kap fig bd afd kl tlf pkt art bl jf note lb",
    "de": "nr s art abs kap abb tab bd bde ziff rn lit aufl jg h ff hs vers tel hausnr pos",
    "en": """
        no nos p pp par para fig figs vol vols ch chap sec sect art arts eq eqs ex app pt pts v vv
        vs ver rev ed op bk ext tel sat sun mon tue tues wed thu thur thurs fri mar c ca b d r fl n
        cl ep eps reg ser
    """,
    "es": """
        n núm nº no nro p pág págs pp art arts cap caps fig figs vol vols t tel ed apdo párr s ss c
        h
    """,
    "fi": "n s ss nro no luku kuva kpl os vuos puh klo par art kp",
    "fr": "n no nos p pp art fig vol chap ch t tél éd al par v c env app s tom",
    "hu": "sz o old kb kr szerk bek fej tel ker évf köt pont ábra lap ca",
    "it": """
        n nn num nr no p pp pag pagg art artt cap capp fig figg vol voll tel ed lett sez tab c ca v
        par
    """,
    "nl": "nr nrs no blz p pp art hfst fig afb dl vol tel ca c par lid tab bijl kl",
    "no": "nr s kap fig bd avd kl tlf pkt art jf ca ref",
    "pt": """
        n no nº núm p pp pág págs art arts cap caps fig figs vol vols tel ed inc par séc c t fl fls
    """,
    "ro": "nr p pp pag art alin cap fig vol tel ed lit pct tab sec cca c",
    "ru": "№ с стр гл рис табл ст п пп ч т тт вып разд кн ок прим тел кв д корп ср изд",
    "sv": "nr s sid st kap fig bd avd kl tel art p mom anm ca c jfr",
}
_OTHERS: Final[Mapping[str, str]] = {
    "ar": "ه ق.م م.ق هـ ش.م ش.م.م ب.ب أ.ف.ب و.م.أ ت.م كم كلم سم كغ مج ط س ب ت إلخ",
    "da": """
        al bl.a f.eks fx dvs d.v.s ca evt inkl ekskl pga p.g.a mht m.h.t iht ift osv o.s.v m.m m.v
        mv o.l f.kr e.kr vedr mfl m.fl hhv if jvf jan feb mar apr jun jul aug sept sep okt nov dec
        tirs ons tors fre lør søn mio mia mdr sdr ndr kbh aps a/s tlf t.o.m f.o.m skt sct h.k.h h.m
        p.t adr max gns udg overs årg årh
    """,
    "de": """
        fa al z.b d.h u.a bzw ca evtl ggf inkl exkl vgl sog bspw s.o s.u o.ä u.ä i.d.r i.a z.t u.u
        v.a m.e d.i a.d a.m a.d.ö v.chr n.chr chr geb gest verh gegr jan febr feb apr jun jul aug
        sept sep okt nov dez mo fr mio mrd tsd str pl st bes bek allg ehem entspr insb insbes zzgl
        abzgl lt mind max min u.s u.s.w e.v co ing i.v i.r a.o d.j d.m hrsg hg übers verf jhd jh
        jhdt jahrh ggü betr einschl gem jew kgl röm griech lat engl frz dt ital russ österr schweiz
        prot kath z.z z.zt mag med phil jur mag med phil jur
    """,
    "en": """
        st ste mt mts ft sr jr gen lt.col lt.gen esq ph.d m.d b.a m.a b.sc m.sc d.phil j.d ll.b
        ll.m m.p m.b.a d.d.s r.n u.s u.s.a u.k u.n e.u u.s.s.r u.a.e d.c p.r.c n.y n.j n.h n.c s.c
        n.m w.va l.a b.c a.d b.c.e c.e a.m p.m e.g i.e cf viz al vs ca approx appx est inc ltd co
        corp llc l.l.c plc bros dept univ assn assoc dist govt intl natl jan feb apr jun jul aug
        sep sept oct nov dec ariz calif colo conn fla ga ky md mich mont nev tenn va vt wis wyo que
        ave blvd rd hwy rte bldg apt ed repr rs sq p.s r.i.p u.s.s h.m.s h.r s.j o.p a.k.a n.b
    """,
    "es": """
        st al ud uds vd vds ee.uu ee uu u.s u.k rr hh ff aa r.u p.ej ej p.e i.e e.g aprox av avda
        c/ cía cia s.a s.l s.a.u inc ltd co corp ltda gral gen cnel cap cmdte tte sgto sto sta a.c
        d.c a.m p.m a.d b.c jr vs cf cfr ibíd íd op.cit et.al dpto depto prov pcia esq izq dcha km
        ene feb abr jun jul ago sept sep oct nov dic lun mié jue vie sáb máx mín ntra ntro s.m
        ss.mm d.e.p q.e.p.d v.gr j.c a.j.c admón
    """,
    "fi": """
        esim mm ym yms jne ns nk n.k ts t.s ko ao em mr ks vrt tms tmv v ed ent synt k kuol e.kr
        j.kr eaa jaa ekr jkr huom lk puh os mrd milj t.m mk sek tunt vko kk pvm tammik helmik
        maalisk huhtik toukok kesäk heinäk elok syysk lokak marrask jouluk oy oyj ry rn engl saks
        ruots kreik pohj etel pyh vt va vs päätt keskim
    """,
    "fr": """
        ex p.ex cf c.-à-d c-à-d env av apr j.-c j.c ap bd boul pl ibid op.cit id vs dept dép st ste
        sts gal gén cdt cne col lt cap adj sgt cie sté s.a s.a.r.l sarl inc ltée ltd co corp jr sr
        janv févr fév avr juil sept oct nov déc éd ed coll trad réf tél n.d.l.r n.b p.-s p.s r.-v
        s.v.p s.m s.a.s s.e u.s é.-u u.e o.n.u q.g r.p d.c a.d b.c e.g i.e adr hab anc auj prof fém
        masc plur lat gr angl all esp univ fac assoc internat
    """,
    "hu": """
        pl stb kb ill ún u.n vö ld u.i i.m i.e i.sz kr.e kr.u szül megh jan febr feb márc ápr máj
        jún júl aug szept szep okt nov dec hétf kedd szerd csüt pént szomb bt kft rt zrt nyrt
        vállalat rkp stny em fszt hrsz tc ált kül külön orsz főv ker v vmint tul ang ném gör ford
        szerk id tkp uo vsz alez ezr őrgy szds fhdgy
    """,
    "it": """
        al p.es cfr c.a a.c d.c a.d b.c s.p.a s.r.l s.n.c s.a.s inc ltd co corp soc cia fond dir
        pres gov on.le egr gent.mo gent.ma ill.mo spett chiar.mo dr dr.ssa p.za p.zza v.le c.so
        l.go loc prov reg genn febb mar apr magg giu lug ago sett ott nov dic lun mart merc giov
        ven sab ca tel rif sec st sta v ibid id op.cit et.al n.d.r n.b p.s u.s u.s.a u.e o.n.u
        r.a.i a.m p.m i.e e.g ed trad fraz lat gr ingl franc ted sp jr sr vs u.k
    """,
    "nl": """
        al bijv bv b.v n.v v.o.f enz e.d e.a o.a d.w.z dwz d.m.v i.p.v i.v.m m.b.t m.a.w m.n n.a.v
        n.o.t.k o.l.v o.m p.m p.p t.a.v t.b.v t.g.v t.o.v t.w.v z.o.z z.g.a.n z.s.m a.u.b s.v.p i.e
        e.g vgl zgn resp incl excl jan feb febr mrt apr jun jul aug sept sep okt nov dec ma di vr
        ln pl burg wed echtg geb overl gest v.chr n.chr chr mln mld prov h uitg vert ed eds cie inc
        ltd co corp st u.s a.d b.c km sr jr v.d v/d plm
    """,
    "no": """
        al bl.a f.eks dvs ca evt inkl ekskl pga p.g.a mht m.h.t osv o.s.v m.m m.v mv o.l f.kr e.kr
        vedr mfl m.fl hhv jf jfr iht ift jan feb mar apr jun jul aug sept sep okt nov des tirs ons
        tors fre lør søn mill mrd mnd gl nåv a/s a.s st skt t.o.m f.o.m h.k.h h.m p.t adr maks
        gj.sn utg overs årg årh tidl nn e.l o.a d.e d.y d.v.s u.s pst kgl fylkesv dir
    """,
    "pt": """
        al ex p.ex i.e e.g v.exa v.sa ss s.a s.a.r.l ltda lda cia inc ltd co corp av r pça lgo trav
        rod gov min pres dep sen jr a.c d.c a.m p.m a.d b.c e.u.a u.s u.e o.n.u km aprox máx mín
        jan fev mar jun jul ago nov dez sáb obs nac int univ dir depto dept adm gral brig alm tte
        sgt cb v vs cf cfr ibid op.cit et.al ed trad org coord s.m m.d ph.d d.n n.t n.b p.s v.g
        apart bl lat ingl fr esp n.sra s
    """,
    "ro": """
        ex î.hr d.hr î.e.n e.n a.c d.c s.a s.r.l srl s.n.c s.c inc ltd co corp str bd bld bdul șos
        al jud mun reg mil mld cca aprox max min km ian feb mar apr iun iul aug sept sep oct dec
        lun joi sâm n.a n.n n.b p.s n.r m.s a.s.r u.e o.n.u s.u.a u.r.s.s u.s s.r r.s.r dvs dv
        d-voastră ș.a ș.a.m.d s.a.m.d ş.a ş.a.m.d i.e e.g ibid op.cit lat engl fr germ rus trad red
        univ inst fac
    """,
    "ru": """
        inc ltd co corp plc jr sr u.s u.k l.p st dr mr mrs г гг в вв н.э т.е т.к т.н т.о т.п т.д
        и.о тыс млн млрд трлн руб коп долл км см мм кг мин сек ч ул пр просп пер пл наб бул ш б-р
        оз р р-н обл респ окр пос дер с.-петербург спб м рожд род ум янв фев февр мар апр июн июл
        авг сент сен окт ноя нояб дек пн вт ср чт пт сб вс напр сокр след соч ред сост пред доп
        букв лат греч англ фр фран итал исп укр тур каз назв наз вост зап сев юж о-в п-ов хр бас
        выс дл абс отн совр соврем ст совм зам зав нач мл гос нац ин-т ун-т худ муз реж комп им им
    """,
    "sv": """
        al bl.a t.ex dvs d.v.s ca eg egentl ev inkl exkl pga p.g.a m.a.o m.m m.fl mfl osv o.s.v o.d
        o.dyl e.kr f.kr f.ö fr.o.m t.o.m s.k s.a.s resp jan feb febr mar apr jun jul aug sept sep
        okt nov dec mån tis ons tors fre lör sön milj mkr mdr st s:t s:ta a.b kungl kgl k.m h.m enl
        gm pl iaf i.a i st.f jfr forts anm utg övers årg årh tel äv åtm adr u.s f.n f.d n.b p.s v.g
        o.s.a avd förf
    """,
}


def _split(lists: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return the words of each language's list."""
    return {language: frozenset(words.split()) for language, words in lists.items()}


TITLES: Final[Mapping[str, frozenset[str]]] = _split(_TITLES)
NUMBERED: Final[Mapping[str, frozenset[str]]] = _split(_NUMBERED)
ABBREVIATIONS: Final[Mapping[str, frozenset[str]]] = {
    language: words | TITLES[language] for language, words in _split(_OTHERS).items()
}
