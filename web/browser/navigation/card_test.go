package navigation

import (
	"bytes"
	"encoding/base64"
	"image"
	_ "image/png"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"shiming/web/browser/harness"
)

const atRisk = "check/state=none/role=shopper/shop=global/stage=waiting/"

// TestCard: a verdict becomes a card, as a text, as a picture whose QR code leads to the
// plain address, and on paper.
func TestCard(t *testing.T) {
	tab := start(t, atRisk)
	tab.Clipboard()
	tab.Click("[data-act=card]")
	tab.Wait(`document.querySelector('#card[open] img') && document.querySelector('#card img').complete`)

	address := tab.Text(`document.querySelector('link[rel=canonical]').href`)
	text := tab.Text(`document.querySelector('#card .words').textContent`)
	lib := harness.Library(t)
	if want := "我还没有实名认证，天猫国际的订单在等发货。请问订单会留多久？会不会取消或退款？现在补认证来得及吗？"; text != want {
		t.Errorf("the message is %q, want %q", text, want)
	}
	from := tab.Text(`document.querySelector('#card .from').textContent`)
	for _, want := range []string{
		lib.Words.Verdicts["at-risk"].Word, lib.Words.Rules["global-waiting"].Title.Text, "2025 年 5 月 21 日", lib.Sources[0].Title, address,
		tab.Text(`(d => d.getFullYear() + ' 年 ' + (d.getMonth() + 1) + ' 月 ' + d.getDate() + ' 日')(new Date())`),
		tab.Text(`shiming.version`),
	} {
		if !strings.Contains(from, want) {
			t.Errorf("where it is from lacks %q:\n%s", want, from)
		}
	}
	if strings.Contains(text+from, "global-waiting") {
		t.Errorf("the card has ids, which are no words for an agent: %s", text+from)
	}
	tab.Click("#card .button")
	tab.Wait(`document.querySelector('#card [role=status]').textContent === ` + harness.Quote(lib.Interface.Card.Copied))
	if got := tab.Text(`navigator.clipboard.readText()`); got != text {
		t.Errorf("copied is %q, want %q", got, text)
	}

	raw, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(tab.Text(`document.querySelector('#card img').src`), "data:image/png;base64,"))
	if err != nil {
		t.Fatal(err)
	}
	picture, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	bitmap, err := gozxing.NewBinaryBitmapFromImage(picture)
	if err != nil {
		t.Fatal(err)
	}
	code, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
	if err != nil {
		t.Fatalf("reading the QR code: %v", err)
	}
	if code.GetText() != address {
		t.Errorf("the QR code says %q, want %q", code.GetText(), address)
	}
	if got := tab.Text(`document.querySelector('#card [download]').download`); got != "shiming-state-none-role-shopper-shop-global-stage-waiting.png" {
		t.Errorf("the picture is saved as %s", got)
	}

	sheets := tab.Printed(8.27, 11.69)
	if printed := strings.Join(sheets, ""); !strings.Contains(printed, harness.Solid("现在补认证来得及吗")) || strings.Contains(printed, "跳到正文") || strings.Contains(printed, harness.Solid("为什么这样说")) || len(sheets) != 1 {
		t.Errorf("printed is %q", sheets)
	}

	// The reader closes it by a key, and is where they were.
	tab.Key("Escape")
	tab.Wait(`!document.querySelector('#card[open]') && document.activeElement.dataset.act === 'card' && !('card' in document.documentElement.dataset)`)
	alive(t, tab)
}

// TestCardStarts: who asks for the card first gets it once the program is there.
func TestCardStarts(t *testing.T) {
	tab := harness.Open(t)
	tab.Before(harness.NoWorker)
	tab.Go(harness.Serve(t, nil) + "check/state=submitted/")
	tab.JS(`document.querySelector('[data-act=card]').click()`, nil)
	tab.Wait(`document.querySelector('#card[open] img')`)
}

// TestCardSheet: the longest card fits one sheet, of American paper too.
func TestCardSheet(t *testing.T) {
	tab := start(t, "en/check/state=none/role=shopper/shop=tmall/stage=after/")
	tab.Click("[data-act=card]")
	tab.Wait(`document.querySelector('#card[open] img')?.complete`)
	for _, size := range [][2]float64{{8.5, 11}, {8.27, 11.69}} {
		if sheets := tab.Printed(size[0], size[1]); len(sheets) != 1 {
			t.Errorf("on %v inches the card is printed as %q", size, sheets)
		}
	}
}

