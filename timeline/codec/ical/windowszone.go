package ical

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed windowszones.txt
var windowsZoneFile string

// windowsZones are the IANA zones by the names that Outlook and Exchange write.
var windowsZones = sync.OnceValue(func() map[string]string {
	zones := map[string]string{}
	for _, line := range strings.Split(windowsZoneFile, "\n") {
		if name, zone, ok := strings.Cut(line, "="); ok && line[0] != '#' {
			zones[name] = zone
		}
	}
	return zones
})

// windowsZone finds a zone by its name in Windows; nil for any other name.
func windowsZone(name string) wallZone {
	return ianaZone(windowsZones()[strings.Trim(name, ` "`)])
}
