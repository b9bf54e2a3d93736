package outcome_test

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"shiming/content"
	"shiming/content/address"
	"shiming/content/decision"
	"shiming/content/load"
	"shiming/content/outcome"
)

func library(t *testing.T) *content.Library {
	t.Helper()
	lib, problems := load.Load(content.BuiltIn(), content.SourceLang)
	if problems.Err() != nil {
		t.Fatalf("the content has problems:\n%v", problems)
	}
	return lib
}

// TestPossible: an answer to a question that is put in other words where a rule is hit is
// not taken along: the place of the upload is another than that of the purchase.
func TestPossible(t *testing.T) {
	lib := library(t)
	o := outcome.Of(lib, lib.Checker.Walk(decision.Answers{"state": decision.Unsure, "role": "shopper", "shop": "tmall", "stage": "waiting"}))
	shop := map[bool][]string{} // the rules that it is kept for, or not
	for _, p := range o.Possible {
		kept := strings.Contains(p.Address, "/shop=tmall/")
		shop[kept] = append(shop[kept], p.Rule)
	}
	// The first three are the same in every shop.
	if want := []string{"verified-shopper", "submitted", "unbinding", "withdrawing-tmall"}; !slices.Equal(shop[false], want) || len(shop[true]) == 0 {
		t.Errorf("the shop is kept for %v, and not for %v, want %v", shop[true], shop[false], want)
	}
}

// TestPossibleStrength: what is said of several answers at once is as sure as the least
// sure of them.
func TestPossibleStrength(t *testing.T) {
	lib := library(t)
	answers := decision.Answers{"state": decision.Unsure, "role": "shopper", "shop": "global", "stage": "waiting"}
	o := outcome.Of(lib, lib.Checker.Walk(answers))
	several := 0
	for _, p := range o.Possible {
		all := map[string]bool{}
		for _, state := range p.If[0].Answers {
			answers["state"] = state
			for _, id := range decision.Applicable(lib.Checker.Rule(p.Rule).Strength, answers) {
				all[id] = true
			}
		}
		if want := slices.Sorted(maps.Keys(all)); !slices.Equal(slices.Sorted(slices.Values(p.Strength)), want) {
			t.Errorf("%s follows as %v, want %v", p.Rule, p.Strength, want)
		}
		if p.Rule == "global-waiting" {
			several = len(p.If[0].Answers)
		}
	}
	if several < 2 {
		t.Errorf("%d answers lead to one rule, want several", several)
	}
}

// TestOutcomes: at every place one thing is said, all of its addresses are canonical, and
// what is said first is a part of it.
func TestOutcomes(t *testing.T) {
	lib := library(t)
	canonical := func(path string) {
		t.Helper()
		path = strings.TrimPrefix(path, "/")
		if v, ok := address.Open(lib, path); !ok || v.Path != path {
			t.Errorf("%q leads to %q", path, v.Path)
		}
	}
	for _, at := range lib.Checker.Reachable() {
		o, brief := outcome.Of(lib, at), outcome.Brief(lib, at)
		if said := [3]bool{o.Ask != nil, o.Verdict != nil, o.Possible != nil}; said != [3]bool{at.Ask != nil, at.Rule != nil, at.Possible != nil} {
			t.Errorf("%s says %v", o.Address, said)
		}
		canonical(o.Address)
		for _, k := range o.Kept {
			canonical(k.Change)
		}
		for _, f := range o.Find {
			for _, a := range f.Answers {
				canonical(a.Path)
			}
		}
		for _, p := range o.Possible {
			canonical(p.Address)
		}
		if o.Ask != nil {
			for _, a := range o.Ask.Answers {
				canonical(a.Path)
			}
			if last := o.Ask.Answers[len(o.Ask.Answers)-1].Answer; last != decision.Unsure {
				t.Errorf("%s offers %q last", o.Address, last)
			}
		}
		if o.Verdict != nil && o.Verdict.Better != nil {
			canonical(o.Verdict.Better.Address)
		}
		if got := []string{brief.Heading, brief.PageTitle, brief.Description, brief.Answers}; !reflect.DeepEqual(got, []string{o.Heading, o.PageTitle, o.Description, o.Answers}) {
			t.Errorf("%s says %q at first", o.Address, got)
		}
	}
}
