package fetch

import (
	"fmt"
	"net/netip"
	"syscall"
)

// closed are the networks that no page of the public web is in, beside those that
// netip knows as private, of this machine or of this link. From the registries of IANA
// for IPv4 and IPv6 special-purpose addresses (RFC 6890).
var closed = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),       // this network
	netip.MustParsePrefix("100.64.0.0/10"),   // shared with a provider
	netip.MustParsePrefix("192.0.0.0/24"),    // assignments for protocols
	netip.MustParsePrefix("192.0.2.0/24"),    // documentation
	netip.MustParsePrefix("198.18.0.0/15"),   // measurements
	netip.MustParsePrefix("198.51.100.0/24"), // documentation
	netip.MustParsePrefix("203.0.113.0/24"),  // documentation
	netip.MustParsePrefix("240.0.0.0/4"),     // reserved, and broadcast
	netip.MustParsePrefix("::/96"),           // IPv4 in IPv6, an old form
	netip.MustParsePrefix("64:ff9b::/96"),    // IPv4 in IPv6, by translation
	netip.MustParsePrefix("64:ff9b:1::/48"),  // the same, for one's own network
	netip.MustParsePrefix("100::/64"),        // discarded
	netip.MustParsePrefix("2001::/23"),       // assignments for protocols, Teredo among them
	netip.MustParsePrefix("2001:db8::/32"),   // documentation
	netip.MustParsePrefix("2002::/16"),       // IPv4 in IPv6, 6to4
	netip.MustParsePrefix("fec0::/10"),       // of a site, an old form
}

// isPublic reports whether an address is one of the public internet.
func isPublic(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	for _, network := range closed {
		if network.Contains(a) {
			return false
		}
	}
	return true
}

// control is called with the address that a connection is about to be made to.
func (c *Client) control(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return &Error{Problem: fmt.Sprintf("%q is no address of a machine", address), Remedy: "check the address"}
	}
	if !c.mayReach(to.Addr()) {
		return &Error{Problem: fmt.Sprintf("it leads to %v, which is not on the public web", to.Addr()), Remedy: "save the file and give its name"}
	}
	return nil
}
