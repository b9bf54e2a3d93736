package address

// Constants returns what the scripts know of addresses: the values of global names in
// them, which constants.d.ts declares.
func Constants() map[string]any {
	return map[string]any{
		"FRAME":          Frame,
		"CHECK":          Check,
		"QUESTIONS":      questions,
		"TOPICS":         topics,
		"TOPIC_ANCHOR":   topicAnchor,
		"SEARCH_ANCHOR":  SearchAnchor,
		"DROPPED":        Dropped,
		"REVISION_PARAM": revisionParam,
		"RULE_PARAM":     ruleParam,
		"VERDICT_PARAM":  verdictParam,
		"SEARCH_PARAM":   SearchParam,
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

		// What the paths of views begin with that the program shows although no page of them is
		// kept on the device, or there: unusual places of the checker, and what the rules and
		// the checks rest on.
		"PROGRAM_VIEWS": []string{Check, Rules, Beyond},
	}
}
