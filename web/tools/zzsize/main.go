package main

import (
	"bytes"
	"context"
	"fmt"
	"github.com/andybalholm/brotli"
	"shiming/web/wasm"
)

func main() {
	p, err := wasm.Compile(context.Background(), "./app/wasm", false, func(string, ...any) {})
	if err != nil {
		panic(err)
	}
	var b bytes.Buffer
	w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: 11, LGWin: 24})
	w.Write(p)
	w.Close()
	fmt.Println(len(p), b.Len())
}
