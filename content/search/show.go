package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// How much of a sentence is shown, in characters, and how many of them before the
// first match. Latin letters are half as wide: of them it is twice as many.
const (
	maxShown = 60
	maxLead  = 16
)

// show makes hits of the first of the items that were found.
func (s *Searcher) show(q *query, found []ranked, most int) []Hit {
	var hits []Hit
	for _, r := range found[:min(len(found), max(most, 0))] {
		hits = append(hits, s.hit(q, r.item))
	}
	return hits
}

func (s *Searcher) hit(q *query, i int) Hit {
	it := &s.items[i]
	h := Hit{Kind: it.kind, ID: s.id(it)}
	if it.kind == VerdictHit || it.kind == StepHit {
		h.Place = s.places[it.of]
	}
	most := 0 // words that a text so far has
	var beside Marked
	s.texts(it, func(kind fieldKind, text string) {
		switch {
		case kind == inTitle || kind == inBody && it.kind == ClaimHit || kind == inAside && it.kind == MeaningHit:
			h.Title, _ = s.mark(q, &s.states[i], text)
		case kind == inBody || kind == inAside && it.kind == ClaimHit:
			if m, words := s.mark(q, &s.states[i], text); h.Text.Text == "" || words > most {
				h.Text, most = m, words
			}
		case kind == inAside && beside.Marks == nil:
			beside, _ = s.mark(q, &s.states[i], text)
		}
	})
	if h.Title.Marks == nil && h.Text.Marks == nil && beside.Marks != nil {
		h.Text = beside
	}
	h.Text = sentence(h.Text)
	return h
}

// mark marks what a query matches in a text, and returns how many of its words are there.
func (s *Searcher) mark(q *query, st *state, text string) (marked Marked, words int) {
	var marks [][2]int
	for _, m := range q.marks {
		for _, m := range []string{m, otherWidth(m)} {
			if at := strings.Index(text, m); at >= 0 {
				marks = append(marks, [2]int{at, at + len(m)})
				words++
				break
			}
		}
	}
	s.shownAt = s.shownAt[:0]
	s.shown = s.tables.fold(s.shown[:0], text, &s.shownAt)
	units, at := s.shown, s.shownAt
	add := func(from, to int) {
		marks = append(marks, [2]int{int(at[from]), runeEnd(text, int(at[to-1]))})
	}
	if q.phrase.units != nil && st.score[phraseWord] > 0 {
		s.eachMatch(units, q, phraseWord, st.quality[phraseWord], add)
		if len(marks) > 0 {
			return Marked{text, tidy(marks)}, len(q.words)
		}
	}
	for t := range q.words {
		before := len(marks)
		w := &q.words[t]
		if w.letters && st.score[phraseWord] > 0 && q.phrase.units != nil {
			continue // each syllable of a phrase is nearly everywhere
		}
		if st.score[t] > 0 {
			s.eachMatch(units, q, t, st.quality[t], add)
		} else {
			for p := 1; p < len(units); p++ {
				if w.hasPair(units[p-1], units[p]) {
					add(p-1, p+1)
				}
			}
		}
		if len(marks) > before {
			words++
		}
	}
	return Marked{text, tidy(marks)}, words
}

// eachMatch calls f with the places where word t is found at least so well.
func (s *Searcher) eachMatch(text []uint16, q *query, t int, least quality, f func(from, to int)) {
	m, w := &matcher{tables: s.tables}, q.word(t)
	for p := 0; p < len(text); p++ {
		end, best := 0, notFound
		if s.starts[text[p]]>>t&1 != 0 && s.follow[t][s.tables.readers[text[p]]]&next(s.tables, text, p) != 0 {
			for _, spelling := range w.spellings {
				if e, found := m.at(text, p, w, spelling); found > best {
					end, best = e, found
				}
			}
		}
		if best < least && least == withTypo {
			end, best = w.typo.at(text, p), withTypo
		}
		// Of a short word of several only whole words are marked: the I of “do I”, not
		// that of “ID”.
		if len(q.words) > 1 && w.letters && len(w.units) < 3 && end > p && end < len(text) && sameWord(text[end-1], text[end]) {
			continue
		}
		if best >= least && end > p {
			f(p, end)
			p = end - 1
		}
	}
}

