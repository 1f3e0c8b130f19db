package attribution

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"slices"
	"sync"

	"github.com/bywhom/bywhom/internal/linker"
	"github.com/bywhom/bywhom/internal/tagger"
	"github.com/bywhom/bywhom/text"
)

// modelBytes holds the weights of the tagger and the linker. How they were
// estimated stands in docs/model.md.
//
//go:embed model.bin
var modelBytes []byte

// A modelSet is what model.bin holds.
type modelSet struct {
	tagger *tagger.Model
	linker *linker.Model
}

// models returns the embedded models, read on first use. A test reads them
// too, so they can't be wrong here.
var models = sync.OnceValue(func() modelSet {
	m, err := readModels(modelBytes)
	if err != nil {
		panic(err)
	}
	return m
})

// modelMagic starts a model file; its digit is raised when the form changes.
const modelMagic = "bywhom-model-1\n"

// readModels reads a model file: the magic line, the tagger, the linker, and
// the CRC-32 (IEEE) of all that.
func readModels(b []byte) (modelSet, error) {
	n := len(b) - 4
	if n < len(modelMagic) || string(b[:len(modelMagic)]) != modelMagic {
		return modelSet{}, errors.New("attribution: not a model file")
	}
	if crc32.ChecksumIEEE(b[:n]) != binary.LittleEndian.Uint32(b[n:]) {
		return modelSet{}, errors.New("attribution: the model file is damaged")
	}
	t, rest, err := tagger.Decode(b[len(modelMagic):n])
	if err != nil {
		return modelSet{}, err
	}
	l, err := linker.Decode(rest)
	if err != nil {
		return modelSet{}, err
	}
	return modelSet{t, l}, nil
}

// tag marks the sources, cues and contents of p by the sequence model.
func (p *page) tag() {
	in := &p.tagged
	in.Text, in.Blocks, in.Sentences, in.Quotes = p.src, in.Blocks[:0], in.Sentences[:0], in.Quotes[:0]
	for _, par := range p.doc.Paragraphs() {
		if !words(p.src, par.Body.Start, par.Body.End) {
			continue // a megabyte of one mark says nothing, and should say it fast
		}
		switch par.Kind {
		case text.Prose, text.Item, text.BlockQuote:
			in.Blocks = append(in.Blocks, tagger.Block(par.Body))
		}
	}
	for _, s := range p.doc.Sentences() {
		in.Sentences = append(in.Sentences, tagger.Block(s.Span))
	}
	for _, q := range p.quotes {
		in.Quotes = append(in.Quotes, tagger.Block(q.Span))
	}
	roles := [...]role{tagger.Source: roleSource, tagger.Cue: roleCue, tagger.Content: roleContent}
	spans := models().tagger.Tag(p.ctx, in)
	p.marks = slices.Grow(p.marks[:0], len(spans))
	for _, s := range spans {
		p.marks = append(p.marks, mark{text.Span{Start: s.Start, End: s.End}, roles[s.Role]})
	}
}
