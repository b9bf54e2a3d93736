package accessibility

import (
	"encoding/json"
	"strings"
	"testing"

	"shiming/content/address"
	"shiming/web/browser/harness"
)

// endings finds where the lines end in the present page. It returns what is wrong in the texts:
// a line that begins with a mark that belongs to what is before it, and in headings and the
// like a line that ends between two letters where there is no wbr. It also counts the ends of
// lines there, and the paragraphs whose last line is one character.
const endings = `
function lines() {
	const heading = 'h1, h2, h3, button, summary, p.ask, .seek label, .options a, .possible a, .journeys a, .crumbs';
	const closing = /[。，、；：？！）》」』”’…．]/, letter = /[\p{L}\p{N}]/u;
	const wrong = new Set, range = document.createRange();
	let ends = 0, paragraphs = 0, lonely = 0, at = null;
	document.querySelectorAll('details').forEach(d => d.open = true);
	function close() {
		if (!at) return;
		if (at.breaks && at.whole && at.last.length === 1 && /\p{sc=Han}/u.test(at.last)) wrong.add('one character in a line: ' + at.line.slice(-12));
		if (at.breaks && at.paragraph) {
			paragraphs++;
			if (at.last.length === 1) lonely++;
		}
		at = null;
	}
	function look(node, whole, paragraph) {
		if (node instanceof Text) {
			const text = node.data;
			for (let i = 0, next; i < text.length; i = next) {
				next = i + (text.codePointAt(i) > 0xffff ? 2 : 1);
				range.setStart(node, i);
				range.setEnd(node, next);
				const box = range.getBoundingClientRect(), c = text.slice(i, next);
				if (!box.height || !c.trim()) { if (at) at.may = true; continue; }
				const middle = box.top + box.height / 2;
				if (!at) at = { line: '', last: '', breaks: 0, whole, paragraph };
				else if (Math.abs(middle - at.middle) > box.height * .55 && box.left < at.right - 1) {
					at.breaks++;
					at.last = '';
					if (whole) ends++;
					const where = at.line.slice(-12) + '⏎' + text.slice(i, i + 8);
					if (closing.test(c)) wrong.add('begins a line: ' + where);
					if (whole && !at.may && letter.test(at.c) && letter.test(c)) wrong.add('within a word: ' + where);
				}
				Object.assign(at, { middle, right: box.right, c, may: false, line: at.line + c });
				if (letter.test(c)) at.last += c;
			}
			return;
		}
		if (!(node instanceof Element)) return;
		if (node.localName === 'wbr') { if (at) at.may = true; return; }
		const style = getComputedStyle(node);
		if (style.display === 'none' || style.clipPath !== 'none' || node.localName === 'svg' || node.localName === 'br') return close();
		const block = !style.display.startsWith('inline');
		if (block) close();
		whole = whole || node.matches(heading);
		if (block) paragraph = node.matches('p, li, dd');
		for (const child of node.childNodes) look(child, whole, paragraph);
		if (block) close();
	}
	look(document.querySelector('[data-root]'), false, false);
	return { wrong: [...wrong], ends, paragraphs, lonely };
}`

// TestLines: no line of a heading, a button or an option ends within a word, and none of any
// text begins with a mark that belongs to what is before it, on any phone.
func TestLines(t *testing.T) {
	site := harness.Serve(t, nil)
	tab := harness.Open(t)
	tab.Before(harness.NoWorker)
	var paths []string
	for _, path := range append(harness.Views(t), "frame/", "frame/check/") {
		if !strings.Contains(path, "unsure") || len(paths)%4 == 0 { // these are made of the same parts
			paths = append(paths, path)
		}
	}
	for _, prefix := range []string{"", "zh-Hant/", "en/"} {
		tab.Go(site + prefix + address.Rules) // with the styles of the views that are for few
		var pages []string
		for _, path := range paths {
			pages = append(pages, site+prefix+path)
		}
		list, err := json.Marshal(pages)
		if err != nil {
			t.Fatal(err)
		}
		tab.JS(endings+`
			const roots = Promise.all(`+string(list)+`.map(async url => {
				const response = await fetch(url);
				return [url, new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('[data-root]')];
			}));
			roots.then(() => {})`, nil)
		for _, width := range []int64{320, 360, 390, 430} {
			tab.Width(width)
			var found struct {
				Wrong                    []string
				Ends, Paragraphs, Lonely int
			}
			tab.JS(`roots.then(roots => {
				const all = { wrong: [], ends: 0, paragraphs: 0, lonely: 0 };
				for (const [url, root] of roots) {
					document.querySelector('[data-root]').replaceWith(root);
					const page = lines();
					all.wrong.push(...page.wrong.map(what => what + ' at ' + url));
					for (const count of ['ends', 'paragraphs', 'lonely']) all[count] += page[count];
				}
				return all;
			})`, &found)
			for i, what := range found.Wrong {
				if i == 20 {
					t.Errorf("and %d more", len(found.Wrong)-i)
					break
				}
				t.Errorf("%d px: %s", width, what)
			}
			if found.Ends < 20 {
				t.Errorf("%d px: %d lines end in headings and the like: too few to be true", width, found.Ends)
			}
			if found.Lonely > found.Paragraphs/100 { // of a paragraph of two lines the browser may have no better ones
				t.Errorf("%d px: %d of %d paragraphs end with a line of one character", width, found.Lonely, found.Paragraphs)
			}
			t.Logf("%s %d px: %d pages, %d ends of lines, %d of %d paragraphs end with a line of one character", prefix, width, len(paths), found.Ends, found.Lonely, found.Paragraphs)
		}
	}
}
