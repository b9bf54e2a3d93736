module shiming

go 1.26

require (
	github.com/andybalholm/brotli v1.2.0
	github.com/evanw/esbuild v0.27.0
	github.com/klauspost/compress v1.18.2
	github.com/maxence-charriere/go-app/v10 v10.1.11
	github.com/yuin/goldmark v1.7.13
	go.yaml.in/yaml/v3 v3.0.4
)

require (
	github.com/google/uuid v1.6.0 // indirect
	golang.org/x/sys v0.38.0 // indirect
)
