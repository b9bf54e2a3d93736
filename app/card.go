package app

import (
	"strings"

	"shiming/content"
	"shiming/content/decision"
	"shiming/content/outcome"

	"rsc.io/qr/coding"
)

// card returns what a reader hands to customer service, for a day given as YYYY-MM-DD: the
// message as a picture shows it, the way to the verdict, and the address as a QR code, with
// the words around them. There is nothing personal in it. origin is that of the page, where
// the site does not know its own.
func (s *Site) card(p decision.Place, origin, day string) map[string]any {
	ui, o := &s.Library.Interface.Card, outcome.Of(s.Library, p)
	source := s.Library.Article()
	full := s.URL(o.Address)
	if s.Origin == "" {
		full = origin + full
	}
	var way []string
	for _, k := range o.Kept {
		way = append(way, k.Short)
	}
	message := o.Message
	if message == nil {
		message = &outcome.Message{Situation: o.Verdict.Title}
	}
	agent, same := message.ForAgent(), ""
	text := agent.Text
	if agent != message {
		same = message.Text
		text += "\n\n" + same
	}
	return map[string]any{
		"verdict": string(o.Verdict.Verdict), "word": o.Verdict.Word, "title": o.Verdict.Title,
		"sign":      strings.Join(icons[o.Verdict.Verdict], ""),
		"way":       strings.Join(way, "\n"),
		"message":   text,
		"situation": agent.Situation, "questions": strings.Join(agent.Questions, "\n"),
		"same": same, // in the language of the page
		"lines": strings.Join([]string{
			content.Fill(ui.Source, "title", source.Title, "date", s.date(source.Date)),
			content.Fill(ui.Made, "date", s.date(day), "version", s.Version),
			ui.Note,
		}, "\n"),
		"address": full,
		"code":    qr(full),
		"name":    s.Library.Interface.Name,
		"heading": ui.Title, "picture": ui.Picture, "copied": ui.Copied, "save": ui.Save, "share": ui.Share,
		"copy":  s.Library.Interface.Check.Message.Copy,
		"print": s.Library.Interface.Acts.Print, "close": ui.Close,
	}
}

// qr returns the QR code of a text, rows of 0 and 1, of the smallest size and error
// correction of level M, or nothing if the text is too long for one.
func qr(text string) string {
	data, v := coding.String(text), coding.Version(coding.MinVersion)
	for v <= coding.MaxVersion && data.Bits(v) > v.DataBytes(coding.M)*8 {
		v++
	}
	plan, err := coding.NewPlan(v, coding.M, 0) // there is none above the largest version
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
