// What a page gains from script. It works without: nothing here is needed to
// read, to search or to get anywhere.

// An old link may name an event that is on another page of the list. Only the
// browser knows the part after #; the server knows on which page the event is.
const list = document.querySelector("[data-paged]");
const name = decodeURIComponent(location.hash.slice(1));
if (list && name && !document.getElementById(name)) {
	const address = new URL(location.href);
	if (address.searchParams.get("event") !== name) {
		address.search = "";
		address.searchParams.set("event", name);
		location.replace(address);
	}
}

// A menu closes when the reader turns to something else, and with Esc.
for (const menu of document.querySelectorAll("details.menu")) {
	addEventListener("pointerdown", (e) => {
		if (!menu.contains(e.target)) menu.open = false;
	});
	menu.addEventListener("focusout", (e) => {
		if (e.relatedTarget && !menu.contains(e.relatedTarget)) menu.open = false;
	});
	menu.addEventListener("keydown", (e) => {
		if (e.key === "Escape" && menu.open) {
			menu.open = false;
			menu.querySelector("summary").focus();
		}
	});
}

// The dialog for embedding is fetched when it is first wanted; without script the
// link leads to a page with the same.
for (const link of document.querySelectorAll("a[data-embed]")) {
	link.addEventListener("click", async (e) => {
		if (e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
		e.preventDefault();
		try {
			(await import("./embedding.js")).open(link);
		} catch {
			location.href = link.href;
		}
	});
}

// A chart can be moved once the reader turns to it; the module is fetched then.
for (const chart of document.querySelectorAll("[data-chart]")) {
	const wake = () => import(chart.dataset.module);
	for (const sign of ["pointerenter", "touchstart", "focusin"]) chart.addEventListener(sign, wake, { once: true, passive: true });
}
