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

		// How the option view of a widget says what is shown. The folders of the kinds below
		// Frame are named as they are, but for the one of questions.
		"WIDGET_VIEW": `^(faq|(topic|question):[\w-]+|check(:([\w-]+=[\w-]+([/,]+|$))+)?)$`,
		"QUESTIONS":   strings.TrimSuffix(questions, "/"),

		// What was pasted behind a path and behind a fragment: no address has such characters.
		"BEHIND_PATH":   `([^\w\-=.~/].*|\.+)$`,
		"BEHIND_ANCHOR": `\.*([^\w.-].*)?$`,

		// What the path of a page in a frame begins with, and what the paths of views begin
		// with that the program shows although no page of them is kept on the device, or there:
		// unusual places of the checker, and what the rules and the checks rest on.
		"FRAME_PATH":   `^([\w-]+/)?` + Frame,
		"PROGRAM_VIEW": `^([\w-]+/)?(` + Frame + `)?(` + Check + `|` + Rules + `|` + Beyond + `)`,
	}
}
