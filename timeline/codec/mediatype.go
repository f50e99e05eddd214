package codec

import (
	"net/url"
	"path"
	"strings"
)

// mediaTypes are the types of the files that pages show, by their extension.
var mediaTypes = map[string]string{
	".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp",
	".svg": "image/svg+xml", ".avif": "image/avif", ".mp4": "video/mp4", ".webm": "video/webm", ".mp3": "audio/mpeg",
	".ogg": "audio/ogg", ".pdf": "application/pdf",
}

// MediaType returns the media type of what is at an address, as far as the end of the
// address tells; "" when it does not.
func MediaType(address string) string {
	u, err := url.Parse(address)
	if err != nil || strings.Contains(u.Path, ":") && strings.Contains(u.Path, "/wiki/") {
		return "" // a page about a file, named like it
	}
	return mediaTypes[strings.ToLower(path.Ext(u.Path))]
}
