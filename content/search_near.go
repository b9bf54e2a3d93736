package content

// fewestOfWord is how much of a word of letters must be left when it is shortened.
const fewestOfWord = 3

// fewestShared is how much of a Chinese word must be there, in percent of what its
// characters and pairs weigh.
const fewestShared = 20

// shorten looks for the longest beginning of a word of letters that a title or
// keyword has, if the word itself was not found.
func (s *Searcher) shorten(q *query, t int) {
	w := q.words[t]
	if !w.letters || s.anywhere(t, shortly) {
		return
	}
	m := &matcher{tables: s.tables}
	s.clearStarts()
	s.start(&w, t)
	for n := min(len(w.units)-1, 20); n >= fewestOfWord && !s.anywhere(t, shortly); n-- {
		part := newWord(w.units[:n])
		from, item := 0, 0
		for i, f := range s.fields {
			for item+1 < len(s.items) && s.items[item+1].field <= i {
				item++
			}
			text := s.units[from:f.end]
			from = f.end
			if f.kind > inKeyword {
				continue
			}
			for p, u := range text {
				if s.starts[u] == 0 {
					continue
				}
				if end, quality := m.at(text, p, &part, part.units); quality > within {
					s.states[item].found(t, quality, f.kind, p, end, len(text))
				}
			}
		}
		q.words[t] = part
	}
	s.begin(q)
}

// rankNearest returns the questions that have anything in common with a query.
func (s *Searcher) rankNearest(q *query) []ranked {
	weigh := s.weights()
	var near []ranked
	for i := range s.states {
		st, score := &s.states[i], 0
		if s.items[i].kind != QuestionHit {
			continue
		}
		for t := range q.words {
			if n := int(st.score[t]); n > 0 {
				score += n
				continue
			}
			if share, worth := weigh.share(st, &q.words[t]); share >= fewestShared {
				score += worth
			}
		}
		if score > 0 {
			near = append(near, ranked{i, score})
		}
	}
	return s.sorted(near)
}
