// Command nasty does what the runtime needs its tables for, and prints what came of it. With
// an argument it ends by a panic.
package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"reflect"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"
	"unsafe"
)

func main() {
	if len(os.Args) > 1 {
		crash(map[string]int{})
	}
	fmt.Println("goroutines:", runtime.NumGoroutine())
	debug.SetGCPercent(5)
	for _, part := range []struct {
		name string
		run  func() any
	}{
		{"deep stacks", deepStacks}, {"panics", panics}, {"recover", recovers}, {"defers", defers},
		{"reflection", reflection}, {"callers", callers}, {"maps", bigMaps}, {"values", values},
		{"ends", ends}, {"weak", cleanups}, {"iterators", iterators},
	} {
		fmt.Printf("%s: %v\n", part.name, part.run())
	}
}

//go:noinline
func crash(m map[string]int) { panic(fmt.Sprint("boom ", len(m))) }

// node is on stacks and points to them.
type node struct {
	up    *node
	words [7]string
	n     int
}

//go:noinline
func deep(n int, up *node) int {
	here := node{up: up, n: n}
	here.words[n%7] = strings.Repeat("字", n%5+1)
	if n%64 == 0 {
		runtime.GC()
	}
	if n%16 == 0 {
		runtime.Gosched()
	}
	if n == 0 {
		sum := 0
		for at := &here; at != nil; at = at.up {
			sum += at.n + len(at.words[at.n%7])
		}
		return sum
	}
	sum := deep(n-1, &here)
	return sum + len(here.words[n%7]) - here.n
}

func deepStacks() any {
	sums := make([]int, 200)
	var wait sync.WaitGroup
	for i := range sums {
		wait.Go(func() { sums[i] = deep(i*3, nil) })
	}
	wait.Wait()
	runtime.GC()
	return fmt.Sprint(sums, deep(20000, nil))
}

type shape interface{ area() int }

type square struct{ side int }

func (s square) area() int { return s.side * s.side }

//go:noinline
func areaOf(s shape) int { return s.area() }

// panicking runs f and says how it panicked.
func panicking(f func()) (said string) {
	defer func() {
		v := recover()
		_, isRuntime := v.(runtime.Error)
		said = fmt.Sprint(isRuntime, " ", v)
		if err, ok := v.(error); ok && strings.HasPrefix(err.Error(), "value method ") {
			said = "a value method called with nil" // its name is a name of a function
		}
	}()
	f()
	return "no panic"
}

func panics() any {
	var p *node
	var s []int
	var m map[string]int
	var x any = "text"
	var c chan int
	var none shape
	zero, far := 0, 9
	var said []string
	for _, f := range []func(){
		func() { p.n = 1 }, func() { _ = s[far] }, func() { _ = s[far:] }, func() { _ = [4]int(make([]int, zero)) },
		func() { _ = 1 / zero }, func() { m["a"] = 1 }, func() { _ = x.(int) }, func() { _ = x.(shape) },
		func() { close(c) }, func() { c = make(chan int); close(c); close(c) }, func() { c <- 1 },
		func() { _ = make([]int, zero-1) }, func() { _ = map[any]int{[]int{}: 1} }, func() { _ = none.area() },
		func() { areaOf((*square)(nil)) }, func() { panic(nil) }, func() { panic(errors.New("own")) },
		func() { panic(fmt.Errorf("wrapped: %w", os.ErrNotExist)) }, func() { var f func(); f() },
		func() { defer func() { panic("second") }(); panic("first") },
		func() { defer func() { recover(); panic("after") }(); panic("before") },
		func() { deep(300, nil); panic("deep") }, func() { _ = unsafe.Slice((*byte)(nil), far) },
		func() { _ = strings.Repeat("x", zero-1) }, func() {},
	} {
		said = append(said, panicking(f))
	}
	return strings.Join(said, "; ")
}

//go:noinline
func recovering() any { return recover() }

func viaInlined(to *any)  { *to = recovering() }
func viaInlined2(to *any) { viaInlined(to) }

type recoverer struct{ to *any }

func (r recoverer) direct()     { *r.to = recover() }
func (r recoverer) helped()     { *r.to = recovering() }
func (r *recoverer) byPointer() { *r.to = recover() }

type embedding struct {
	*recoverer
	other int
}

type recovererInterface interface {
	direct()
	helped()
	byPointer()
}

// recovers says for ways to call recover whether they stop a panic.
func recovers() any {
	var said []string
	for _, c := range []struct {
		name string
		f    func(to *any)
	}{
		{"closure", func(to *any) { defer func() { *to = recover() }(); panic("p") }},
		{"function", func(*any) { defer recovering(); panic("p") }},
		{"builtin", func(*any) { defer recover(); panic("p") }},
		{"helper in a closure", func(to *any) { defer func() { *to = recovering() }(); panic("p") }},
		{"inlined helper", func(to *any) { defer viaInlined(to); panic("p") }},
		{"inlined helpers", func(to *any) { defer viaInlined2(to); panic("p") }},
		{"method", func(to *any) { defer recoverer{to}.direct(); panic("p") }},
		{"method value", func(to *any) { f := recoverer{to}.direct; defer f(); panic("p") }},
		{"method value, helped", func(to *any) { f := recoverer{to}.helped; defer f(); panic("p") }},
		{"interface", func(to *any) { var r recovererInterface = &recoverer{to}; defer r.direct(); panic("p") }},
		{"interface, helped", func(to *any) { var r recovererInterface = &recoverer{to}; defer r.helped(); panic("p") }},
		{"embedded", func(to *any) { var r recovererInterface = embedding{&recoverer{to}, 1}; defer r.direct(); panic("p") }},
		{"embedded, helped", func(to *any) { var r recovererInterface = embedding{&recoverer{to}, 1}; defer r.helped(); panic("p") }},
		{"embedded pointer", func(to *any) {
			var r recovererInterface = &embedding{&recoverer{to}, 1}
			defer r.byPointer()
			panic("p")
		}},
		{"loop", func(to *any) {
			for range 3 {
				defer func() { *to = fmt.Sprint(*to, recover()) }()
			}
			panic("p")
		}},
	} {
		var got any
		said = append(said, fmt.Sprint(c.name, " ", panicking(func() { c.f(&got) }), " ", got))
	}
	return strings.Join(said, "; ")
}

