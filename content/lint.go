package content

// Problem is something wrong with the content, at a place in it. Path names the
// place by ids, such as "checker/rules/global-before/claims"; package load turns
// it into a file and a line.
type Problem struct {
	Path, Text string
}
