package site

import (
	"net/http"

	"barid/audience"
	"barid/templates"
)

func (s *Site) ask(w http.ResponseWriter, r *http.Request) {
	token, err := s.Keys.Open(audience.Unsubscribe, r.PathValue("token"))
	if err != nil {
		s.answer(w, http.StatusNotFound, s.about(templates.BadUnsubscribe, ""))
		return
	}
	s.answer(w, http.StatusOK, s.about(templates.AskUnsubscribe, token.Edition))
}

func (s *Site) unsubscribe(w http.ResponseWriter, r *http.Request) {
	token, err := s.Keys.Open(audience.Unsubscribe, r.PathValue("token"))
	if err != nil {
		s.answer(w, http.StatusNotFound, s.about(templates.BadUnsubscribe, ""))
		return
	}
	err = s.Readers.Unsubscribe(r.Context(), audience.Withdrawal{
		Subscriber: token.Subscriber, Edition: token.Edition, At: s.Now(), How: "one click in the mail",
	})
	if err != nil {
		s.Logger.Error("unsubscribe not kept", "subscriber", token.Subscriber, "error", err)
		s.answer(w, http.StatusInternalServerError, s.about(templates.FailUnsubscribe, token.Edition))
		return
	}
	s.answer(w, http.StatusOK, s.about(templates.Unsubscribed, token.Edition))
}
