package content

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"shiming/content/decision"
)

// EachText calls f with every text of the library that a reader may see and its path: the
// way from [Library] to it by the names that the fields have in JSON, joined by slashes. An
// entry of a map is named by its key, one of a list as [decision.ListNames] says:
// "words/rules/global-before/title/text", "questions/safe/answer/2/spans". The spans of a
// paragraph or item are one text.
func EachText(l *Library, f func(path, text string)) {
	for name, s := range decision.Entries(l.Sources) {
		path := "sources/" + name
		f(path+"/title", s.Title)
		f(path+"/author", s.Author)
		for name, section := range decision.Entries(s.Sections) {
			f(path+"/sections/"+name+"/name", section.Name)
		}
		for name, c := range decision.Entries(s.Claims) {
			f(path+"/claims/"+name+"/gist", c.Gist)
		}
	}
	for name, t := range decision.Entries(l.Topics) {
		if t.Name != "" { // the lint reports the others
			f("topics/"+name+"/name", t.Name)
		}
	}
	for name, q := range decision.Entries(l.Questions) {
		path := "questions/" + name
		f(path+"/title", q.Title)
		for name, k := range decision.Entries(q.Keywords) {
			f(path+"/keywords/"+name, *k)
		}
		eachText(reflect.ValueOf(q.Answer), path+"/answer", f)
	}
	eachText(reflect.ValueOf(l.Words), "words", f)
	eachText(reflect.ValueOf(l.Interface), "interface", f)
}

// eachText finds the texts in a value: every string but those of conditions.
func eachText(v reflect.Value, path string, f func(path, text string)) {
	switch x := v.Interface().(type) {
	case string:
		f(path, x)
		return
	case []Span:
		if x != nil {
			f(path, SpansText(x))
		}
		return
	case Phrase:
		if x.IsZero() {
			return
		}
	case MessageWords:
		if x.IsZero() {
			return
		}
	case decision.Cond:
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if !v.Type().Field(i).IsExported() {
				continue
			}
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			eachText(v.Field(i), path+"/"+name, f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), path+"/"+strconv.Itoa(i+1), f)
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, k := range keys {
			eachText(v.MapIndex(k), path+"/"+k.String(), f)
		}
	}
}
