package text

import (
	"strings"
	"sync"
)

// unitTable lists a unit and the phrases that stand for it behind a number.
const unitTable = `%: percent, per cent, pct, في المئة, في المائة, بالمئة, بالمائة
percentage point: percentage point, percentage points, نقطة مئوية, نقاط مئوية
basis point: basis point, basis points, bps, نقطة أساس, نقاط أساس
$: dollar, dollars, US dollars, دولار, دولارا, دولارات
€: euro, euros, يورو
£: pound sterling, pounds sterling, sterling, جنيه إسترليني, جنيه استرليني, جنيها إسترلينيا
¥: yen, ين ياباني
₽: rouble, roubles, ruble, rubles, روبل, روبلا
₪: shekel, shekels, شيكل, شيقل
₹: rupee, rupees, روبية
pound: pound, pounds, جنيه, جنيها, جنيهات
lira: lira, liras, ليرة, ليرات
riyal: riyal, riyals, rial, rials, ريال, ريالا, ريالات
dinar: dinar, dinars, دينار, دينارا, دنانير
dirham: dirham, dirhams, درهم, درهما, دراهم
km: km, kilometre, kilometres, kilometer, kilometers, كيلومتر, كيلومترا, كيلومترات, كم, كلم
m: metre, metres, meter, meters, متر, مترا, أمتار
cm: cm, centimetre, centimetres, centimeter, centimeters, سنتيمتر, سنتيمترا, سم
mile: mile, miles, ميل, ميلا, أميال
foot: foot, feet, ft, قدم, أقدام
kg: kg, kilogram, kilograms, kilogramme, kilogrammes, kilo, kilos, كيلوغرام, كيلوغراما, كيلوجرام, كيلو, كلغ, كجم
tonne: tonne, tonnes, ton, tons, طن, طنا, أطنان
barrel: barrel, barrels, برميل, برميلا, براميل
litre: litre, litres, liter, liters, لتر, لترا
hectare: hectare, hectares, هكتار, هكتارا
°C: °C, celsius, degrees celsius, درجة مئوية, درجات مئوية
MW: MW, megawatt, megawatts, ميغاواط, ميغاوات, ميجاوات
minute: minute, minutes, دقيقة, دقائق
hour: hour, hours, ساعة, ساعات
day: day, days, يوم, يوما, أيام
week: week, weeks, أسبوع, أسبوعا, أسابيع
month: month, months, شهر, شهرا, أشهر, شهور
year: year, years, عام, عاما, أعوام, سنة, سنوات, سنين
decade: decade, decades, عقد, عقدا, عقود
century: century, centuries, قرن, قرنا, قرون
`

var unitWords = sync.OnceValue(func() *phrases[string] {
	units := new(phrases[string])
	for _, line := range dataLines(unitTable) {
		unit, list, _ := strings.Cut(line, ": ")
		for phrase := range strings.SplitSeq(list, ", ") {
			units.add(phrase, unit)
		}
	}
	return units
})

// dualTable lists a unit and the words for two of it.
const dualTable = `minute: دقيقتان دقيقتين
hour: ساعتان ساعتين
day: يومان يومين
week: أسبوعان أسبوعين
month: شهران شهرين
year: عامان عامين سنتان سنتين
`

// duals holds the unit of the words of dualTable, behind a proclitic too.
var duals = sync.OnceValue(func() map[string]string {
	table := make(map[string]string)
	for _, line := range dataLines(dualTable) {
		unit, list, _ := strings.Cut(line, ": ")
		for word := range strings.FieldsSeq(Fold(list)) {
			for _, proclitic := range []string{"", "ب", "ل", "ال", "و"} {
				table[proclitic+word] = unit
			}
		}
	}
	return table
})
