package content

import (
	"errors"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"shiming/content/decision"
)

// Decode reads a library from the JSON that encoding/json writes for it, without white
// space, of all of it or of parts one after the other. Package encoding/json can do that too, but would be an eighth of the program in
// the browser, and takes longer: it checks first, copies every text, and is ready for any
// type. Here a text is a part of the given one, and the fields come in the order of the
// type. The error says what was expected, and where.
func Decode(text string) (*Library, error) {
	lib := new(Library)
	if err := DecodeInto(text, lib); err != nil {
		return nil, err
	}
	return lib, nil
}

// DecodeInto does the same for what v points to.
func DecodeInto(text string, v any) error {
	for d := (decoder{text}); ; {
		if err := d.value(reflect.ValueOf(v).Elem()); err != nil || d.rest == "" {
			return err
		}
	}
}

type decoder struct{ rest string }

// error says what was expected where the decoder is.
func (d *decoder) error(want string) error {
	return errors.New("expected " + want + " before " + strconv.Quote(d.rest[:min(len(d.rest), 20)]))
}

// take passes over a token and reports whether it was there.
func (d *decoder) take(token string) (ok bool) {
	d.rest, ok = strings.CutPrefix(d.rest, token)
	return ok
}

func (d *decoder) value(v reflect.Value) error {
	if d.take("null") {
		return nil
	}
	switch t := v.Type(); v.Kind() {
	case reflect.String:
		s, err := d.string()
		v.SetString(s)
		return err
	case reflect.Int:
		end := 0
		for end < len(d.rest) && strings.IndexByte("-0123456789", d.rest[end]) >= 0 {
			end++
		}
		n, err := strconv.Atoi(d.rest[:end])
		if err != nil {
			return d.error("a whole number")
		}
		d.rest = d.rest[end:]
		v.SetInt(int64(n))
		return nil
	case reflect.Bool:
		is := d.take("true")
		if !is && !d.take("false") {
			return d.error("true or false")
		}
		v.SetBool(is)
		return nil
	case reflect.Pointer: // the only one is to an engine, whose JSON is its table
		table := new(decision.Table)
		err := d.value(reflect.ValueOf(table).Elem())
		v.Set(reflect.ValueOf(decision.Compile(table)))
		return err
	case reflect.Slice:
		v.Set(reflect.MakeSlice(t, 0, 0))
		return d.each("[", "]", func() error {
			v.Grow(1)
			v.SetLen(v.Len() + 1)
			return d.value(v.Index(v.Len() - 1))
		})
	case reflect.Map:
		v.Set(reflect.MakeMap(t))
		return d.each("{", "}", func() error {
			name, err := d.name()
			if err != nil {
				return err
			}
			key, elem := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
			key.SetString(name)
			err = d.value(elem)
			v.SetMapIndex(key, elem)
			return err
		})
	case reflect.Struct:
		next := 0
		return d.each("{", "}", func() error {
			name, err := d.name()
			if err != nil {
				return err
			}
			for ; next < t.NumField(); next++ {
				if tag, ok := strings.CutPrefix(string(t.Field(next).Tag), `json:"`+name); ok && (tag[0] == '"' || tag[0] == ',') {
					return d.value(v.Field(next))
				}
			}
			return errors.New("no field for " + name)
		})
	}
	return errors.New("cannot read a " + v.Kind().String())
}

// each calls entry at every entry of an array or object.
func (d *decoder) each(start, end string, entry func() error) error {
	if !d.take(start) {
		return d.error(start)
	}
	if d.take(end) {
		return nil
	}
	for {
		if err := entry(); err != nil || d.take(end) {
			return err
		}
		if !d.take(",") {
			return d.error(end)
		}
	}
}

func (d *decoder) name() (string, error) {
	s, err := d.string()
	if err == nil && !d.take(":") {
		err = d.error(":")
	}
	return s, err
}

func (d *decoder) string() (string, error) {
	if !d.take(`"`) {
		return "", d.error("a text")
	}
	var b []byte // the text up to the last escape
	for {
		i := strings.IndexAny(d.rest, `"\`)
		if i < 0 {
			return "", d.error("a text that ends")
		}
		part, mark := d.rest[:i], d.rest[i]
		d.rest = d.rest[i+1:]
		if mark == '"' {
			if b == nil {
				return part, nil
			}
			return string(append(b, part...)), nil
		}
		r, err := d.escaped()
		if err != nil {
			return "", err
		}
		b = utf8.AppendRune(append(b, part...), r)
	}
}

// escaped reads what follows a backslash.
func (d *decoder) escaped() (rune, error) {
	if len(d.rest) > 4 && d.rest[0] == 'u' {
		code, err := strconv.ParseUint(d.rest[1:5], 16, 16)
		d.rest = d.rest[5:]
		return rune(code), err
	}
	const marks, meant = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
	if d.rest != "" {
		if i := strings.IndexByte(marks, d.rest[0]); i >= 0 {
			d.rest = d.rest[1:]
			return rune(meant[i]), nil
		}
	}
	return 0, d.error("an escape")
}
