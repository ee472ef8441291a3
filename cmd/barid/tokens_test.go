package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"barid/internal/modeltest"
)

// share is the most that a day may take of what sending every full text in one prompt would.
const share = 0.25

// A day of two hundred articles, in the language of each edition, takes a quarter at most of what it
// would to send every full text in one prompt, as the server counts it.
func TestTokensOfADayOfTwoHundredArticles(t *testing.T) {
	for language, d := range map[string]day{"en": englishDay(), "ar": arabicDay()} {
		t.Run(language, func(t *testing.T) { d.keepsToItsShare(t, modeltest.Start(t), language, "") })
	}
}

// The same of a day in two languages, of which one is translated.
func TestTokensOfADayInTwoLanguages(t *testing.T) {
	d, arabic := englishDay(), arabicDay()
	server := modeltest.Start(t)
	server.Knows(arabic.means(d))
	copy(d[156:], arabic[156:]) // as many events as articles
	d.keepsToItsShare(t, server, "en", "")
}

// The same where every second event is told abroad, and the beginnings are embedded.
func TestTokensOfADayThatIsEmbedded(t *testing.T) {
	d, arabic := englishDay(), arabicDay()
	server := modeltest.Start(t)
	server.Knows(arabic.means(d))
	for i := 0; i < len(d); i += 2 {
		d[i] = arabic[i]
	}
	d.keepsToItsShare(t, server, "en", ", tasks: {embedding: {name: vectors}}")
}

// The same of a day of real articles, where they are at hand.
func TestTokensOfARealDay(t *testing.T) {
	f, err := os.Open("../../../shared/data/cluster/galaxy-medium.jsonl")
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	var d day
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row struct{ Title, Text string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		d = append(d, report{row.Title, row.Text})
	}
	d.keepsToItsShare(t, modeltest.Start(t), "en", "")
}

// day is what came in; report one article of it.
type (
	day    []report
	report struct{ title, text string }
)

// means are the sentences of a day in the words of the other, which is the same in another language.
func (d day) means(other day) map[string]string {
	known := make(map[string]string)
	for i, r := range d {
		known[r.title] = other[i].title
		there := strings.SplitAfter(other[i].text, ".")
		for k, said := range strings.SplitAfter(r.text, ".") {
			known[strings.TrimSpace(said)] = strings.TrimSpace(there[k])
		}
	}
	return known
}

// keepsToItsShare drafts the day for an edition in a language, by a model with more keys.
func (d day) keepsToItsShare(t *testing.T, server *modeltest.Server, language, keys string) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "config.yaml"), fmt.Sprintf(`
feeds:
  - {url: pasted, kind: folder}
editions:
  - {id: desk, language: %s, from: desk@news.example}
model: {base_url: "%s", name: scripted%s}
`, language, server.URL(), keys))
	if err := os.Mkdir(filepath.Join(dir, "pasted"), 0o700); err != nil {
		t.Fatal(err)
	}
	runes := 0
	for i, r := range d {
		runes += utf8.RuneCountInString(r.title + r.text)
		write(t, filepath.Join(dir, "pasted", fmt.Sprintf("%03d.txt", i)), fmt.Sprintf(
			"URL: https://publisher-%[1]d.example/%[2]d\nPublisher: Publisher %[1]d\nDate: %[5]s\n\n%[3]s\n\n%[4]s\n",
			i%7, i, r.title, r.text, time.Now().UTC().Format(time.DateOnly)))
	}
	if code, out := barid(t, dir, "collect"); code != exitDone {
		t.Fatal(out)
	}
	r := told[runResult](t, dir, "draft").Editions[0]
	whole := runes / 4 // as the server counts
	t.Logf("%d articles, %d stories, %d by the model, %d translated: %d requests, %d tokens of %d, %.3f", r.Articles, r.Stories, r.ByModel, r.Translated,
		server.Requests(), server.Tokens(), whole, float64(server.Tokens())/float64(whole))
	if float64(server.Tokens()) > share*float64(whole) {
		t.Errorf("%d tokens for %d in full texts", server.Tokens(), whole)
	}
	if r.Articles < len(d)*9/10 || r.ByModel+r.Translated < r.Stories*3/4 {
		t.Errorf("of %d articles %d are considered, of %d stories %d are by the model, %d not: %v", len(d), r.Articles, r.Stories, r.ByModel, r.Foreign, r.ForeignFor)
	}
}

// words are what invented reports are made of: places, and sentences about what happens there, each
// with a gap for the place and one for a number.
type words struct {
	places    []string
	endings   []string // which make three places of each
	events    []string
	sentences []string
}

