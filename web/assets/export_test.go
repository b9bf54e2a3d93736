package assets

import (
	"bytes"
	"text/template"
)

// ScriptTypes returns js/widget.d.ts, by which the scripts are checked against the table of
// the widget.
func ScriptTypes() ([]byte, error) {
	t, err := template.New("").Funcs(typeFuncs).ParseFiles("testdata/widget.d.ts.tmpl")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.ExecuteTemplate(&b, "widget.d.ts.tmpl", table)
	return b.Bytes(), err
}
