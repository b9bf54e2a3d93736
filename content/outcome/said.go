package outcome

// Said is what an outcome says, in texts: what a search through it reads.
type Said struct {
	Title string
	Texts []string // with the word of a verdict, or the names of an input and its answers, last
}

// Said returns what the outcome says. The answer that one is not sure is the same everywhere, and
// left out.
func (o *Outcome) Said() Said {
	if ask := o.Ask; ask != nil {
		said, names := Said{ask.Text, []string{ask.Hint}}, []string{ask.Label}
		for _, a := range ask.Answers[:len(ask.Answers)-1] {
			said.Texts = append(said.Texts, a.Text, a.Note)
			names = append(names, a.Short)
		}
		said.Texts = append(said.Texts, names...)
		return said
	}
	v := o.Verdict
	said := Said{v.Title, []string{v.Text}}
	for _, next := range v.Next {
		said.Texts = append(append(said.Texts, next.Title), next.Steps...)
	}
	said.Texts = append(append(said.Texts, v.Silent...), v.Word)
	return said
}