func defers() any {
	var order []int
	sum := func() (n int) {
		defer func() { n *= 2 }()
		for i := range 500 {
			defer func(at *node) { order = append(order, at.n); n += at.n }(&node{n: i})
		}
		runtime.GC()
		if len(order) == 0 {
			defer func() { n++ }()
		}
		return 7
	}()
	return fmt.Sprint(sum, len(order), order[0], order[499])
}

type calc struct{ base *node }

func (c calc) Add(words []string, n int) (string, *node) {
	runtime.GC()
	deep(200, c.base)
	return strings.Join(words, "+"), &node{up: c.base, n: n + c.base.n}
}

func reflection() any {
	c := calc{&node{n: 40}}
	add := reflect.ValueOf(c).Method(0)
	got := add.Call([]reflect.Value{reflect.ValueOf([]string{"a", "b"}), reflect.ValueOf(2)})
	asFunc := add.Interface().(func([]string, int) (string, *node))
	words, sum := asFunc([]string{"c", "d"}, 3)
	made := reflect.MakeFunc(reflect.TypeFor[func(*node, string) (*node, error)](), func(in []reflect.Value) []reflect.Value {
		runtime.GC()
		deep(300, in[0].Interface().(*node))
		return []reflect.Value{reflect.ValueOf(&node{up: in[0].Interface().(*node)}), reflect.Zero(reflect.TypeFor[error]())}
	}).Interface().(func(*node, string) (*node, error))
	sums := make([]int, 50)
	var wait sync.WaitGroup
	for i := range sums {
		wait.Go(func() {
			_, n := asFunc([]string{fmt.Sprint(i)}, i)
			up, _ := made(n, "x")
			sums[i] = up.up.n + up.up.up.n
		})
	}
	wait.Wait()
	return fmt.Sprint(got[0], got[1].Elem().FieldByName("n"), words, sum.n, sums, reflect.TypeOf(c).Method(0).Name,
		reflect.DeepEqual(map[string][]any{"a": {1, "b"}}, map[string][]any{"a": {1, "b"}}))
}

func callers() any {
	pc, _, _, ok := runtime.Caller(0)
	n := runtime.Callers(0, make([]uintptr, 4))
	frames, more := runtime.CallersFrames([]uintptr{pc}).Next()
	return fmt.Sprint(ok, runtime.FuncForPC(pc) != nil, n, frames.PC != 0, more, len(debug.Stack()) > 0)
}

func bigMaps() any {
	type key struct {
		a string
		b int
		c any
	}
	m := map[key]*node{}
	for i := range 20000 {
		m[key{fmt.Sprint(i % 100), i, i % 3}] = &node{n: i}
		if i%3 == 0 {
			delete(m, key{fmt.Sprint(i / 2 % 100), i / 2, i / 2 % 3})
		}
	}
	sum := 0
	for k, v := range m {
		sum += v.n - k.b + len(k.a)
	}
	keys := slices.SortedFunc(maps.Keys(m), func(a, b key) int { return a.b - b.b })
	return fmt.Sprint(len(m), sum, keys[0], keys[len(keys)-1])
}

func least[T int | string | float64](list ...T) T { return slices.Min(list) }

func values() any {
	grown := []*node{}
	for i := range 5000 {
		grown = append(grown, &node{n: i})
		copy(grown[len(grown)/2:], grown[:len(grown)/3])
	}
	moved := make([][3]*node, 3000)
	for i := range moved {
		moved[i] = [3]*node{grown[i], nil, {n: i}}
	}
	slices.Reverse(moved)
	bytes := unsafe.Slice(unsafe.StringData("unsafe"), 6)
	return fmt.Sprint(len(grown), grown[4999].n, moved[0][2].n, moved[2999][0].n, string(bytes), least(3, 1), least("b", "a"), least(2.5, 1.5))
}

func ends() any {
	said := make(chan string, 4)
	go func() {
		defer func() { said <- fmt.Sprint("exit ", recover()) }()
		runtime.Goexit()
	}()
	got := <-said
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for range 3 {
		select {
		case <-tick.C:
		case <-time.After(time.Minute):
			return "no tick"
		}
	}
	return got
}

func cleanups() any {
	done := make(chan int, 2)
	func() {
		first, second := &node{n: 1}, &node{n: 2}
		runtime.SetFinalizer(first, func(n *node) { done <- n.n })
		runtime.AddCleanup(second, func(n int) { done <- n }, 2)
	}()
	sum := 0
	for sum < 3 {
		runtime.GC()
		select {
		case n := <-done:
			sum += n
		case <-time.After(10 * time.Millisecond):
		}
	}
	return sum
}

func iterators() any {
	var seen []string
	walk := func(yield func(int, *node) bool) {
		for i := 0; i < 9 && yield(i, &node{n: i * i}); i++ {
			deep(50, nil)
		}
	}
	found := func() int {
		for i, n := range walk {
			defer func() { seen = append(seen, fmt.Sprint(i, recover())) }()
			if n.n > 20 {
				panic(n.n)
			}
		}
		return 0
	}()
	return fmt.Sprint(found, seen)
}
