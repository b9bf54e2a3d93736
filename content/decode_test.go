package content_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"shiming/content"
	"shiming/content/decision"
)

func encoded(t testing.TB, lib *content.Library) string {
	t.Helper()
	text, err := json.Marshal(lib)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestDecode(t *testing.T) {
	lib := library(t)
	got, err := content.Decode(encoded(t, lib))
	if err != nil {
		t.Fatal(err)
	}
	var want content.Library
	if err := json.Unmarshal([]byte(encoded(t, lib)), &want); err != nil {
		t.Fatal(err)
	}
	want.Checker = decision.Compile(want.Checker.Table) // of which JSON has the table alone
	if !reflect.DeepEqual(got, &want) {
		t.Error("the library is not the one that encoding/json reads")
	}
}

func TestDecodeFails(t *testing.T) {
	for text, want := range map[string]string{
		``:                           `expected { before ""`,
		`[]`:                         `expected { before "[]"`,
		`{"lang":"zh"`:               `expected } before ""`,
		`{"lang":"zh"}}`:             `expected { before "}"`,
		`{"lang":"zh`:                `expected a text that ends before "zh"`,
		`{"lang" "zh"}`:              `expected : before " \"zh\"}"`,
		`{"lang":7}`:                 `expected a text before "7}"`,
		`{"lang":"\x"}`:              `expected an escape before "x\"}"`,
		`{"lang":"\u12x4"}`:          `strconv.ParseUint: parsing "12x4": invalid syntax`,
		`{"tongues":"zh"}`:           `no field for tongues`,
		`{"proof":{"combinations":x`: `expected a whole number before "x"`,
		`{"proof":{"gaps":"1"`:       `expected a whole number before "\"1\""`,
		`{"proof":{"drawable":1`:     `expected true or false before "1"`,
		`{"topics":[{"id":"a"} {}]`:  `expected ] before " {}]"`,
	} {
		if _, err := content.Decode(text); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

// FuzzDecode: whatever texts a library has, Decode reads what encoding/json wrote,
// and no text makes it panic.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"", "天猫", "\"\\/\b\f\n\r\t<>&\u2028\x00\x7f", "\xff 坏", "😀", `{"lang":"zh"}`, `{"lang":"\u12`, `{"words":{"inputs":{"a":null}}}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		content.Decode(s)

		lib := &content.Library{Lang: s,
			Topics:    []content.Topic{{}, {Name: s, Questions: []string{}}},
			Words:     content.Words{Silent: map[string]string{"a": s, s: "b"}},
			Interface: content.Interface{Strengths: map[decision.Strength]string{decision.Strength(s): s}},
		}
		var want content.Library
		if err := json.Unmarshal([]byte(encoded(t, lib)), &want); err != nil {
			t.Fatal(err)
		}
		if got, err := content.Decode(encoded(t, lib)); err != nil || !reflect.DeepEqual(got, &want) {
			t.Errorf("got %+v (%v), want %+v", got, err, want)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	text := encoded(b, library(b))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := content.Decode(text); err != nil {
			b.Fatal(err)
		}
	}
}
