package search_test

import (
	"testing"
)

// queries are what readers may type, by language, and the question that must be among
// the first three.
var queries = map[string][]struct{ query, question string }{
	"zh-Hans": {
		// The article's words and everyday words.
		{"解绑", "how-to-unbind"},
		{"退货", "after-sales"},
		{"海关", "stuck-at-customs"},
		{"换手机号", "can-i-unbind"},
		{"cancel", "cancel-uploaded-id"},
		{"unlink", "can-i-unbind"},
		{"ship", "ships-without-verifying"},
		{"开店", "open-a-shop"},
		{"网络安全法", "must-verify"},
		{"多久", "unbind-time"},

		// Width, case, punctuation, white space.
		{"ＳＨＩＰ", "ships-without-verifying"},
		{"Ｔｍａｌｌ", "ships-without-verifying"},
		{"《网络 安全法》", "must-verify"},
		{"实名,能办售后", "after-sales"},
		{"不实名天猫国际会发货吗", "ships-without-verifying"},

		// Traditional characters.
		{"實名認證", "how-to-verify"},
		{"發貨", "ships-without-verifying"},
		{"解除綁定", "how-to-unbind"},
		{"身分證", "cancel-uploaded-id"},
		{"帳號安全", "stay-safe"},
		{"賬號安全", "stay-safe"},
		{"登錄後", "how-to-verify"},
		{"几个工作日", "unbind-time"},
		{"隱私", "is-it-safe"},

		// Numbers.
		{"1-3", "unbind-time"},
		{"一到三", "unbind-time"},
		{"1至3", "unbind-time"},
		{"１～３", "unbind-time"},
		{"1—3个工作日", "unbind-time"},
		{"1 到 3", "unbind-time"},
		{"一 到 三", "unbind-time"},
		{"1 - 3", "unbind-time"},
		{"1——3", "unbind-time"},
		{"1-3天", "unbind-time"},
		{"一至三天", "unbind-time"},
		{"3个工作日", "unbind-time"},
		{"三个工作日", "unbind-time"},
		{"2个理由", "why-upload-id"},
		{"兩個理由", "why-upload-id"},
		{"二〇二五年五月", "can-i-unbind"},
		{"2025年5月", "can-i-unbind"},

		// Pinyin.
		{"shiming", "how-to-verify"},
		{"smrz", "how-to-verify"},
		{"tianmao guoji", "ships-without-verifying"},
		{"tian mao guo ji", "ships-without-verifying"},
		{"tiānmāo guójì", "ships-without-verifying"},
		{"tia\u0304nma\u0304o guo\u0301ji\u0300", "ships-without-verifying"},
		{"tian1mao1guo2ji4", "ships-without-verifying"},
		{"TianMao'GuoJi", "ships-without-verifying"},
		{"shimrz", "how-to-verify"},
		{"shimi", "how-to-verify"},
		{"shimingr", "how-to-verify"},
		{"shouhou", "after-sales"},
		{"qingguan", "stuck-at-customs"},
		{"chongxinrenzheng", "after-unbind"},
		{"zhongxinrenzheng", "after-unbind"},
		{"kd", "open-a-shop"},

		// Mixed.
		{"tmall 解绑", "can-i-unbind"},
		{"wode淘宝", "how-to-unbind"},
		{"我的taobao", "how-to-unbind"},
		{"淘宝zhanghao", "how-to-unbind"},
		{"jiebang 申请", "how-to-unbind"},
		{"天猫国际 fahuo", "ships-without-verifying"},

		// Typing errors.
		{"shimnig", "how-to-verify"},
		{"shimimg renzheng", "how-to-verify"},
		{"cancle", "cancel-uploaded-id"},
		{"unlnik", "can-i-unbind"},
		{"kucnu", "verified-ships"},
		{"kuncun", "verified-ships"},
		{"zhanneixni", "unbind-time"},

		// Sentences.
		{"天猫不实名会发货吗", "ships-without-verifying"},
		{"身份证怎么删", "cancel-uploaded-id"},
		{"解绑多长时间", "unbind-time"},
		{"我的订单会发货吗", "domestic-order"},
		{"客服 电话", "whom-to-ask"},
		{"海关怎么办", "stuck-at-customs"},
		{"海关扣了怎么办", "stuck-at-customs"},
		{"包裹被海关扣了怎么办", "stuck-at-customs"},
		{"退货怎么办", "after-sales"},
		{"退货 怎么办", "after-sales"},
		{"tuihuo zenmeban", "after-sales"},
		{"我想退货怎么办", "after-sales"},
		{"请问可以退款吗", "after-sales"},
		{"我上个月在天猫国际买的东西到现在都没有收到，想退货怎么办", "after-sales"},
		{"解绑怎么办", "can-i-unbind"},
		{"解绑怎么办", "how-to-unbind"},
		{"换手机号了怎么办", "can-i-unbind"},
		{"手机号换了怎么办", "can-i-unbind"},
		{"认证失败怎么办", "how-to-verify"},
		{"提交不了怎么办", "order-not-submitted"},
	},
	"zh-Hant": {
		// The article's words and everyday words, of other languages too.
		{"解綁", "how-to-unbind"},
		{"解绑", "how-to-unbind"},
		{"退貨", "after-sales"},
		{"退货", "after-sales"},
		{"海關", "stuck-at-customs"},
		{"海关", "stuck-at-customs"},
		{"换手机号", "can-i-unbind"},
		{"換手機號碼", "can-i-unbind"},
		{"cancel", "cancel-uploaded-id"},
		{"unlink", "can-i-unbind"},
		{"unbind", "how-to-unbind"},
		{"ship", "ships-without-verifying"},
		{"ship", "domestic-order"},
		{"customs", "stuck-at-customs"},
		{"refund", "after-sales"},
		{"return", "after-sales"},
		{"verify", "how-to-verify"},
		{"tmall 解绑", "can-i-unbind"},
		{"tmall 解綁", "how-to-unbind"},
		{"jiebang", "how-to-unbind"},
		{"tianmao guoji", "ships-without-verifying"},
		{"cancle", "cancel-uploaded-id"},
		{"退貨怎麼辦", "after-sales"},
		{"我想退貨怎麼辦", "after-sales"},
		{"退款怎麼辦", "after-sales"},
		{"海關怎麼辦", "stuck-at-customs"},
		{"換手機號了怎麼辦", "can-i-unbind"},
		{"想解綁", "can-i-unbind"},
		{"1 到 3", "unbind-time"},
		{"1-3天", "unbind-time"},
	},
	"en": {
		// Everyday words, and what stands on the reader's screen.
		{"退货", "after-sales"},
		{"退款", "after-sales"},
		{"海关", "stuck-at-customs"},
		{"清關", "stuck-at-customs"},
		{"解绑", "can-i-unbind"},
		{"解綁", "how-to-unbind"},
		{"换手机号", "can-i-unbind"},
		{"发货", "ships-without-verifying"},
		{"身份证", "cancel-uploaded-id"},
		{"取消", "cancel-uploaded-id"},
		{"实名认证", "how-to-verify"},
		{"客服", "whom-to-ask"},
		{"开店", "open-a-shop"},
		{"天猫国际", "ships-without-verifying"},
		{"cancel", "cancel-uploaded-id"},
		{"unlink", "can-i-unbind"},
		{"ship", "ships-without-verifying"},
		{"tmall 解绑", "can-i-unbind"},
		{"jiebang", "how-to-unbind"},
		{"tuihuo", "after-sales"},
		{"haiguan", "stuck-at-customs"},
		{"shiming", "how-to-verify"},
		{"cancellation", "cancel-uploaded-id"},
		{"shipment", "ships-without-verifying"},
		{"delivered", "domestic-order"},
		{"new phone number", "can-i-unbind"},

		// Sentences.
		{"delete my id", "cancel-uploaded-id"},
		{"remove my id", "cancel-uploaded-id"},
		{"cancel my id", "cancel-uploaded-id"},
		{"cancle my id", "cancel-uploaded-id"},
		{"i want to cancel", "cancel-uploaded-id"},
		{"refund my order", "after-sales"},
		{"how do i return something", "after-sales"},
		{"get my money back", "after-sales"},
		{"when will my order ship", "checker"},
		{"how do i change my phone number", "can-i-unbind"},
		{"my package is stuck", "stuck-at-customs"},
		{"is it safe to upload my id", "is-it-safe"},
		{"what happens if i don't verify", "without-verifying"},
		{"how long does it take", "unbind-time"},
		{"1——3", "unbind-time"},
		{"1 - 3 days", "unbind-time"},
		{"1-3天", "unbind-time"},
	},
}

func TestSearchQueries(t *testing.T) {
	for _, lib := range libraries(t) {
		s := searcher(t, lib)
		if len(queries[lib.Lang]) == 0 {
			t.Errorf("%s: nothing is asked", lib.Lang)
		}
		for _, test := range queries[lib.Lang] {
			if !foundFirst(s, test.query, "question "+test.question, 3) && !(test.question == "checker" && foundFirst(s, test.query, "checker checker", 1)) {
				all := found(s, test.query)
				t.Errorf("%s: %q finds %q first, not %s", lib.Lang, test.query, all[:min(len(all), 3)], test.question)
			}
		}
	}
}
