package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/bywhom/bywhom/internal/config"
)

type initCmd struct {
	Schema bool `help:"Print the JSON schema of the configuration, for editors, and write nothing."`
}

// Run writes a configuration to start with.
func (c *initCmd) Run(p *process) error {
	if c.Schema {
		_, err := p.stdout.Write(config.Schema())
		return err
	}
	f, err := os.OpenFile(config.Name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, os.ErrExist) {
		return fmt.Errorf("%s is there already; edit it, or move it away first", config.Name)
	}
	if err != nil {
		return err
	}
	_, err = f.Write(config.Template())
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "wrote %s; edit it, then run bywhom check\n", config.Name)
	return err
}
