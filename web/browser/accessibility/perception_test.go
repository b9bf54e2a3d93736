package accessibility

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"shiming/content/address"
	"shiming/content/decision"
	"shiming/web/browser/harness"
)

// kindsOfPage are paths of pages of each kind, below the prefix of a language.
func kindsOfPage(t *testing.T) []string {
	return []string{"", "rules/", "about/", "embed/", "check/", "404.html",
		"q/" + harness.Library(t).Questions[1].ID + "/",
		"check/state=none/role=shopper/shop=global/stage=waiting/"}
}

// media has the browser prefer something.
func media(tab *harness.Tab, name, value string) {
	tab.Run(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: name, Value: value}}))
}

// TestTextSpacing: with the spacing that a reader may need (WCAG 1.4.12) no text is cut
// off, and nothing is wider than the page.
func TestTextSpacing(t *testing.T) {
	address := harness.Serve(t, nil)
	tab := harness.Open(t)
	for _, prefix := range []string{"", "en/", "zh-Hant/"} {
		for _, path := range kindsOfPage(t) {
			tab.Go(address + prefix + path)
			tab.Styled()
			var cut []string
			tab.JS(`{
				const sheet = new CSSStyleSheet();
				sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
				document.adoptedStyleSheets = [sheet];
				document.querySelectorAll('details').forEach(d => d.open = true);
				const unseen = e => getComputedStyle(e).clipPath !== 'none';
				[...document.querySelectorAll('body *')].filter(e => e.innerText && !unseen(e) && /hidden|clip/.test(getComputedStyle(e).overflow) &&
					(e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1)).map(e => e.outerHTML.slice(0, 200))
			}`, &cut)
			if len(cut) > 0 {
				t.Errorf("/%s: cut off: %s", prefix+path, strings.Join(cut, "\n"))
			}
			if wide := tab.Text(`document.documentElement.scrollWidth - innerWidth`); wide != "0" && !strings.HasPrefix(wide, "-") {
				t.Errorf("/%s is %s px too wide", prefix+path, wide)
			}
			if got := tab.Text(`getComputedStyle(document.querySelector('main p')).letterSpacing`); got == "normal" {
				t.Fatal("the spacing is not in force")
			}
		}
	}
}

// verdictPaths returns a path of the checker for each verdict.
func verdictPaths(t *testing.T) map[decision.Verdict]string {
	paths := map[decision.Verdict]string{}
	for _, v := range address.Views(harness.Library(t)) {
		if v.Kind == address.CheckView && v.Place.Rule != nil {
			paths[v.Place.Rule.Verdict] = v.Path
		}
	}
	return paths
}

// TestVerdictsWithoutColour: to who sees no colours, the signs of any two verdicts are
// different shapes, and so are their words.
func TestVerdictsWithoutColour(t *testing.T) {
	address, paths := harness.Serve(t, nil), verdictPaths(t)
	if len(paths) != 5 {
		t.Fatalf("there are %d verdicts", len(paths))
	}
	for _, scheme := range []string{"light", "dark"} {
		tab := harness.Open(t)
		tab.Scheme(scheme)
		tab.Run(emulation.SetEmulatedVisionDeficiency(emulation.SetEmulatedVisionDeficiencyTypeAchromatopsia))
		signs, words := map[decision.Verdict][]bool{}, map[string]decision.Verdict{}
		for verdict, path := range paths {
			tab.Go(address + path)
			word := tab.Text(`document.querySelector('.verdict .word').innerText`)
			if before, ok := words[word]; ok || word == "" {
				t.Errorf("%s: %s and %s have the same word %q", scheme, verdict, before, word)
			}
			words[word] = verdict
			var data []byte
			tab.Run(chromedp.Screenshot(".verdict .word svg", &data, chromedp.ByQuery))
			signs[verdict] = drawn(t, data)
		}
		for a, one := range signs {
			for b, other := range signs {
				if a < b && apart(one, other) < .05 {
					t.Errorf("%s: the signs of %s and %s differ in %.1f %% of their pixels", scheme, a, b, 100*apart(one, other))
				}
			}
		}
	}
}

