// Package fetch gets what an address on the web holds, when a person has typed the
// address.
//
// Such an address may be wrong, or meant to reach what only this machine can reach: a
// router, a database, the data about itself that a cloud gives to its machines. So
// there is one client for all of them. It asks with GET over http or https, sends no
// cookies and no credentials, follows three redirects, and waits ten seconds for at most
// fifteen megabytes. The address of the machine is checked when the connection is made,
// after the name was looked up, and so again for every redirect: a name that leads
// elsewhere at the second question, or an address in an unusual notation, is no way
// around the check.
package fetch
