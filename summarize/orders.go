package summarize

import "regexp"

// orders is how a text speaks to a language model or a browser that may read it: with the marks
// between the turns of a chat, with tags, by telling it to ignore its instructions, or by dictation.
var orders = regexp.MustCompile(`(?i)<\|[a-z_]+\|>|\[/?inst\]|</?[a-z]+[^<>]*>|^\W*(system|assistant|user)\W*:|` +
	`\b(ignore|disregard|forget|override)\b.{0,40}\b(instructions?|prompts?)\b|` +
	`\b(assistant|language model|chatbot|llm|ai)\b.{0,80}\b(write|print|output|reply|respond|answer|repeat|include)\b\W*:|` +
	`(تجاهل|تجاهلي|انس|أهمل|اهمل)\s.{0,40}(تعليمات|التعليمات|تعليماتك|الأوامر|أوامرك)`)

// ForMachines tells that a sentence speaks to a program, and not to readers. It is neither printed nor
// shown to a model.
func ForMachines(sentence string) bool { return orders.MatchString(sentence) }
