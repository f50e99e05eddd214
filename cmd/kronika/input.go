package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"kronika/timeline/source"
)

// An input is a file that is read, or standard input.
type input struct {
	*meter
	name string // for messages
	size int64  // 0 when unknown
	file *os.File
}

// open opens a file, "-" being standard input.
func (m *Main) open(ctx context.Context, name string) (*input, error) {
	if name == "-" {
		return &input{meter: &meter{r: until(ctx, m.Stdin)}, name: "standard input"}, nil
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, inputError(name, err)
	}
	info, err := file.Stat()
	if err == nil && info.IsDir() {
		err = fmt.Errorf("%s is a folder; name a file in it", name)
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return &input{meter: &meter{r: file}, name: name, size: info.Size(), file: file}, nil
}

// until returns a reader of r that ends with ctx. A read from a terminal or from a
// silent program would otherwise go on waiting after the person has given up.
func until(ctx context.Context, r io.Reader) io.Reader {
	read, write := io.Pipe()
	context.AfterFunc(ctx, func() { write.CloseWithError(ctx.Err()) })
	go func() {
		_, err := io.Copy(write, r)
		write.CloseWithError(err) // nil is the end
	}()
	return read
}

// inputError says why a file cannot be read, and names the one that was probably
// meant.
func inputError(name string, err error) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s cannot be read: %w", name, err)
	}
	var others []string
	entries, _ := os.ReadDir(filepath.Dir(name)) // only for the suggestion
	for _, entry := range entries {
		others = append(others, entry.Name())
	}
	if near := source.Nearest(filepath.Base(name), others); near != "" {
		return fmt.Errorf("there is no file %s; did you mean %s?", name, filepath.Join(filepath.Dir(name), near))
	}
	return fmt.Errorf("there is no file %s; name one that is there, or - for standard input", name)
}

// fileName is the name of the file without its folder, empty for standard input.
func (in *input) fileName() string {
	if in.file == nil {
		return ""
	}
	return filepath.Base(in.name)
}

// Close closes the file.
func (in *input) Close() {
	if in.file != nil {
		in.file.Close() // it was only read
	}
}
