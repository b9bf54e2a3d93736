module shiming

go 1.26.0

require (
	github.com/6tail/lunar-go v1.4.6
	github.com/andybalholm/brotli v1.2.0
	github.com/evanw/esbuild v0.27.0
	github.com/go-ego/gse v0.80.3
	github.com/klauspost/compress v1.18.2
	github.com/longbridgeapp/opencc v0.3.13
	github.com/maxence-charriere/go-app/v10 v10.1.11
	github.com/mozillazg/go-pinyin v0.20.0
	github.com/natefinch/atomic v1.0.1
	github.com/rogpeppe/go-internal v1.14.1
	github.com/tdewolff/minify/v2 v2.24.25
	github.com/yuin/goldmark v1.7.13
	go.yaml.in/yaml/v3 v3.0.4
	golang.org/x/net v0.47.0
	golang.org/x/sync v0.19.0
	golang.org/x/sys v0.49.0
	golang.org/x/text v0.31.0
	rsc.io/qr v0.2.0
)

// For tests and tools only.
require (
	github.com/chromedp/cdproto v0.0.0-20250724212937-08a3db8b4327
	github.com/chromedp/chromedp v0.14.2
	github.com/gobwas/ws v1.4.0
	github.com/makiuchi-d/gozxing v0.1.1
)

require (
	github.com/chromedp/sysutil v1.1.0 // indirect
	github.com/go-json-experiment/json v0.0.0-20250725192818-e39067aee2d2 // indirect
	github.com/gobwas/httphead v0.1.0 // indirect
	github.com/gobwas/pool v0.2.1 // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/liuzl/cedar-go v0.0.0-20170805034717-80a9c64b256d // indirect
	github.com/liuzl/da v0.0.0-20180704015230-14771aad5b1d // indirect
	github.com/tdewolff/parse/v2 v2.8.20 // indirect
	github.com/vcaesar/cedar v0.20.2 // indirect

	golang.org/x/tools v0.38.0 // indirect
	golang.org/x/xerrors v0.0.0-20200804184101-5ec99f83aff1 // indirect
)
