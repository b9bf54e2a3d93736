package search

import (
	"strings"
	"unicode/utf8"
)

// maxSentence is the length in bytes from which on a sentence is cut at commas.
const maxSentence = 180

// hit makes a hit of an item. Of several places of the checker it is the one with the best
// sentence.
func (s *Searcher) hit(q *query, r ranked) Hit {
	it := &s.items[r.item]
	h := Hit{Kind: it.kind, ID: it.id, Place: it.place}
	most, title, worthOfTitle := -1.0, Marked{}, 0.0
	for _, f := range it.fields {
		if f.kind == inTitle {
			title, worthOfTitle = s.mark(q, inTitle, f.text)
		}
		for rest := f.text; rest != "" && f.kind == inBody; {
			n := sentence(rest)
			if m, worth := s.mark(q, inBody, strings.TrimSpace(rest[:n])); worth+worthOfTitle > most && m.Text != title.Text && m.Text != it.id {
				h.Place, h.Title, h.Text, most = f.place, title, m, worth+worthOfTitle
			}
			rest = rest[n:]
		}
	}
	if most < 0 {
		h.Title = title
	}
	return h
}

// mark marks what a query matches in a text, and returns how much that tells.
func (s *Searcher) mark(q *query, kind fieldKind, text string) (m Marked, worth float64) {
	marks := make([]bool, len(text)) // of each byte
	if at := strings.Index(text, q.text); at >= 0 && len(q.terms) == 0 {
		fill(marks[at : at+len(q.text)])
	}
	units, at := s.script.Fold(text)
	for i := range q.terms {
		t, points := &q.terms[i], 0.0
		for p := range units {
			end, quality := s.at(t, units, p, kind)
			if end == 0 {
				continue
			}
			points = t.idf
			// Of several words a character tells little, and so does a part of a short word.
			if n := len(t.units); n == len(q.units) || t.word == nil && n > 1 || t.word != nil && (n > 2 || quality == exact) {
				_, last := utf8.DecodeRuneInString(text[at[end-1]:])
				fill(marks[at[p] : int(at[end-1])+last])
			}
		}
		worth += points
	}
	m.Text = text
	for i, marked := range marks {
		if n := len(m.Marks); marked && i > 0 && marks[i-1] {
			m.Marks[n-1][1] = i + 1
		} else if marked {
			m.Marks = append(m.Marks, [2]int{i, i + 1})
		}
	}
	return m, worth
}

func fill(marks []bool) {
	for i := range marks {
		marks[i] = true
	}
}

// sentence returns where the first sentence of a text ends.
func sentence(text string) int {
	ended := false
	for i, r := range text {
		switch {
		case strings.ContainsRune("。！？；", r), i > maxSentence && strings.ContainsRune("，,", r):
			ended = true
		case strings.ContainsRune(".!?;", r):
			// Of Latin script, if white space follows, and then no small letter as in “e.g. this”.
			rest := text[i+1:]
			ended = len(rest) > 1 && rest[0] == ' ' && (rest[1] < 'a' || rest[1] > 'z')
		case strings.ContainsRune("”’」』）)\"", r): // still belongs to it
		case ended:
			return i
		}
	}
	return len(text)
}
