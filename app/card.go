package app

import (
	"strings"

	"shiming/content"
	"shiming/content/decision"
	"shiming/content/outcome"

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

// card returns the card of a verdict, for a day given as YYYY-MM-DD. origin is that of the
// page, where the site does not know its own.
func (s *Site) card(p decision.Place, origin, day string) card {
	ui, o := &s.Library.Interface.Card, outcome.Of(s.Library, p)
	var given []string
	for _, k := range o.Kept {
		given = append(given, content.Fill(ui.Answer, "input", k.Label, "answer", k.Short))
	}
	source := s.Library.Article()
	full := s.URL(o.Address)
	if s.Origin == "" {
		full = origin + full
	}
	return card{
		title:   o.Verdict.Title,
		verdict: o.Verdict.Word,
		lines: []string{
			content.Fill(ui.Answers, "answers", s.Library.List(given)),
			content.Fill(ui.Rule, "rule", o.Verdict.Rule, "claims", s.Library.List(o.Verdict.ClaimIDs())),
			o.Verdict.StrengthText,
			content.Fill(ui.Source, "title", source.Title, "date", s.date(source.Date)),
			content.Fill(ui.Made, "date", s.date(day), "version", s.Version),
			ui.Note,
		},
		address: full,
		code:    qr(full),
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
