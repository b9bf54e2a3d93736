package search

// minBeginning is how much of a word of letters must be left when it is shortened.
const minBeginning = 3

// minShared is how much of a Chinese word must be there, in percent of what its
// characters and pairs weigh.
const minShared = 30

// shorten looks for the longest beginning of a word of letters that a title or
// keyword of a question has, if the word itself was not found.
func (s *Searcher) shorten(q *query, t int) {
	w := q.words[t]
	if !w.letters || s.foundAnywhere(t, byInitials) {
		return
	}
	s.clearStarts()
	least := newWord(w.units[:min(len(w.units), minBeginning)])
	s.start(&least, t)
	// A beginning of what is found is found as well: halve what is left.
	found, not := minBeginning-1, min(len(w.units), 32)
	for not-found > 1 {
		n := (found + not) / 2
		if s.scanBeginning(w.units[:n], t, false) {
			found = n
		} else {
			not = n
		}
	}
	if found >= minBeginning {
		q.words[t] = newWord(w.units[:found])
		s.scanBeginning(w.units[:found], t, true)
	}
	s.fillStarts(q)
}

// scanBeginning reports whether titles or keywords of questions have a beginning of word t,
// and takes note of where if told so.
func (s *Searcher) scanBeginning(units []uint16, t int, note bool) bool {
	m, part, any := &matcher{tables: s.tables}, newWord(units), false
	for i := range s.fields {
		f := &s.fields[i]
		if f.kind > inKeyword || s.items[f.item].kind != QuestionHit {
			continue
		}
		text := s.units[f.from:f.to]
		for p, u := range text {
			if s.starts[u] == 0 {
				continue
			}
			if end, quality := m.at(text, p, &part, units); quality > insideWord {
				if !note {
					return true
				}
				any = true
				s.states[f.item].found(t, quality, f.kind, p, end, len(text))
			}
		}
	}
	return any
}

// rankNearest returns the questions that have anything in common with a query.
func (s *Searcher) rankNearest(q *query) []ranked {
	weigh := s.weights(q, true)
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
			if share, worth := weigh.share(st, &q.words[t]); share >= minShared {
				score += worth
			}
		}
		if score > 0 {
			near = append(near, ranked{i, score})
		}
	}
	return s.sorted(near)
}
