package app

import (
	"strings"
	"unicode"

	"shiming/content"
	"shiming/content/address"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Prefix returns what the paths of the site's language begin with below the base.
func (s *Site) Prefix() string { return address.Prefix(s.Library.Languages, s.Library.Lang) }

// Alternate is the page of a view in a language.
type Alternate struct {
	content.Language

	// Path is below the base, with the language's prefix.
	Path string
}

// Alternates returns the pages of a view in all languages.
func (s *Site) Alternates(v address.View) []Alternate {
	path := v.Path
	if v.Kind == address.NotFoundView {
		path = v.Folder()
	}
	var all []Alternate
	for _, l := range s.Library.Languages {
		all = append(all, Alternate{l, address.Prefix(s.Library.Languages, l.Lang) + path})
	}
	return all
}

// languages leads to the same view in the other languages.
func (p *Page) languages() app.UI {
	var items []app.UI
	for _, a := range p.Site.Alternates(p.View) {
		item := text("span", "", a.Name).Attr("aria-current", "true")
		if a.Lang != p.Site.Library.Lang {
			item = text("a", "", a.Name).Attr("href", p.Site.Base+a.Path).Attr("hreflang", a.Lang).Attr("lang", a.Lang)
		}
		items = append(items, el("li", "", item))
	}
	if len(items) < 2 {
		return nil
	}
	return el("nav", "languages", el("ul", "", items...)).Attr("aria-label", p.Site.Library.Interface.Language.Switch)
}

// elsewhere returns the path of the view in another language that a path below the
// base means, if it means one.
func (s *Site) elsewhere(path string) (to string, ok bool) {
	prefix, rest := address.SplitPrefix(path, address.Prefixes(s.Library.Languages))
	if prefix == "" || prefix == s.Prefix() {
		return "", false
	}
	v, ok := address.Open(s.Library, rest)
	return prefix + v.Path, ok
}

// text makes an element with a class and a text that may have words of another
// language in it. All headings, buttons and summaries with a text are made here: no line of
// theirs ends within a word.
func (s *Site) text(tag, class, words string) app.HTMLElem {
	nodes := s.nodes(words, strings.HasPrefix(tag, "h") || tag == "button" || tag == "summary")
	if tag == "summary" { // a flexible box
		nodes = one(nodes)
	}
	return el(tag, class, nodes...)
}

// whole makes an element whose text has places where a line may end, between words: in the
// styles there are no others in it.
func (s *Site) whole(tag, class, words string) app.HTMLElem {
	return el(tag, class, s.nodes(words, true)...)
}

// original makes an element of words in the language of the source.
func original(class, words string) app.HTMLElem {
	return text("span", class, words).Attr("lang", content.SourceLang)
}

// words makes the nodes of a text.
func (s *Site) words(words string) []app.UI { return s.nodes(words, false) }

// nodes makes the nodes of a text, with the places where a line may end if words stay whole. In
// a language that is not written in Chinese characters, the Chinese words in it say that they
// are Chinese; in one that is, names from the screen do that have a gloss behind them.
func (s *Site) nodes(words string, whole bool) []app.UI {
	if words == "" {
		return nil
	}
	if s.Library.Gap() == "" {
		return s.names(words, whole)
	}
	var out []app.UI
	for words != "" {
		foreign := strings.IndexFunc(words, chinese) == 0
		end := strings.IndexFunc(words, func(r rune) bool { return chinese(r) != foreign })
		if end < 0 {
			end = len(words)
		}
		if foreign {
			out = append(out, original("", words[:end]))
		} else {
			out = append(out, app.Text(words[:end]))
		}
		words = words[end:]
	}
	return out
}

// pieces adds the nodes of a text to others.
func (s *Site) pieces(out []app.UI, text string, whole bool) []app.UI {
	pieces := []string{text}
	if whole {
		pieces = s.Library.Pieces(text)
	}
	for i, piece := range pieces {
		if i > 0 {
			// Chromium would say a space there.
			out = append(out, el("wbr", "").Attr("aria-hidden", "true"))
		}
		out = append(out, app.Text(piece))
	}
	return out
}

// names makes the nodes of a text in which 「我的淘宝」（我的淘寶） is a name from the
// screen and its gloss.
func (s *Site) names(words string, whole bool) []app.UI {
	if s.Library.Lang == content.SourceLang {
		return s.pieces(nil, words, whole)
	}
	const begin, end = "「", "」（"
	var out []app.UI
	from, after := 0, 0 // what is not out yet, and what was not looked at
	for {
		to := strings.Index(words[after:], end)
		if to < 0 {
			return s.pieces(out, words[from:], whole)
		}
		to += after
		after = to + len(end)
		if name := strings.LastIndex(words[from:to], begin); name >= 0 {
			name += from + len(begin)
			out = append(s.pieces(out, words[from:name], whole), original("", words[name:to]))
			from = to
		}
	}
}

// chinese reports whether r is a Chinese character or punctuation mark.
func chinese(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef
}