// TestCardTwice: however often it is asked for there is one card, and a reader who goes
// back with it open goes on as on any page.
func TestCardTwice(t *testing.T) {
	tab := harness.Open(t)
	tab.Before(harness.NoWorker)
	tab.Go(harness.Serve(t, nil) + "check/state=none/role=shopper/shop=global/")
	tab.Takeover()
	tab.Click(".options li:nth-child(2) a")
	tab.Wait(`document.querySelector('.verdict') && !document.querySelector('[aria-busy]')`)
	tab.JS(`for (let i = 0; i < 3; i++) document.querySelector('[data-act=card]').click()`, nil)
	tab.Wait(`document.querySelector('#card:modal img')`)
	if n := tab.Text(`document.querySelectorAll('dialog').length`); n != "1" {
		t.Errorf("there are %s cards", n)
	}
	tab.Leave(`history.back()`)
	tab.Wait(`document.querySelector('.options') && !document.querySelector(':modal') && !document.querySelector('#card[open]')`)
	tab.Click(".options li:nth-child(1) a")
	tab.Wait(`document.querySelector('.verdict') && !document.querySelector('[aria-busy]')`)
	tab.Click("[data-act=card]")
	tab.Wait(`document.querySelector('#card:modal .words').textContent.includes('想在天猫国际下单')`)
	tab.Click("#card .row button:last-child")
	tab.Wait(`!document.querySelector('#card[open]') && document.activeElement.dataset.act === 'card'`)
}

// TestCardPlain: a browser that knows no dialogs shows the card over the page; a frame,
// beneath the verdict, as high as it is.
func TestCardPlain(t *testing.T) {
	for path, before := range map[string]string{
		atRisk:            `delete HTMLDialogElement.prototype.showModal; delete HTMLDialogElement.prototype.close;`,
		"frame/" + atRisk: "",
	} {
		tab := harness.Open(t)
		tab.Before(harness.NoWorker + before)
		tab.Go(harness.Serve(t, nil) + path)
		tab.Takeover()
		tab.Click("[data-act=card]")
		tab.Wait(`document.querySelector('#card[open] img') && document.querySelector('#card').checkVisibility()`)
		if path == atRisk {
			tab.Wait(`(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector('#card').getBoundingClientRect())`)
		} else {
			tab.Wait(`document.documentElement.scrollHeight >= scrollY + document.querySelector('#card').getBoundingClientRect().bottom`)
		}
		tab.Click("#card .row button:last-child")
		tab.Wait(`!document.querySelector('#card').checkVisibility()`)
	}
}

// TestCardNoise: a browser whose canvases give back something else than was drawn makes no
// picture, and the card does without.
func TestCardNoise(t *testing.T) {
	for what, before := range map[string]string{
		"noise in what is read":       `const read = CanvasRenderingContext2D.prototype.getImageData; CanvasRenderingContext2D.prototype.getImageData = function (...a) { const d = read.apply(this, a); for (let i = 0; i < d.data.length; i += 40) d.data[i] ^= 1; return d; };`,
		"noise at edges":              `const read = CanvasRenderingContext2D.prototype.getImageData; CanvasRenderingContext2D.prototype.getImageData = function (...a) { const d = read.apply(this, a); for (let i = 4; i < d.data.length; i += 4) if (d.data[i] !== d.data[i - 4]) d.data[i + 1] ^= 1; return d; };`,
		"noise in the picture":        `const out = HTMLCanvasElement.prototype.toDataURL; HTMLCanvasElement.prototype.toDataURL = function (...a) { const c = this.getContext('2d'); for (let i = 0; i < 5000; i++) { c.fillStyle = 'rgb(' + [i % 256, 0, 0] + ')'; c.fillRect(Math.random() * this.width, Math.random() * this.height, 1, 1); } return out.apply(this, a); };`,
		"a picture of something else": `HTMLCanvasElement.prototype.toDataURL = () => 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';`,
		"no picture":                  `HTMLCanvasElement.prototype.toDataURL = () => 'data:,';`,
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			tab := harness.Open(t)
			tab.Before(harness.NoWorker + before + `navigator.canShare = () => true;`)
			tab.Go(harness.Serve(t, nil) + atRisk)
			tab.Takeover()
			tab.Click("[data-act=card]")
			tab.Wait(`document.querySelector('#card[open] .words')`)
			if got := tab.Text(`document.querySelectorAll('#card img, #card a').length + ' ' + document.querySelectorAll('#card .button').length`); got != "0 3" {
				t.Errorf("pictures and buttons: %s", got)
			}
		})
	}
}

