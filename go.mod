module github.com/bywhom/bywhom

go 1.26.0

require github.com/jdkato/prose/v2 v2.0.0 // where sentences end

// For cmd/bywhom only: importing the library does not need them.
require (
	github.com/alecthomas/kong v1.17.0 // flags
	github.com/bmatcuk/doublestar/v4 v4.10.4 // globs with **
	github.com/goccy/go-yaml v1.19.2 // the configuration, with the line of every mistake
	github.com/yuin/goldmark v1.8.7 // Markdown, with offsets
	golang.org/x/net v0.62.0 // HTML as browsers read it
	golang.org/x/term v0.47.0 // the width of the terminal
)

// For testing only.
require (
	github.com/google/go-cmp v0.7.0
	github.com/rogpeppe/go-internal v1.16.0
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3
	github.com/stretchr/testify v1.12.1
	pgregory.net/rapid v1.3.0
)

require (
	github.com/deckarep/golang-set v1.7.1 // indirect
	github.com/mingrammer/commonregex v1.0.1 // indirect
	go.yaml.in/yaml/v3 v3.0.5 // indirect
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/text v0.43.0 // indirect
	golang.org/x/tools v0.51.0 // indirect
	gonum.org/v1/gonum v0.7.0 // indirect
	gopkg.in/neurosnap/sentences.v1 v1.0.6 // indirect
)
