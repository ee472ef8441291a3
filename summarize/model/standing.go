package model

import "slices"

// Standing is how a model stands with this client, for one task. What a host has under several keys or
// paths is one.
type Standing struct {
	Host, Model string
	Task        Task
	GivenUp     bool // it keeps failing, everywhere, and is asked once a minute
	Remembered  int  // answers of the cache in place of its own
}

// Standings tells of the models of each task that is asked, in the order they are asked.
func (c *Client) Standings() []Standing {
	var all []Standing
	for _, t := range Tasks() {
		if _, own := c.servers[t]; t.Optional() && !own {
			continue
		}
		for _, s := range c.serversOf(t) {
			one := Standing{
				Host: s.host, Model: s.model, Task: t,
				GivenUp:    s.breaker.open() || s.tasks[t].open(),
				Remembered: int(s.tasks[t].remembered.Load()),
			}
			i := slices.IndexFunc(all, func(o Standing) bool { return o.Host == one.Host && o.Model == one.Model && o.Task == t })
			if i < 0 {
				all = append(all, one)
				continue
			}
			all[i].GivenUp = all[i].GivenUp && one.GivenUp
			all[i].Remembered += one.Remembered
		}
	}
	return all
}
