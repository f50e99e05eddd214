package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"kronika/timeline/source"
)

// An input is a file that is read, what an address on the web holds, or standard input.
type input struct {
	*meter
	name     string // for messages
	fileName string // without its folder; "" for standard input
	size     int64  // 0 when unknown
	file     *os.File
}

// open opens a file, "-" being standard input, or gets what an address holds.
func (m *Main) open(ctx context.Context, name string) (*input, error) {
	if isAddress(name) {
		return m.get(ctx, name)
	}
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
	return &input{meter: &meter{r: file}, name: name, fileName: filepath.Base(name), size: info.Size(), file: file}, nil
}

// isAddress tells the address of a page from the name of a file.
func isAddress(name string) bool {
	scheme, _, ok := strings.Cut(name, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// get gets what an address holds.
func (m *Main) get(ctx context.Context, address string) (*input, error) {
	file, err := m.Fetch(ctx, address)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", address, err)
	}
	return &input{meter: &meter{r: bytes.NewReader(file.Body)}, name: address, fileName: file.Name, size: int64(len(file.Body))}, nil
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

// Close closes the file.
func (in *input) Close() {
	if in.file != nil {
		in.file.Close() // it was only read
	}
}
