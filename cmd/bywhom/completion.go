package main

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/bywhom/bywhom/claims"
)

type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Run prints a script that the shell reads: commands, flags and their values,
// the rules for explain, and files for all else.
func (c *completionCmd) Run(p *process, k *kong.Kong) error {
	var commands []string
	words := map[string][]string{} // of a command
	about := map[string]string{}
	values := map[string][]string{} // of a flag
	for _, n := range k.Model.Children {
		commands = append(commands, n.Name)
		about[n.Name] = n.Help
		for _, f := range n.Flags {
			if f.Hidden {
				continue
			}
			words[n.Name] = append(words[n.Name], "--"+f.Name)
			if f.Enum != "" {
				values["--"+f.Name] = f.EnumSlice()
			}
		}
	}
	for _, q := range claims.Policies() {
		values["--policy"] = append(values["--policy"], q.Name)
	}
	for _, r := range claims.Rules() {
		words["explain"] = append(words["explain"], r.ID)
	}
	words["completion"] = []string{"bash", "zsh", "fish"}
	flags := []string{"--policy", "--format", "--fail-on"} // those with values, in order
	var b strings.Builder
	switch c.Shell {
	case "bash", "zsh":
		if c.Shell == "zsh" {
			b.WriteString("autoload -U +X bashcompinit && bashcompinit\n")
		}
		b.WriteString("_bywhom() {\n  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n  case $prev in\n")
		for _, f := range flags {
			fmt.Fprintf(&b, "    %s) COMPREPLY=($(compgen -W %q -- \"$cur\")); return ;;\n", f, strings.Join(values[f], " "))
		}
		fmt.Fprintf(&b, "  esac\n  if [ \"$COMP_CWORD\" = 1 ]; then COMPREPLY=($(compgen -W %q -- \"$cur\")); return; fi\n  case ${COMP_WORDS[1]} in\n", strings.Join(commands, " "))
		for _, n := range commands {
			if len(words[n]) > 0 {
				fmt.Fprintf(&b, "    %s) COMPREPLY=($(compgen -W %q -- \"$cur\")) ;;\n", n, strings.Join(words[n], " "))
			}
		}
		b.WriteString("  esac\n}\ncomplete -o default -F _bywhom bywhom\n")
	case "fish":
		for _, n := range commands {
			fmt.Fprintf(&b, "complete -c bywhom -n __fish_use_subcommand -f -a %s -d %q\n", n, about[n])
			for _, w := range words[n] {
				if flag, ok := strings.CutPrefix(w, "--"); ok {
					fmt.Fprintf(&b, "complete -c bywhom -n '__fish_seen_subcommand_from %s' -l %s", n, flag)
					if v := values[w]; v != nil {
						fmt.Fprintf(&b, " -x -a %q", strings.Join(v, " "))
					}
					b.WriteString("\n")
				} else {
					fmt.Fprintf(&b, "complete -c bywhom -n '__fish_seen_subcommand_from %s' -f -a %s\n", n, w)
				}
			}
		}
	}
	_, err := fmt.Fprint(p.stdout, b.String())
	return err
}
