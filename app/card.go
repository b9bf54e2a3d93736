package app

import (
	"strings"

	"shiming/content"

	"rsc.io/qr/coding"
)

// card is what a reader hands to customer service: the verdict as a short text that fits
// a chat, and its address as a QR code. There is nothing personal in it.
type card struct {
	title, verdict string

	// lines say the answers, the rule and its claims, what they rest on, and when.
	lines []string

	address string // the plain one
	code    string // the QR code: rows of 0 and 1
}

// card returns the card of a verdict, for a day given as YYYY-MM-DD.
func (s *Site) card(p content.Place, origin, day string) card {
	ui, answers := &s.Library.Interface.Card, p.Answers()
	words := s.Library.Words.Rules[p.Rule.ID]
	var given []string
	for _, g := range p.Kept {
		given = append(given, content.Fill(ui.Answer, "input", s.Library.Words.Inputs[g.Input].Label, "answer", s.answered(p, g)))
	}
	source := s.Library.Article()
	address := s.URL(CheckPath(p))
	if s.Origin == "" {
		address = origin + address
	}
	return card{
		title:   words.Title.In(answers),
		verdict: s.Library.Words.Verdicts[p.Rule.Verdict].Word,
		lines: []string{
			content.Fill(ui.Answers, "answers", s.list(given)),
			content.Fill(ui.Rule, "rule", p.Rule.ID, "claims", s.list(content.In(p.Rule.Claims, answers))),
			content.Fill(s.Library.Interface.Check.Strength, "strengths", s.list(s.strengths(content.In(p.Rule.Strength, answers)))),
			content.Fill(ui.Source, "title", source.Title, "date", s.date(source.Date)),
			content.Fill(ui.Made, "date", s.date(day), "version", s.Version),
			ui.Note,
		},
		address: address,
		code:    qr(address),
	}
}

// qr returns the QR code of a text, of the smallest size and error correction of level
// M, or nothing if the text is too long for one.
func qr(text string) string {
	data := coding.String(text)
	for v := coding.Version(coding.MinVersion); v <= coding.MaxVersion; v++ {
		if data.Bits(v) > v.DataBytes(coding.M)*8 {
			continue
		}
		plan, err := coding.NewPlan(v, coding.M, 0)
		if err != nil {
			return ""
		}
		code, err := plan.Encode(data)
		if err != nil {
			return ""
		}
		var b strings.Builder
		for y := range code.Size {
			if y > 0 {
				b.WriteByte('\n')
			}
			for x := range code.Size {
				if code.Black(x, y) {
					b.WriteByte('1')
				} else {
					b.WriteByte('0')
				}
			}
		}
		return b.String()
	}
	return ""
}