// drawn tells of each pixel of a picture whether it is drawn rather than ground, whose
// brightness is that of the corner.
func drawn(t *testing.T, data []byte) []bool {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var pixels []bool
	b := picture.Bounds()
	brightness := func(p image.Point) int {
		red, green, blue, _ := picture.At(p.X, p.Y).RGBA()
		if red != green || green != blue {
			t.Fatalf("the picture has colours: %v", picture.At(p.X, p.Y))
		}
		return int(red >> 8)
	}
	ground := brightness(b.Min)
	for y := range b.Dy() {
		for x := range b.Dx() {
			difference := brightness(b.Min.Add(image.Pt(x, y))) - ground
			pixels = append(pixels, difference > 48 || difference < -48)
		}
	}
	return pixels
}

// apart returns the share of pixels in which two pictures differ.
func apart(one, other []bool) float64 {
	if len(one) != len(other) {
		return 1
	}
	n := 0
	for i := range one {
		if one[i] != other[i] {
			n++
		}
	}
	return float64(n) / float64(len(one))
}

// TestForcedColours: where the system has its own colours, what can be pressed or filled
// in has an edge or is underlined, the focus can be seen, and so can the signs.
func TestForcedColours(t *testing.T) {
	address := harness.Serve(t, nil)
	tab := harness.Open(t)
	media(tab, "forced-colors", "active")
	for _, path := range kindsOfPage(t) {
		tab.Go(address + path)
		if !tab.Is(`matchMedia('(forced-colors: active)').matches`) {
			t.Fatal("the colours are not forced")
		}
		var bare []string
		tab.JS(`document.querySelectorAll('details').forEach(d => d.open = true);
			[...document.querySelectorAll('main a, main button, main input, main select, footer a')].filter(e => {
				if (!e.offsetParent) return false;
				const s = getComputedStyle(e), edge = s.borderTopStyle !== 'none' && parseFloat(s.borderTopWidth) > 0;
				return !edge && s.textDecorationLine !== 'underline' && !/checkbox|radio/.test(e.type || '') && !e.closest('nav');
			}).map(e => e.outerHTML.slice(0, 200))`, &bare)
		if len(bare) > 0 {
			t.Errorf("/%s: neither edge nor line: %s", path, strings.Join(bare, "\n"))
		}
		tab.Run(chromedp.KeyEvent("\t")) // who uses the keys is to see the focus
		var blind []string
		tab.JS(`[...document.querySelectorAll('main a, main button, main input, main select, summary')].filter(e => {
				if (!e.offsetParent) return false;
				e.focus();
				const s = getComputedStyle(e);
				return document.activeElement === e && (s.outlineStyle === 'none' || parseFloat(s.outlineWidth) === 0);
			}).map(e => e.outerHTML.slice(0, 200))`, &blind)
		if len(blind) > 0 {
			t.Errorf("/%s: the focus is not seen on %s", path, strings.Join(blind, "\n"))
		}
		if same := tab.Text(`[...document.querySelectorAll('.icon')].filter(e => {
				const s = getComputedStyle(e);
				return s.stroke === getComputedStyle(document.body).backgroundColor || s.stroke === 'none';
			}).length`); same != "0" {
			t.Errorf("/%s: %s signs are not seen", path, same)
		}
	}
}

// TestReducedMotion: to who wants no motion, nothing moves.
func TestReducedMotion(t *testing.T) {
	address := harness.Serve(t, nil)
	tab := harness.Open(t)
	moving := `[...document.querySelectorAll('*')].flatMap(e => ['', '::before', '::after'].map(part => [e, getComputedStyle(e, part || null)]))
		.filter(([e, s]) => /[1-9]/.test(s.transitionDuration) || (s.animationName !== 'none' && /[1-9]/.test(s.animationDuration)) || s.scrollBehavior === 'smooth')
		.map(([e]) => e.outerHTML.slice(0, 120))`
	for _, path := range append(kindsOfPage(t), "frame/check/") {
		media(tab, "prefers-reduced-motion", "reduce")
		tab.Go(address + path)
		tab.JS(`document.documentElement.dataset.app = 'ready'`, nil)
		var found []string
		tab.JS(moving, &found)
		if len(found) > 0 {
			t.Errorf("/%s: %s", path, strings.Join(found, "\n"))
		}
	}
	// That it would be noticed:
	media(tab, "prefers-reduced-motion", "no-preference")
	tab.Go(address)
	tab.JS(`document.documentElement.dataset.app = 'ready'`, nil)
	if !tab.Is(`(` + moving + `).length > 0`) {
		t.Error("nothing moves for anybody")
	}
}