func (w *word) hasPair(a, b uint16) bool {
	for i := 1; i < len(w.units); i++ {
		if w.units[i-1] == a && w.units[i] == b && !isLetter(a) && !isLetter(b) {
			return true
		}
	}
	return false
}

// tidy sorts marks and makes one of those that touch.
func tidy(marks [][2]int) [][2]int {
	slices.SortStableFunc(marks, func(a, b [2]int) int { return a[0] - b[0] })
	out := marks[:0]
	for _, m := range marks {
		if n := len(out); n > 0 && m[0] <= out[n-1][1] {
			out[n-1][1] = max(out[n-1][1], m[1])
		} else {
			out = append(out, m)
		}
	}
	return out
}

// sentence returns the sentence of a text that has the first mark, or the first one.
func sentence(m Marked) Marked {
	first := 0
	if len(m.Marks) > 0 {
		first = m.Marks[0][0]
	}
	from, to := 0, len(m.Text)
	for end := range sentenceEnds(m.Text) {
		if end <= first {
			from = end
		} else {
			to = end
			break
		}
	}
	for from < to && m.Text[from] == ' ' {
		from++
	}
	before, after := "", ""
	most, lead := maxShown, maxLead
	if to-from < 2*utf8.RuneCountInString(m.Text[from:to]) {
		most, lead = 2*most, 2*lead
	}
	if n := utf8.RuneCountInString(m.Text[from:first]); n > lead && utf8.RuneCountInString(m.Text[from:to]) > most {
		from, before = from+cut(m.Text[from:first], n-lead), "…"
	}
	if utf8.RuneCountInString(m.Text[from:to]) > most {
		to, after = from+cutBack(m.Text[from:to], most), "…"
	}
	out := Marked{Text: before + m.Text[from:to] + after}
	for _, k := range m.Marks {
		if a, b := max(k[0], from), min(k[1], to); a < b {
			out.Marks = append(out.Marks, [2]int{a - from + len(before), b - from + len(before)})
		}
	}
	return out
}

// sentenceEnds yields where the sentences of a text end.
func sentenceEnds(text string) func(func(int) bool) {
	return func(yield func(int) bool) {
		ended := false
		for i, r := range text {
			switch {
			case strings.ContainsRune("。！？；\n", r):
				ended = true
			case strings.ContainsRune(".!?;", r):
				// Of Latin script, if white space follows, and then no small letter as in “e.g.
				// this”.
				rest := strings.TrimLeft(text[i+1:], " ")
				ended = rest != text[i+1:] && (rest == "" || rest[0] < 'a' || rest[0] > 'z')
			case strings.ContainsRune("”’」』）)\"", r): // still belongs to it
			default:
				if ended && !yield(i) {
					return
				}
				ended = false
			}
		}
	}
}

// cut returns where a text can begin after n characters, not within a Latin word.
func cut(text string, n int) int {
	at := byteOf(text, n)
	if i := strings.IndexByte(text[at:], ' '); i >= 0 && i < maxLead && letterAt(text, at) {
		at += i
	}
	for at < len(text) && text[at] == ' ' {
		at++
	}
	return at
}

// cutBack returns where a text can end before it has more than n characters, not
// within a Latin word.
func cutBack(text string, n int) int {
	at := byteOf(text, n)
	if i := strings.LastIndexByte(text[:at], ' '); i > at-maxLead && letterAt(text, at) {
		return i
	}
	return len(strings.TrimRight(text[:at], " "))
}

func byteOf(text string, n int) int {
	for i := range text {
		if n == 0 {
			return i
		}
		n--
	}
	return len(text)
}

func letterAt(text string, at int) bool {
	return at < len(text) && isLetter(uint16(text[at]|0x20))
}
