package text

//lint:file-ignore ST1018 Persian words are written with a zero-width non-joiner

import (
	"strings"

	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/turkish"
)

// analyzers is keyed by language. The stop words are function words, and the words by which news
// of any subject says who said what.
var analyzers = map[string]Analyzer{
	"ar": {stem: stemArabic, stops: withConjunctions(`
		من في على إلى عن مع حتى منذ خلال بعد قبل بين عند لدى نحو ضد دون بدون تحت فوق أمام حول عبر ضمن وراء أثناء إثر عقب
		و أو أم ثم بل لكن أن إن إذا إذ لو كي لأن بأن كأن إلا سوى غير ليس ليست لا لم لن ما كما مما عما بما فيما
		هذا هذه ذلك تلك بذلك لذلك كذلك هؤلاء هنا هناك الذي التي الذين اللذين اللواتي اللاتي هو هي هم هما هن نحن أنا أنت إنه إنها أنهم
		له لها لهم به بها بهم فيه فيها فيهم منه منها منهم عنه عنها عليه عليها عليهم إليه إليها إليهم معه معها
		كان كانت كانوا يكون تكون قد لقد سوف كل بعض أي أية أيضا جدا فقط مثل حيث بينما عندما حين حينما لما ماذا كيف متى أين
		أحد إحدى ذات ذو نفس جميع مختلف عدة قال قالت يقول تقول أضاف أضافت أكد أكدت أوضح أوضحت أشار أشارت مشيرا مؤكدا موضحا مضيفا
		ذكر ذكرت د أ م هـ`)},
	"en": {stem: snowball(english.Stem), stops: wordSet(`
		a about above after again against all also although am among an and any are aren't around as at be because been before being
		below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each either few for
		from further had hadn't has hasn't have haven't having he he's her here hers herself him himself his how however i i'm i've if in
		into is isn't it it's its itself just like may me might more most much must my myself neither no nor not now of off on once one
		only or other our ours ourselves out over own per rather said same say saying says she should shouldn't since so some still such
		than that that's the their theirs them themselves then there there's these they they're they've this those though through to told
		too toward towards under until up upon us very via was wasn't we we're we've were weren't what when where whether which while who
		whom whose why will with within without won't would wouldn't yet you you're your yours yourself according added mr mrs ms`)},
	"fr": {accents: true, stem: snowball(french.Stem), stops: wordSet(`
		à a ai ainsi alors après au aucun aussi autre aux avant avec avoir c'est car ce cela ces cet cette ceux chez comme comment contre dans de
		depuis des deux dit donc dont du d'un d'une elle elles en encore entre est et été être eu fait il ils je jusque l'on la le les leur
		leurs lors lui mais même mes moins mon ne ni non nos notre nous on ont ou où par parce pas pendant peu peut plus pour pourquoi qu'il
		quand que quel quelle qui quoi qu'un s'est sa sans se selon sera ses si son sont sous sur ta te tous tout toute toutes très tu un une
		vers vos votre vous y était étaient c d j l m n s t`)},
	"de": {accents: true, stem: snowball(german.Stem), stops: wordSet(`
		aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei beim bin bis bist da damit dann das dass dem den
		denn der des dessen deren die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwa
		euch für gegen gibt habe haben hat hatte hatten hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem ins ist jede jedem jeden
		jeder jedoch kann kein keine können man mehr mein mit muss nach nicht noch nun nur ob oder ohne sagte sehr sei sein seine seinem seinen
		seiner seit sich sie sind so soll sollte sondern sowie über um und uns unter vom von vor war waren was weil welche wenn wer werden wie
		wieder will wir wird wo worden wurde wurden zu zum zur zwischen`)},
	"es": {accents: true, stem: snowball(spanish.Stem), stops: wordSet(`
		a al algo ante antes así aún aunque bajo cada como con contra cual cuando de del desde dice dijo donde dos durante e el él ella ellas
		ellos en entre era es esa ese eso esta está estaba están estas este esto estos fue fueron ha había han hasta hay la las le les lo los
		más me mi mientras muy nada ni no nos nosotros o otra otras otro otros para pero poco por porque pues que qué quien se sea según ser si
		sí sido sin sino sobre son su sus también tan tanto te tiene tienen todo todos tras tu un una uno unos y ya yo`)},
	"it": {accents: true, stem: snowball(italian.Stem), stops: wordSet(`
		a ad agli ai al alla alle allo anche ancora avere aveva c che chi ci come con contro cui da dagli dai dal dalla dalle dallo degli dei
		del della delle dello dell di dopo dove due e è ed era erano fa fra gli ha hanno ho i il in io l la le lei li lo loro lui ma mentre mi
		ne negli nei nel nella nelle nello noi non o ogni per perché più poi prima quale quando quanto quella quelle quelli quello questa queste
		questi questo qui se secondo senza sia si solo sono stata stato sua sue sui sul sulla sulle suo suoi tra tutti tutto un una uno vi`)},
	"pt": {accents: true, stem: snowball(portuguese.Stem), stops: wordSet(`
		a à ainda ao aos as às até cada com como contra da das de dela dele deles depois desde disse do dois dos e é ela elas ele eles em entre
		era essa esse esta está estão este eu foi foram há isso isto já la lhe mais mas mesmo muito na nas não nem no nos nós num numa o onde os
		ou para pela pelas pelo pelos por porque qual quando que quem se segundo sem ser seu seus são só sobre sua suas também tem têm ter um
		uma você`)},
	"nl": {accents: true, stem: snowball(dutch.Stem), stops: wordSet(`
		aan al alle als ander andere bij daar dan dat de deze die dit doen door dus een en er geen had hebben heeft hem het hij hoe hun ik in is
		ja je kan kon kunnen maar me meer men met mij moet na naar niet nog nu of om omdat onder ons ook op over te tegen toch toen tot u uit uw
		van veel voor waar was wat we werd wie wij wil worden wordt zal ze zei zelf zich zij zijn zo zonder zou`)},
	"ru": {accents: true, stem: snowball(russian.Stem), stops: wordSet(`
		а без более будет бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для до его ее ей если есть еще же за
		здесь и из или им их к как ко когда кто ли либо между меня мне может мы на над нас не него нее ней нет ни них но ну о об однако он она
		они оно от перед по под после при про с сказал сказала со свой своей себя так также такой там то того тоже той только том ты у уже хотя
		чего чем что чтобы эта эти это этого этой этом этот я`)},
	"tr": {accents: true, stem: snowball(turkish.Stem), stops: wordSet(`
		acaba ama ancak aslında ayrıca bana bazı belki ben beri bile bir biri birçok biz bu bunu bunun burada çok çünkü da daha de dedi değil
		diye dolayı en fakat gibi göre hem hep her herkes hiç için ile ise kadar karşı kendi ki kim mı mi mu mü nasıl ne neden nerede o olan
		olarak oldu olduğu olduğunu olması on ona onlar onu onun önce rağmen sadece sonra şey şu tarafından tüm üzere var ve veya ya yani yapılan
		yer yok`)},
	"sv": {accents: true, stem: snowball(swedish.Stem), stops: wordSet(`
		och det att i en jag hon som han på den med var sig för så till är men ett om hade de av icke mig du henne då sin nu har inte hans honom
		skulle hennes där min man ej vid kunde något från ut när efter upp vi dem vara vad över än dig kan sina här ha mot alla under någon eller
		allt mycket sedan ju denna själv detta åt utan varit hur ingen mitt ni bli blev oss din dessa några deras blir mina samma vilken`)},
	"da": {accents: true, stem: snowball(danish.Stem), stops: wordSet(`
		og i jeg det at en den til er som på de med han af for ikke der var mig sig men et har om vi min havde ham hun nu over da fra du ud sin
		dem os op man hans hvor eller hvad skal selv her alle vil blev kunne ind når være dog noget ville jo deres efter ned skulle denne end
		dette mit også under have dig anden hende mine alt meget sit sine vor mod disse hvis din nogle hos blive mange ad bliver hendes været`)},
	"no": {accents: true, stem: snowball(norwegian.Stem), stops: wordSet(`
		og i jeg det at en et den til er som på de med han av ikke der så var meg seg men har om vi min mitt ha hadde hun nå over da ved fra du
		ut sin dem oss opp man kan hans hvor eller hva skal selv her alle vil bli ble blitt kunne inn når være kom noen noe ville dere deres
		etter ned skulle denne for deg si sine sitt mot å meget hvorfor dette disse uten hvordan ingen din bare enn fordi før mange også slik vært`)},
	"fi": {accents: true, stem: snowball(finnish.Stem), stops: wordSet(`
		olla olen on olemme ovat ole oli olivat olisi ollut olleet en et ei emme eivät minä sinä hän me te he tämä tuo se nämä nuo ne joka jotka
		jonka että ja jos koska kuin mutta niin sekä sillä tai vaan vai vaikka kanssa mukaan noin poikki yli kun nyt itse sen hänen heidän tämän
		myös mikä mitä kuka`)},
	"hu": {accents: true, stem: snowball(hungarian.Stem), stops: wordSet(`
		a ahogy aki akik akkor alatt amely amelyek ami amit arra át az azok azon azt aztán azért be bár csak de e egy egyes egyik el ellen első
		én ennek és ez ezek ezen ezt ezzel fel hanem hogy hogyan igen így ill ilyen is itt jól kell kívül ki le lehet lesz lett ma már más meg
		mely mert mi mint mit míg most nagy ne nem nincs ő ők olyan ott össze pedig s saját sem sok szerint szinte több újra után úgy vagy van
		vannak volt voltak vele`)},
	"ro": {accents: true, stem: snowball(romanian.Stem), stops: wordSet(`
		a acea aceasta această aceea acei aceia acel acela acele acelea acest acesta aceste acestea acești ai al ale am ar are aș asta astfel
		atunci au avea avem ca că când care cât ce cel cele cu cum da dacă dar de deci deja din dintre doar după ea ei el ele este eu fi fie
		fiind foarte fost iar în între însă la le lor lui mai mult nici nu o pe pentru peste prin sa să sale sau se si și sunt te toate tot
		un una unei unor unui va vor`)},
	"fa": {stem: withoutEndings("هايي هاي ها ترين تر"), stops: wordSet(`
		و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت می شود شد ما اما یا باید هر آنها ولی دیگر بود او شده وی اند پس اگر همه
		نه چه پیش بین من تو شما کند کرده بوده دارد دارند هستند نیست بدون درباره کنند می‌شود`)},
	"ur": {stem: withoutEndings("وں يں ات"), stops: wordSet(`
		کے کی کا میں ہے سے نے کو اور پر کہ یہ ہیں اس کر ہو بھی تھا گیا تھی ان وہ ایک نہیں جو تو کیا لیے تک ہی تھے ہوئے کہا گئی دیا رہا رہے ہوا
		ساتھ بعد اپنے جس کوئی کچھ پھر اگر جب لیکن والے مگر ہوئی`)},
}

// withConjunctions is the word set of a list in Arabic, where "and" and "so" are written as one word
// with the next.
func withConjunctions(list string) map[string]bool {
	set := wordSet(list)
	for word := range strings.FieldsSeq(list) {
		set[Fold("و"+word)] = true
		set[Fold("ف"+word)] = true
	}
	return set
}

// wordSet folds the words of a list, which may be written as readers spell them.
func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[Fold(word)] = true
	}
	return set
}