// TestShared: the address that is passed on says by which rules the verdict came about,
// and a page that has other rules says what changed.
func TestShared(t *testing.T) {
	lib := harness.Library(t)
	tab := start(t, atRisk)
	tab.Clipboard()
	here, plain := tab.Text(`location.href`), tab.Text(`document.querySelector('link[rel=canonical]').href`)
	tab.Click("[data-act=copy]")
	tab.Wait(`document.getElementById('status').textContent`)
	shared := tab.Text(`navigator.clipboard.readText()`)
	if want := plain + "?rules=" + lib.Revision + "&was=global-waiting&verdict=at-risk"; shared != want {
		t.Errorf("shared is %s, want %s", shared, want)
	}
	for query, want := range map[string]string{
		shared[strings.Index(shared, "?"):]:                          "",
		"?rules=0&was=global-waiting&verdict=at-risk":                lib.Interface.Card.Same,
		"?rules=0&was=global-waiting":                                lib.Interface.Card.Same,
		"?rules=0&was=tmall-placed":                                  strings.ReplaceAll(lib.Interface.Card.Other, "{verdict}", lib.Words.Verdicts["not-covered"].Word),
		"?rules=0&was=global-waiting&verdict=blocked":                strings.ReplaceAll(lib.Interface.Card.Other, "{verdict}", lib.Words.Verdicts["blocked"].Word),
		"?rules=0&amp;was=tmall-placed&amp;verdict=at-risk%E3%80%82": lib.Interface.Card.Same,
		"?rules=0&verdict=at-risk，你看看":                               lib.Interface.Card.Same,
		"?rules=0&was=gone":                                          lib.Interface.Card.Changed,
		"?rules=%3Cb%3E&was=%22%3E%3Cscript%3E&verdict=%3Ci%3E":      lib.Interface.Card.Changed,
	} {
		tab.Go(here + query)
		if want == "" {
			tab.Takeover() // not by itself: the rules are the same
		}
		tab.Wait(`document.documentElement.dataset.app === 'ready'`)
		if got := tab.Text(`(document.querySelector('#status span') || { firstChild: { data: '' } }).firstChild.data`); got != want {
			t.Errorf("%s: it says %q, want %q", query, got, want)
		}
		if got := tab.Text(`document.querySelector('.acts').dataset.address`); strings.Contains(got, "?") {
			t.Errorf("%s: the printed address is %s", query, got)
		}
	}
}

// TestSharedElsewhere: an address that was shared and leads to a question now, or has no
// page any more, says that the rules have changed; the reader who goes on hears no more
// of it.
func TestSharedElsewhere(t *testing.T) {
	lib := harness.Library(t)
	address := harness.NewHost(t, harness.Site(t)).Address("")
	other := strings.ReplaceAll(lib.Interface.Card.Other, "{verdict}", lib.Words.Verdicts["pending"].Word)
	for path, changed := range map[string]string{
		"check/state=none/role=shopper/?rules=0&was=gone":                               lib.Interface.Card.Changed,
		"check/state=none/role=shopper/?rules=0&was=unbinding&verdict=pending":          other,
		"check/state=none/role=shopper/shop=global/gone=1/stage=soon/?rules=0&was=gone": lib.Interface.Card.Changed,
	} {
		tab := harness.Open(t)
		tab.Before(harness.NoWorker)
		tab.Go(address + path)
		tab.Wait(`document.getElementById('status').textContent.startsWith(` + harness.Quote(changed) + `) && document.querySelector('.options')`)
		tab.Click(".options a")
		tab.Wait(`document.querySelector('[data-verdict], .options') && !document.getElementById('status').textContent.startsWith(` + harness.Quote(changed) + `)`)
	}
}
