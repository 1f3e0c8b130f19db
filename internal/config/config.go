// Package config reads .bywhom.yaml: which policy and rules hold for which
// drafts, which words a newsroom adds, and what fails a run.
//
//	path, err := config.Find(".")
//	c, err := config.Load(path)
//	opts := c.Options("drafts/talks.md")
package config

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/bywhom/bywhom/claims"
)

// Name is the name of the file.
const Name = ".bywhom.yaml"

// maxBytes is the most for the file: a configuration is written by hand, and the
// parser takes time with the square of it.
const maxBytes = 64 << 10

// A Config is what the file says. The zero Config changes nothing.
type Config struct {
	Dir       string // the folder of the file: globs are relative to it
	Policy    string // "" for the default
	Rules     []Setting
	Overrides []Override // in the order of the file; of two for one file the later wins
	Words     claims.Words
	Ignore    []string // globs of files that are not checked
	MinScore  int      // of an article's median; 0 for none
	MaxVague  int      // percent of an article's attributed claims; -1 for none
	FailOn    string   // "error", "warning", "info" or "never"; "" where it is not set
}

// A Setting is what is said of one rule.
type Setting struct {
	Rule  string
	Value string // "off", "on", "info", "warning" or "error"
}

// An Override changes policy and rules for some files.
type Override struct {
	Files  []string // globs
	Policy string
	Rules  []Setting
}

// Default returns the configuration of those who have none.
func Default() *Config { return &Config{MaxVague: -1} }

// Find returns the path of the nearest configuration: in dir or in a folder
// above it; "" where there is none.
func Find(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for {
		p := filepath.Join(dir, Name)
		info, err := os.Stat(p)
		switch {
		case err == nil && info.Mode().IsRegular():
			return p, nil
		case err != nil && !errors.Is(err, os.ErrNotExist):
			return "", fmt.Errorf("%s: %w", p, err)
		}
		above := filepath.Dir(dir)
		if above == dir {
			return "", nil
		}
		dir = above
	}
}

// Load reads the configuration at path. Its mistakes are reported with their
// line, joined by errors.Join.
func Load(path string) (*Config, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%s: no such file; bywhom init writes one", printable(path))
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxBytes+1)) // a device has no end
	if err != nil {
		return nil, err
	}
	c, err := Parse(path, b)
	if err != nil {
		return nil, err
	}
	dir, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	c.Dir = dir
	return c, nil
}

func tooLarge(name string) error {
	return fmt.Errorf("%s: larger than %d KB; that is no configuration", name, maxBytes>>10)
}

// Options returns what c sets for the draft at path.
func (c *Config) Options(path string) []claims.Option {
	policy, rules := c.Policy, append([]Setting{}, c.Rules...)
	rel := c.relative(path)
	for _, o := range c.Overrides {
		if !matches(o.Files, rel) {
			continue
		}
		if o.Policy != "" {
			policy = o.Policy
		}
		rules = append(rules, o.Rules...)
	}
	opts := []claims.Option{claims.WithWords(c.Words)}
	if policy != "" {
		opts = append(opts, claims.WithPolicy(policy))
	}
	last := map[string]string{}
	var order []string
	for _, s := range rules {
		if _, ok := last[s.Rule]; !ok {
			order = append(order, s.Rule)
		}
		last[s.Rule] = s.Value
	}
	for _, id := range order {
		switch v := last[id]; v {
		case "off":
			opts = append(opts, claims.WithoutRules(id))
		case "on":
			opts = append(opts, claims.WithOptionalRules(id))
		default:
			if s, err := claims.ParseSeverity(v); err == nil {
				opts = append(opts, claims.WithOptionalRules(id), claims.WithSeverity(id, s))
			}
		}
	}
	return opts
}

// Key returns what tells the options of one draft from those of others: drafts
// of the same key have the same options.
func (c *Config) Key(path string) string {
	rel := c.relative(path)
	key := make([]byte, len(c.Overrides))
	for i, o := range c.Overrides {
		key[i] = '0'
		if matches(o.Files, rel) {
			key[i] = '1'
		}
	}
	return string(key)
}

// Ignored reports whether a glob of "ignore" matches path.
func (c *Config) Ignored(path string) bool { return matches(c.Ignore, c.relative(path)) }

// relative returns path as seen from the folder of the configuration, with
// slashes.
func (c *Config) relative(p string) string {
	if c.Dir != "" {
		if abs, err := filepath.Abs(p); err == nil {
			if rel, err := filepath.Rel(c.Dir, abs); err == nil {
				p = rel
			}
		}
	}
	return path.Clean(filepath.ToSlash(p))
}

// matches reports whether one of globs matches the path. A glob without a slash
// matches a name in any folder.
func matches(globs []string, p string) bool {
	for _, g := range globs {
		g = strings.TrimSuffix(g, "/")
		if !strings.Contains(g, "/") {
			g = "**/" + g
		}
		g = strings.TrimPrefix(g, "/")
		for _, g := range [...]string{g, g + "/**"} {
			if ok, err := doublestar.Match(g, p); err == nil && ok {
				return true
			}
		}
	}
	return false
}
