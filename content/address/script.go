package address

import "strings"

// Constants returns what the scripts know of addresses: the values of global names in
// them, which constants.d.ts declares. Patterns are regular expressions of JavaScript.
func Constants() map[string]any {
	return map[string]any{
		"FRAME":        Frame,
		"CHECK":        Check,
		"TOPIC_ANCHOR": topicAnchor,
		"DROPPED":      Dropped,

		"SEARCH_ANCHOR":  SearchAnchor,
		"SEARCH_PARAM":   SearchParam,
		"REVISION_PARAM": revisionParam,
		"RULE_PARAM":     ruleParam,
		"VERDICT_PARAM":  verdictParam,
		"THEME_PARAM":    ThemeParam,
		"ACCENT_PARAM":   AccentParam,
		"OPEN_PARAM":     OpenParam,

		"ASSETS":         Assets,
		"INDEX_PAGE":     indexPage,
		"NOT_FOUND_PAGE": notFoundPage,
		"SERVICE_WORKER": ServiceWorker,
		"ROBOTS":         Robots,
		"EMBED_SCRIPT":   EmbedScript,
		"DOCTOR_SCRIPT":  DoctorScript,
		"MORE_SCRIPT":    MoreScript,

		// How the option view of a widget says what is shown. The folders of the kinds below
		// Frame are named as they are, but for the one of questions.
		"WIDGET_VIEW": `^(faq|(topic|question):[\w-]+|check(:([\w-]+=[\w-]+([/,]+|$))+)?)$`,
		"QUESTIONS":   strings.TrimSuffix(questions, "/"),

		// What was pasted behind a path, where no address has such characters, and what has no
		// width anywhere in it. An anchor, whatever stands around it.
		"BEHIND_PATH": `([^\w\-=.~/].*|[\-_=.]+)$`,
		"INVISIBLE":   `%(E2%80%8[B-F]|E2%81%A0|EF%BB%BF|C2%AD)`,
		"ANCHOR":      `[a-z0-9]+([-_]+[a-z0-9]+)*`,

		// What the path of a page in a frame begins with, and what the paths of views begin
		// with that the program shows although no page of them is kept on the device, or there:
		// unusual places of the checker, and what the rules and the checks rest on.
		"FRAME_PATH":   `^([\w-]+/)?` + Frame,
		"PROGRAM_VIEW": `^([\w-]+/)?(` + Frame + `)?(` + Check + `|` + Rules + `|` + Beyond + `)`,
	}
}
