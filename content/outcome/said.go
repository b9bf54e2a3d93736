package outcome

// Said is what an outcome says, in texts: what a search through it reads.
type Said struct {
	Title string
	Texts []string
	Names []string // the word of a verdict, or the names of an input and its answers
}

// Said returns what the outcome says. The answer that one is not sure is the same everywhere, and
// left out.
func (o *Outcome) Said() Said {
	if ask := o.Ask; ask != nil {
		said := Said{Title: ask.Text, Texts: []string{ask.Hint}, Names: []string{ask.Label}}
		for _, a := range ask.Answers[:len(ask.Answers)-1] {
			said.Texts = append(said.Texts, a.Text, a.Note)
			said.Names = append(said.Names, a.Short)
		}
		return said
	}
	v := o.Verdict
	said := Said{Title: v.Title, Texts: []string{v.Text}, Names: []string{v.Word}}
	for _, next := range v.Next {
		said.Texts = append(append(said.Texts, next.Title), next.Steps...)
	}
	said.Texts = append(said.Texts, v.Silent...)
	return said
}
