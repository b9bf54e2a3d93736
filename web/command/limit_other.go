//go:build !unix

package command

func ignoreFileLimit() {}