// reports tells of sixty events, each in three or four articles of a full page.
func (w words) reports() day {
	var d day
	for i := range 200 {
		event := i % 60
		place := w.places[event%len(w.places)] + w.endings[event/len(w.places)]
		title := fmt.Sprintf(w.events[event%len(w.events)], place)
		var text strings.Builder
		for j := range 36 {
			kind := w.sentences[(event*5+j*11+i/60)%len(w.sentences)]
			text.WriteString(fmt.Sprintf(kind, place, 100+event*17+j*3) + " ")
			if j%3 == 2 {
				text.WriteString("\n\n")
			}
		}
		d = append(d, report{title, fmt.Sprintf("%s.\n\n%s", title, text.String())})
	}
	return d
}

func englishDay() day {
	return words{
		places: []string{
			"Harwick", "Ostrava", "Bellmoor", "Tarnow", "Quillon", "Marrash", "Vennby", "Dornach", "Selwyn", "Kastamar", "Orlund", "Pemberg", "Yarrow",
			"Zelmira", "Lindow", "Garmish", "Fenwold", "Ushant", "Corvane", "Nordale",
		},
		endings: []string{"burg", "holm", "stead"},
		events: []string{
			"Council of %s closes its old bridge", "Teachers of %s begin a strike", "Flood reaches the mills of %s", "%s elects a new mayor",
			"Hospital of %s opens a second ward", "Fire destroys the market hall of %s", "%s bans lorries from its center", "Water of %s is unfit to drink",
			"Court of %s hears the pension case", "Ferry line of %s is sold",
		},
		sentences: []string{
			"The mayor of %s told reporters that the work will take %d days and cost less than was feared.",
			"Residents of %s had asked for it in a petition that %d of them signed before the winter.",
			"Officials in %s counted %d households that depend on the service and will be told by letter.",
			"An engineer from %s said that the inspection had found %d faults, most of them harmless.",
			"Shopkeepers in %s expect to lose business, and their association has asked for %d thousand in relief.",
			"The regional government, which paid for %s in the past, has set aside %d million for the coming year.",
			"Buses between %s and the coast will run every %d minutes until the end of the summer.",
			"A commission from %s that met behind closed doors heard %d witnesses over two weeks.",
			"Union members in %s voted by a narrow margin, with %d ballots declared void.",
			"The opposition in the assembly of %s called the plan rushed and listed %d objections.",
			"Schools around %s stay open, the inspectorate said, though %d pupils will have a longer way.",
			"Insurers estimate the damage in %s at %d million, a figure that the council disputes.",
		},
	}.reports()
}

func arabicDay() day {
	return words{
		places: []string{
			"هرويك", "أسترافا", "بلمور", "ترنوفة", "كيلونة", "مراش", "فنبي", "درنخة", "سلوانة", "قسطمار", "أرلندة", "بمبرغة", "يارووة",
			"زلميرة", "لندوة", "غرميشة", "فنولدة", "أوشنتة", "كورفانة", "نورديلة",
		},
		endings: []string{"بورغ", "هولم", "ستيد"},
		events: []string{
			"مجلس %s يغلق جسرها القديم", "معلمو %s يبدأون إضرابا", "الفيضان يصل إلى مطاحن %s", "بلدة %s تنتخب رئيس بلدية جديدا",
			"مستشفى %s يفتتح جناحا ثانيا", "حريق يدمر سوق %s المسقوف", "بلدة %s تمنع الشاحنات من وسطها", "مياه %s غير صالحة للشرب",
			"محكمة %s تنظر في قضية المعاشات", "بيع خط عبارات %s",
		},
		sentences: []string{
			"قال رئيس بلدية %s للصحفيين إن العمل سيستغرق %d يوما وإن كلفته أقل مما كان يخشى الجميع.",
			"وكان سكان %s قد طلبوا ذلك في عريضة وقعها %d منهم قبل حلول الشتاء.",
			"وأحصى المسؤولون في %s نحو %d أسرة تعتمد على هذه الخدمة وستبلغ برسائل مكتوبة.",
			"وقال مهندس من %s إن الفحص كشف عن %d عيبا معظمها غير ضار.",
			"ويتوقع أصحاب المتاجر في %s أن تتراجع تجارتهم، وقد طلبت جمعيتهم %d ألفا من الإعانات.",
			"وخصصت الحكومة الإقليمية التي كانت تنفق على %s مبلغ %d مليونا للسنة المقبلة.",
			"وستسير الحافلات بين %s والساحل كل %d دقيقة حتى نهاية الصيف.",
			"واستمعت لجنة من %s اجتمعت خلف أبواب مغلقة إلى %d شاهدا خلال أسبوعين.",
			"وصوت أعضاء النقابة في %s بفارق ضئيل، وألغيت %d ورقة من أوراق الاقتراع.",
			"ووصفت المعارضة في مجلس %s الخطة بأنها متسرعة وعددت %d اعتراضا عليها.",
			"وتبقى المدارس حول %s مفتوحة بحسب هيئة التفتيش، وإن طالت الطريق على %d تلميذا.",
			"وتقدر شركات التأمين الأضرار في %s بنحو %d مليونا، وهو رقم لا يقبله المجلس.",
		},
	}.reports()
}
