// Package content is the model of what the product says and decides: a library of topics,
// questions, sources and words, with a decision table. It uses the standard library only,
// reads no files, and goes into the wasm, as do the rooms beside it but for the last three:
//
//	decision/   decision tables: compile, walk, verify, explain, compare. It knows no words
//	address/    every address of the site, read and written
//	outcome/    what a place of the checker says
//	widget/     what owners embed: its options, messages and findings as one table
//	script/     how texts are written and read: folds them, finds words in them
//	search/     the search, and in build/ the making of its index, on the host
//	lint/       the rules over a whole library, on the host
//	lexicon/    knows words, and how characters are written and read, on the host
//	load/       reads the files into a library, on the host; in strict/ the reader of YAML
//
// Data only: library/ is the built-in library.
//
// # The ways through it
//
// A claim becomes what the reader sees: load reads source.yaml into [Library.Sources], and
// lint checks it; app shows it on /rules/, or /beyond/, and the outcome of each place that
// rests on it has it as a reason.
//
// An address becomes a verdict: address.Open splits the path into answers,
// decision.Engine.Walk finds the place that they lead to, outcome.Of puts together what
// there is to say, and app shows that.
//
// A query becomes hits: search/build makes an index of the library, which the site ships as
// a file; in the browser search.New takes library and index, and Search returns
// the hits; app leads to each by the path that address writes.
//
// # The files
//
// A library is a folder of these files, such as content/library. Ids are lower-case words
// of a to z, 0 to 9 and hyphens; claims may have points. They never change, as addresses
// are made of them: to rename one, put the old id into aliases. Every key below must be
// there unless it is marked optional, and no other key may. Dates are YYYY-MM-DD.
//
// source.yaml: where facts come from.
//
//	sources:
//	  - id: article
//	    title: 天猫实名认证怎么解除绑定?
//	    author: 小果
//	    date: 2025-05-21
//	    checked: 2026-11-24        # when somebody last looked at it
//	    kind: article              # article, official, document or collection
//	    sections:                  # the parts of the source, in its order
//	      - {id: 1, name: 解除绑定}
//	    claims:
//	      - id: 1.2                # unique over all sources
//	        section: 1
//	        strength: flat         # flat, may, step, advice or context
//	        gist: 目前不能自己解除,要找官方客服申请。
//
// A source of the kind collection is several documents, its sections. Rules and answers
// do not rest on it; checks do, and it is shown on a page of its own. Its claims have one
// or two keys more:
//
//	confidence: told               # read: in the document; told: by others
//	against: [1.2]                 # optional: claims that say otherwise
//
// topics.yaml: the order of the FAQ. Each question belongs to one topic.
//
//	first: [can-i-unbind]          # optional: the questions that the home page begins with
//	topics:
//	  - id: unbind
//	    questions: [can-i-unbind, how-to-unbind]
//
// checker.yaml: the decision table, ids only. Every combination of answers must
// hit exactly one rule.
//
//	inputs:                        # in asking order
//	  - id: state
//	    answers: [verified, none]  # an entry may be {id: none, aliases: [no]}
//	    aliases: [status]          # optional
//	rules:
//	  - id: global-waiting
//	    when:                      # for each input the answers it accepts;
//	      shop: global             # an input not named may have any answer
//	      state: [none, unbound]
//	    verdict: at-risk           # clear, blocked, at-risk, pending, not-covered
//	    strength: [may, {id: inferred, when: {state: unbound}}]
//	    claims: [5.2b, 5.4]         # in these four lists an entry with when
//	    next: [verify]             # counts for those answers only
//	    silent: [how-long]         # optional: what the source leaves open
//	    aliases: [old-id]          # optional
//	next:                          # procedures that rules name
//	  - id: verify
//	    claims: [3.1, 3.2, 3.3]
//	    question: how-to-verify    # whose answer tells more
//	    working-days: 3            # optional: within how many, 1 to 30, it is through
//	    message: true              # optional: it is to ask somebody, and the message goes with it
//	checks:                        # optional: what may decide too, by a collection
//	  - id: amount
//	    when: {shop: global}       # the answers that it bears on
//	    answers:
//	      - {id: over, result: blocked, claims: [limit-single]}   # clear, blocked,
//	                               # at-risk, or pending: one has to look
//	journeys:                      # optional: the ways of orders, drawn on the home page
//	  - id: global
//	    answers: {shop: global}    # what is known of such an order,
//	    stages:
//	      - id: warehouse
//	        answers: {stage: waiting}   # and at this stage: there the checker begins
//	        strength: may          # that verification matters here, as of rules
//	        claims: [5.2b]         # optional where it is silent
//	changes:                       # optional: what a reader can really change, how, and
//	  - input: state               # what the source leaves open even then
//	    from: [none, unbound]
//	    to: verified
//	    by: verify
//	    silent: [late]             # optional, entries with when as above
//
// A rule says no more than its claims: it is flat only where what it says follows from flat
// claims alone. Where it is not flat but some claim only says that something may be so, its
// title has one of the words for that, which interface.yaml lists; so has the text of a
// stage whose strength is may.
//
// To any input a reader may also answer unsure: not to know is an answer of every
// checker, and no answer may be called so.
//
// A folder for each language, named by its tag (zh-Hans), has the words.
//
// zh-Hans/questions/<topic>/<id>.md: one question, YAML between two lines of
// --- and then the answer in Markdown.
//
//	---
//	id: how-to-verify              # the file's name
//	title: 怎么做实名认证?
//	claims: [3.1, 3.2]             # what the answer rests on
//	keywords: [认证流程, 上传身份证]   # everyday words, of any language: searched but not shown;
//	                               # optional; more of them fit into search.yaml
//	updated: 2026-11-24
//	aliases: [old-id]              # optional
//	---
//
// The Markdown is a small part of it, and anything else is an error:
//
//   - a paragraph; lines of one paragraph are joined, without a space between
//     Chinese characters
//   - a list of lines with "- "
//   - steps: a list of lines with "1. "
//   - a note: a paragraph with "> "
//   - `我的淘宝`, in backquotes, is the name of a button or page
//   - what has two backquotes before and behind it is code, such as frame-src
//   - **不能** is emphasis
//   - [text](/q/how-to-verify/) is a link: to a path of the site without base and
//     language prefix ("/", "/q/<id>/", "/check/…", "/rules/", "/beyond/", "/about/",
//     "/embed/"), or to
//     an address with https, mailto or tel
//
// zh-Hans/checker.yaml: the words of the table, keyed by its ids. A text marked
// as a phrase is either a string or a mapping that gives other words for certain
// answers, the first that fits:
//
//	{text: 运输途中或清关中, variants: [{when: {shop: tmall}, text: 运输途中}]}
//
//	inputs:
//	  state:
//	    label: 认证                  # names the input in a list
//	    within: 认证状态              # names it within a sentence
//	    question: 现在是什么状态?       # phrase
//	    hint: 在“我的淘宝”里能看到      # phrase, optional
//	    answers:
//	      none: {text: 还没有认证, short: 还没有, note: …}   # phrases; note is optional
//	verdicts:
//	  at-risk: {word: 有风险, meaning: 文章说可能会出问题。}
//	rules:
//	  global-waiting:
//	    title: 先认证，订单可能没法顺利出库   # phrase: the headline
//	    text: 没有实名,可能…           # phrase: one or two sentences more
//	next:
//	  verify: {title: 完成实名认证, steps: [打开 `我的淘宝`。]}   # Markdown, one line each
//	silent:
//	  how-long: 订单会被留多久。
//	reminder: 这里只看实名认证这一件事。   # phrase: what a verdict is not
//	message:                       # what a reader may send to customer service;
//	  join: ，                     # needed if a procedure has message
//	  end: 。
//	  lead: 请问                    # optional: before the questions
//	  help: 我该怎么办？             # where there is nothing else to ask
//	  inputs:                      # each answer's part of one sentence, phrases; what
//	    state: {ask: 我认证了吗？, answers: {none: 我还没有认证}}   # who is unsure asks
//	  silent:
//	    how-long: 会留多久？        # phrase: the question; none for what nobody can be asked
//	journeys:
//	  global: {name: 天猫国际, stages: {warehouse: {name: 出库, text: 可能不顺利}}}
//	checks:
//	  amount:
//	    label: 单笔金额               # names the check in a list
//	    question: 这一单超过 5000 元吗？
//	    answers:
//	      over: {text: 超过, result: 超过了单笔限值。}
//
// zh-Hans/interface.yaml: what the pages say around the content. Its keys are
// those of [Interface] and below topics the name of each topic; text of passages,
// such as those of about, is Markdown as in answers, and shortcuts lists the pages, by their
// paths as in links, that the icon of the installed product offers; [] for none:
//
//	topics: {unbind: 解除绑定}
//	shortcuts: [/check/, /q/how-to-verify/]
//	whole: [天猫国际]              # optional: words that no line of a heading breaks in,
//	                               # where a dictionary may not know them
//	about:
//	  passages: [{title: 隐私, text: 什么都不收集。}]
//
// zh-Hans/search.yaml, which need not be there: what readers type. Every key is optional. The
// search has it, and no page shows it.
//
//	synonyms:                      # a word of the texts, and what is typed for it
//	  - [解绑, 注销, 换绑, unlink]
//	asked:                         # ways to ask what a question answers, or checker, or a
//	  how-to-unbind: [不想用这个身份了]   # side check: "check:amount"
//	topics:                        # words for all questions of a topic
//	  unbind: [解绑]
//	checker: [发货]                 # what leads to the checker before all else
//	filler: [请问]                  # what says nothing of what is looked for
//
// # Translations
//
// Every language but zh-Hans is a translation: a folder with the same files. Its
// questions have no claims and no aliases; those are the ones of zh-Hans. And it has
// two files more.
//
// en/source.yaml: the words of the sources, by their ids.
//
//	sources:
//	  article:
//	    title: How do I unlink?
//	    author: Xiaoguo
//	    sections: {1: Unlinking}
//	    claims: {1.2: You cannot unlink by yourself.}
//
// In another language of Chinese characters, 「我的淘宝」（我的淘寶） in any text but a title is
// a name from the screen and its gloss.
//
// en/revisions.yaml: from which revision of zh-Hans each text was made. The command
// accept writes it, and check lists the texts of which zh-Hans has changed since.
package content
