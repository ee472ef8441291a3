package main

import (
	"context"
	"log/slog"

	"barid/news"
	"barid/summarize"
	"barid/summarize/model"
)

// model asks every configured model one small question, as a draft would.
func (d *doctor) model(ctx context.Context) {
	const check = "model"
	if !d.config.model.on() {
		d.well(check, "none; stories are told in the sources' own sentences")
		return
	}
	o := d.config.model.Options
	o.Logger = slog.New(slog.DiscardHandler)
	if d.db != nil {
		o.Purse = d.db
	}
	client, err := model.New(o)
	if err != nil {
		d.ails(sign{check, broken, plain(err), ""}, "mend model in the config")
		return
	}
	answered := client.Probe(summarize.ChargeTo(ctx, news.Account{Slot: "doctor", At: d.now()}))
	verdict := broken
	for _, a := range answered {
		if a.Err == nil {
			verdict = shaky // another one answers
		}
	}
	for _, a := range answered {
		if a.Err != nil {
			d.ails(sign{check, verdict, oneLine(plain(a.Err)), ""}, "until it answers, another model or the sources' own sentences take its place")
			continue
		}
		d.well(check, "%s at %s answers, asked for %s", a.Model, a.Host, a.Form)
	}
}
