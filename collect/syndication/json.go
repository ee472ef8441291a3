package syndication

import (
	"bytes"
	"encoding/json"
	"strings"
)

// repairJSON makes lists of what JSON Feed (version 1.1, "items") wants as one, and publishers
// write as one value: tags, authors, attachments. What is no JSON is left to the parser to refuse.
func repairJSON(body []byte) []byte {
	var feed map[string]any
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	if err := decoder.Decode(&feed); err != nil {
		return body
	}
	items, _ := feed["items"].([]any)
	changed := enlist(feed)
	for _, item := range items {
		if fields, ok := item.(map[string]any); ok && enlist(fields) {
			changed = true
		}
	}
	if !changed {
		return body
	}
	repaired, err := json.Marshal(feed)
	if err != nil {
		return body
	}
	return repaired
}

// enlist changes single values to lists, and tells whether there was one.
func enlist(fields map[string]any) bool {
	changed := false
	for _, name := range []string{"tags", "authors", "attachments"} {
		switch value := fields[name].(type) {
		case string:
			var list []any
			for part := range strings.SplitSeq(value, ",") {
				list = append(list, strings.TrimSpace(part))
			}
			if name != "tags" {
				list = nil
			}
			fields[name], changed = list, true
		case map[string]any:
			fields[name], changed = []any{value}, true
		}
	}
	if name, ok := fields["author"].(string); ok {
		fields["author"], changed = map[string]any{"name": name}, true
	}
	return changed
}
