package verify

import (
	"testing"

	"barid/news"
)

func TestModality(t *testing.T) {
	const en = "The harbour council will approve the new quay on the east bank, the ferry line may close in autumn, and the customs office moved to Tyre."
	const ar = "سوف توافق بلدية المرفأ على الرصيف الجديد، وقد يغلق المجلس خط العبارات في الخريف، وقد تعرض خط العبارات لعاصفة، وقد نقلت مكتب الجمارك إلى صور."
	runClauseTests(t, []clauseTest{
		{"kept", "en", en, "The harbour council will approve the new quay.", ""},
		{"planned is not done", "en", en, "The harbour council approved the new quay on the east bank.", news.ModalityCheck},
		{"possible is not done", "en", en, "The ferry line closed in autumn.", news.ModalityCheck},
		{"possible is not planned", "en", en, "The ferry line will close in autumn.", news.ModalityCheck},
		{"expected is not done", "en", "The council is expected to approve the new quay.", "The council approved the new quay.", news.ModalityCheck},
		{"wants to is not did", "en", "The council wants to approve the new quay.", "The council approved the new quay.", news.ModalityCheck},
		{"done is not possible", "en", en, "The customs office may have moved to Tyre.", news.ModalityCheck},
		{"done is not planned", "en", en, "The customs office will move to Tyre.", news.ModalityCheck},
		{"sent, and will send", "en", "Egypt will send a second convoy to the border.", "Egypt sent a second convoy to the border.", news.ModalityCheck},
		{"will send, and sent", "en", "Egypt sent a second convoy to the border.", "Egypt will send a second convoy to the border.", news.ModalityCheck},
		{"has sent, and sent", "en", "Egypt has sent a second convoy to the border.", "Egypt sent a second convoy to the border.", ""},
		{"may take, and took", "en", "The union may take the company to court.", "The union took the company to court.", news.ModalityCheck},
		{"did not sell, and sold", "en", "The company did not sell the eastern quay to the port.", "The company sold the eastern quay to the port.", news.NegationCheck},
		{"as a headline says it", "en", en, "Harbour council to approve the new quay.", ""},
		{"another word for it", "en", en, "The harbour council plans to approve the new quay.", ""},
		{"forecast", "en", "The ferry line will carry 400 cars a day in summer.", "The ferry line anticipates that it will carry 400 cars a day.", ""},
		{"forecast", "en", "Traffic on the ferry line will be in the hundreds of cars.", "The ferry line forecasts traffic in the hundreds of cars.", ""},
		{"forecast is not done", "en", "The ferry line is projected to carry 400 cars a day in summer.", "The ferry line carried 400 cars a day in summer.", news.ModalityCheck},
		{"awaited is not done", "ar", "من المرتقب أن توافق البلدية على الرصيف الجديد.", "توافق البلدية على الرصيف الجديد.", news.ModalityCheck},
		{"done", "en", en, "The customs office moved to Tyre.", ""},
		{"kept", "ar", ar, "سوف توافق بلدية المرفأ على الرصيف الجديد.", ""},
		{"planned is not done", "ar", ar, "توافق بلدية المرفأ على الرصيف الجديد.", news.ModalityCheck},
		{"possible is not done", "ar", ar, "يغلق المجلس خط العبارات في الخريف.", news.ModalityCheck},
		{"possible of a woman is not done", "ar", "وقد تغلق البلدية خط العبارات في الخريف.", "تغلق البلدية خط العبارات في الخريف.", news.ModalityCheck},
		{"possible of several is not done", "ar", "قد تتوقف العبارات في الخريف.", "تتوقف العبارات في الخريف.", news.ModalityCheck},
		{"done by a woman", "ar", "وقد توقفت العبارات في الخريف.", "توقفت العبارات في الخريف.", ""},
		{"expected is not done", "ar", "من المتوقع أن توافق البلدية على الرصيف الجديد.", "توافق البلدية على الرصيف الجديد.", news.ModalityCheck},
		{"the past that looks like what is not past", "ar", ar, "تعرض خط العبارات لعاصفة.", ""},
		{"the past without its particle", "ar", ar, "نقلت البلدية مكتب الجمارك إلى صور.", ""},
	})
}

func TestAttribution(t *testing.T) {
	const en = "Mayor Rana Haddad said on Monday that the harbour council had paid for the new quay. The ferry sank in a storm, according to the union. " +
		"The captain allegedly sold the second boat. The port opened at noon and the mayor said it was busy."
	const ar = "قالت رئيسة البلدية إن مجلس المرفأ دفع ثمن الرصيف الجديد. غرقت العبارة في عاصفة بحسب النقابة."
	runClauseTests(t, []clauseTest{
		{"kept", "en", en, "Rana Haddad said the harbour council had paid for the new quay.", ""},
		{"in another word", "en", en, "The mayor confirmed that the harbour council had paid for the new quay.", ""},
		{"before it dropped", "en", en, "The harbour council had paid for the new quay.", news.AttributionCheck},
		{"behind it dropped", "en", en, "The ferry sank in a storm.", news.AttributionCheck},
		{"allegedly", "en", en, "The captain sold the second boat.", news.AttributionCheck},
		{"said of another thing", "en", en, "The port opened at noon.", ""},
		{"kept", "ar", ar, "قالت رئيسة البلدية إن مجلس المرفأ دفع ثمن الرصيف الجديد.", ""},
		{"before it dropped", "ar", ar, "مجلس المرفأ دفع ثمن الرصيف الجديد.", news.AttributionCheck},
		{"behind it dropped", "ar", ar, "غرقت العبارة في عاصفة.", news.AttributionCheck},
	})
}
