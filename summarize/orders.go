package summarize

import "regexp"

// orders is how a text speaks to a language model or a browser that may read it: with the marks
// between the turns of a chat, with tags, by telling it to ignore its instructions, or by dictation.
// An Arabic "ignore" is also "he ignored": it is an order where the instructions are "yours", or are
// those "before" and no one stands between.
var orders = regexp.MustCompile(`(?i)<\|[a-z_]+\|>|\[/?inst\]|</?[a-z]+[^<>]*>|^\W*(system|assistant|user)\W*:|` +
	`\b(ignore|disregard|forget|override)\b.{0,40}\b(instructions?|prompts?)\b|` +
	`\b(assistant|language model|chatbot|llm|ai)\b.{0,80}\b(write|print|output|reply|respond|answer|repeat|include)\b\W*:|` +
	`(تجاهلي|انسي|(^|[^\p{L}])انس)\s.{0,40}(تعليمات|الأوامر|أوامر)|` +
	`(تجاهل|تجاهلوا|أهمل|اهمل)\s(.{0,40}(تعليماتك|أوامرك|توجيهاتك)|((كل|جميع|كافة|هذه)\s)?(التعليمات|الأوامر|التوجيهات)\s(السابقة|السالفة|أعلاه|المذكورة|المعطاة))`)

// ForMachines tells that a sentence speaks to a program, and not to readers. It is neither printed nor
// shown to a model.
func ForMachines(sentence string) bool { return orders.MatchString(sentence) }
