package lines

// labels are whole lines, folded, without the signs and numbers around them.
var labels = map[string]bool{
	"share": true, "share this": true, "share this article": true, "share on": true, "save": true, "print": true,
	"email": true, "e-mail": true, "copy link": true, "copy": true, "listen": true, "listen to this article": true,
	"comments": true, "comment": true, "leave a comment": true, "no comments": true, "add a comment": true,
	"advertisement": true, "advertising": true, "ad": true, "sponsored": true, "promoted": true, "loading": true,
	"facebook": true, "twitter": true, "whatsapp": true, "telegram": true, "linkedin": true, "x": true, "reddit": true,
	"instagram": true, "youtube": true, "messenger": true, "menu": true, "search": true, "home": true, "close": true,
	"next": true, "previous": true, "next article": true, "previous article": true, "back to top": true, "top": true,
	"sign in": true, "log in": true, "login": true, "subscribe": true, "register": true, "follow": true, "tags": true,
	"topics": true, "breaking": true, "breaking news": true, "live": true, "video": true, "watch": true, "gallery": true,
	"photos": true, "font size": true, "text size": true, "newsletter": true, "newsletters": true, "skip to content": true,
	"skip to main content": true, "view all": true, "see all": true, "show more": true, "load more": true, "click here": true,
	"most read": true, "most popular": true, "trending": true, "trending now": true, "latest news": true, "latest": true,
	"top stories": true, "author": true, "staff": true, "staff writer": true, "opinion": true, "politics": true,

	"شارك": true, "شاركها": true, "مشاركه": true, "شارك المقال": true, "شارك الخبر": true, "شارك هذا المقال": true,
	"طباعه": true, "حفظ": true, "نسخ": true, "نسخ الرابط": true, "استمع": true, "استمع الي المقال": true,
	"تعليق": true, "تعليقات": true, "التعليقات": true, "اضف تعليقا": true, "اترك تعليقا": true, "لا تعليقات": true,
	"اعلان": true, "اعلانات": true, "فيسبوك": true, "تويتر": true, "واتساب": true, "تلغرام": true, "تليغرام": true,
	"اكس": true, "انستغرام": true, "يوتيوب": true, "القاءمه": true, "بحث": true, "الرءيسيه": true, "اغلاق": true,
	"التالي": true, "السابق": true, "المقال التالي": true, "المقال السابق": true, "اشترك": true, "اشترك الان": true,
	"تسجيل الدخول": true, "تابعنا": true, "وسوم": true, "الوسوم": true, "كلمات مفتاحيه": true, "عاجل": true, "مباشر": true,
	"فيديو": true, "بالفيديو": true, "شاهد": true, "صور": true, "بالصور": true, "حجم الخط": true, "النشره البريديه": true,
	"عرض الكل": true, "المزيد": true, "عرض المزيد": true, "اضغط هنا": true, "الاكثر قراءه": true, "الاكثر مشاهده": true,
	"الاكثر تداولا": true, "اخر الاخبار": true, "احدث الاخبار": true, "سياسه": true, "راي": true,
}

// pointers announce links to other articles; they are whole labels, or stand before a colon.
var pointers = []string{
	"read more", "read also", "also read", "read next", "read the full", "related", "related articles", "related stories",
	"related news", "related topics", "related content", "more on this", "more on this story", "more from", "see also",
	"you may also like", "you might also like", "recommended", "recommended for you", "don't miss", "continue reading",
	"keep reading", "watch also", "up next", "more stories", "in pictures",
	"اقرا ايضا", "اقرا المزيد", "للمزيد", "لمزيد من التفاصيل", "قراءه المزيد", "مواضيع ذات صله", "موضوعات ذات صله",
	"اخبار ذات صله", "مقالات ذات صله", "ذات صله", "شاهد ايضا", "قد يهمك", "قد يعجبك", "قد يهمك ايضا", "اخبار متعلقه",
	"موضوعات متعلقه", "مواضيع متعلقه", "طالع ايضا", "تابع القراءه",
}

// notices open a line that is no part of the report.
var notices = []string{
	"read more", "read also", "also read", "read next", "see also", "related articles", "related stories", "related topics",
	"you may also like", "you might also like", "recommended for you", "continue reading", "keep reading",
	"sign up for", "sign up to", "subscribe to", "subscribe now", "follow us", "follow @", "join our", "join us on",
	"click here", "tap here", "download our app", "download the app", "get the latest", "this article was originally",
	"reporting by", "additional reporting by", "editing by", "writing by", "with inputs from", "with input from",
	"edited by", "photo credit", "photograph by", "all rights reserved", "terms of use", "privacy policy",
	"share this", "tags:", "topics:", "filed under", "posted in",
	"اقرا ايضا", "اقرا المزيد", "قراءه المزيد", "مواضيع ذات صله", "موضوعات ذات صله", "اخبار ذات صله", "مقالات ذات صله",
	"شاهد ايضا", "قد يهمك", "قد يعجبك", "طالع ايضا", "تابع القراءه", "اشترك في", "اشتركوا في", "تابعونا", "تابعنا علي",
	"انضم الي", "انضموا الي", "حمل التطبيق", "حملوا تطبيق", "للاشتراك", "جميع الحقوق محفوظه", "حقوق النشر", "كل الحقوق محفوظه",
	"تحرير:", "اعداد:", "اعداد وتحرير", "تغطيه صحفيه", "الوسوم:", "كلمات مفتاحيه", "المصدر:", "المصدر :", "شارك هذا",
}

// agencies credit pictures, folded and without the signs around them.
var agencies = map[string]bool{
	"ap": true, "afp": true, "reuters": true, "epa": true, "efe": true, "dpa": true, "ansa": true, "upi": true,
	"xinhua": true, "tass": true, "sana": true, "nna": true, "wafa": true, "anadolu": true, "aa": true, "apa": true,
	"spa": true, "wam": true, "mena": true, "kuna": true, "qna": true, "petra": true, "irna": true, "ina": true, "pa": true,
	"associated press": true, "the associated press": true, "agence france-presse": true, "anadolu agency": true,
	"agencies": true, "supplied": true, "courtesy": true, "social media": true, "screengrab": true, "screenshot": true,
	"رويترز": true, "ا.ف.ب": true, "ا ف ب": true, "اف ب": true, "فرانس برس": true, "وكاله فرانس برس": true, "ا.ب": true,
	"ا ب": true, "اسوشيتد برس": true, "اسوشييتد برس": true, "د.ب.ا": true, "د ب ا": true, "ا.ب.ا": true, "ا ب ا": true,
	"اب": true, "غيتي": true, "غيتي ايمجز": true, "جيتي": true, "شينخوا": true, "سانا": true, "وام": true, "واس": true,
	"بترا": true, "الاناضول": true, "وكاله الاناضول": true, "تاس": true, "سبوتنيك": true, "وفا": true, "وكالات": true,
	"الوكاله الوطنيه": true, "مواقع التواصل": true, "مواقع التواصل الاجتماعي": true, "متداوله": true,
}
