package main

import (
	"slices"
	"strconv"

	"barid/digest"
	"barid/news"
)

// maxEditionID leaves room for a subscriber and a signature in the 64 octets of a return
// path's local part (RFC 5321 §4.5.3.1.1).
const maxEditionID = 24

func (c *checker) edition(e rawEdition, known config) digest.Edition {
	key := "editions[" + e.ID.text + "]"
	c.slug(e.ID, "editions[].id")
	if len(e.ID.text) > maxEditionID {
		c.wrong(e.ID, "editions[].id", "write %d characters at most: it stands in the return path of every mail", maxEditionID)
	}
	if slices.ContainsFunc(known.editions, func(k digest.Edition) bool { return string(k.ID) == e.ID.text }) {
		c.wrong(e.ID, "editions[].id", "an edition above has this id")
	}
	out := digest.Edition{
		ID: digest.EditionID(e.ID.text), Name: e.Name.or(e.ID.text), Language: c.language(e.Language, key+".language"),
		From: c.mailbox(e.From, key+".from"), ReplyTo: e.ReplyTo.text, Subject: e.Subject.text, PostalAddress: e.PostalAddress.text,
		Approval:    digest.Approval(c.oneOf(e.Approval, key+".approval", "editor", "automatic")),
		AtDeadline:  digest.AtDeadline(c.oneOf(e.AtDeadline, key+".at_deadline", "hold", "verified", "headlines")),
		Foreign:     digest.Foreign(c.oneOf(e.Foreign, key+".foreign", "full", "headline", "none")),
		Translation: digest.Translation(c.oneOf(e.Translation, key+".translation", "model", "none")),
		MaxAge:      c.duration(e.MaxAge, key+".max_age", 0), MaxStories: c.number(e.MaxStories, key+".max_stories", 0, 100_000),
		Words:   c.number(e.Words, key+".words", 0, mostWords),
		Cadence: c.cadence(e.Schedule, key+".schedule"),
	}
	if e.Language.text == "" {
		c.wrong(e.Language, key+".language", "write a language tag, such as en or ar")
	}
	if e.ReplyTo.text != "" {
		c.mailbox(e.ReplyTo, key+".reply_to")
	}
	if out.Approval == digest.ByEditor && out.AtDeadline != digest.Hold && e.Schedule.Send.text != "" && e.Schedule.Draft.text == "" {
		c.wrong(e.AtDeadline, key+".at_deadline", "a schedule without draft leaves an editor no time; write when the draft is made, before it is sent")
	}
	for _, f := range e.Feeds {
		if !slices.ContainsFunc(known.feeds, func(k news.Feed) bool { return k.URL == f.text }) {
			c.wrong(f, key+".feeds", "no feed has this url; write it as under feeds")
		}
		out.Feeds = append(out.Feeds, f.text)
	}
	for _, t := range e.Themes {
		if !slices.ContainsFunc(known.themes, func(k news.Theme) bool { return k.Slug == t.text }) {
			c.wrong(t, key+".themes", "no theme has this slug; write it as under themes")
		}
		out.Themes = append(out.Themes, t.text)
	}
	out.Weights = c.weights(e.Weights, key+".weights")
	return out
}

// mostWords bounds a summary: with more it would be the article.
const mostWords = 500

// mostWeight bounds what one theme counts more than another.
const mostWeight = 10

// weights reads what the stories of themes count, by slug. A theme may be one that the program
// has proposed, which no config names.
func (c *checker) weights(raw map[string]scalar, key string) map[string]float64 {
	weights := make(map[string]float64)
	for slug, s := range raw {
		c.slug(scalar{slug, s.line}, key)
		w, err := strconv.ParseFloat(s.text, 64)
		if err != nil || !(w > 0 && w <= mostWeight) {
			c.wrong(s, key+"."+slug, "write a number above 0, up to %d; 1 is a theme like any other", mostWeight)
		}
		weights[slug] = w
	}
	return weights
}
