package search_test

import (
	"shiming/content"
	"shiming/content/decision"
)

// noTable is a checker that asks nothing.
var noTable = decision.Compile(&decision.Table{})

// paragraphs makes an answer of texts.
func paragraphs(texts ...string) []content.Block {
	var blocks []content.Block
	for _, t := range texts {
		blocks = append(blocks, content.Block{Kind: content.Paragraph, Spans: []content.Span{{Text: t}}})
	}
	return blocks
}

// english returns a small library with Latin text, and a checker of two rules.
func english() *content.Library {
	phrase := func(text string) content.Phrase { return content.Phrase{Text: text} }
	lib := &content.Library{
		Lang:   "en",
		Topics: []content.Topic{{ID: "unlink", Name: "Unlinking", Questions: []string{"how-to-unlink", "unlink-time"}}, {ID: "orders", Name: "Orders", Questions: []string{"ship", "refund"}}},
		Questions: []content.Question{
			{ID: "how-to-unlink", Topic: "unlink", Title: "How do I unlink my ID?", Keywords: []string{"cancel", "remove", "解绑"},
				Answer: paragraphs("You can't do it yourself. Ask customer service.", "Open “My Taobao”, then the top-right corner: Customer Service.", "It's a real-name account; your naïve café login won't help.")},
			{ID: "unlink-time", Topic: "unlink", Title: "How long does it take?", Keywords: []string{"wait", "days"},
				Answer: paragraphs("1–3 working days (as of 2025-05).", "The article says nothing of 15 days, or of iPhone 15.")},
			{ID: "ship", Topic: "orders", Title: "Will my order ship?", Keywords: []string{"shipping", "delivery", "customs"},
				Answer: paragraphs("Perhaps not: without verification, an order on Tmall Global may be stuck at customs.", "Unlinking takes a while.")},
			{ID: "refund", Topic: "orders", Title: "Refunds", Keywords: []string{"money back"},
				Answer: paragraphs("The article doesn't say. It is about the topic at hand, e.g. verification.")},
		},
		Sources: []content.Source{{ID: "a", Title: "An article", Sections: []content.Section{{ID: "1", Name: "Unlinking"}},
			Claims: []content.Claim{{ID: "1.1", Section: "1", Gist: "Users cannot unlink by themselves; they ask customer service."},
				{ID: "1.2", Section: "1", Gist: "It takes 1–3 working days."}}}},
		Checker: decision.Compile(&decision.Table{
			Inputs: []decision.Input{{ID: "state", Answers: []decision.Answer{{ID: "verified"}, {ID: "none"}}}},
			Rules: []decision.Rule{
				{ID: "fine", When: decision.Cond{"state": {"verified"}}, Verdict: decision.Clear, Next: []decision.Ref{{ID: "ask"}}},
				{ID: "stuck", When: decision.Cond{"state": {"none"}}, Verdict: decision.Blocked, Next: []decision.Ref{{ID: "ask"}}, Silent: []decision.Ref{{ID: "time"}}},
			},
			Procedures: []decision.Procedure{{ID: "ask", Question: "ship"}},
		}),
		Words: content.Words{
			Verdicts: map[decision.Verdict]content.VerdictWords{decision.Clear: {Word: "Clear"}, decision.Blocked: {Word: "Blocked"}},
			Rules: map[string]content.RuleWords{
				"fine":  {Title: phrase("Nothing stands in the way"), Text: phrase("You are verified.")},
				"stuck": {Title: phrase("Your order can't be placed"), Text: phrase("Verify first, then order.")},
			},
			Next:   map[string]content.ProcedureWords{"ask": {Title: "Ask", Steps: [][]content.Span{{{Text: "Call "}, {Kind: content.Control, Text: "Service"}, {Text: "."}}}}},
			Silent: map[string]string{"time": "how long it takes"},
		},
	}
	lib.Interface.About.Passages = []content.Passage{{Title: "Privacy", Text: paragraphs("No cookies, no tracking.", "We collect nothing at all.")}}
	return lib
}
