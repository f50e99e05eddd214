// What a page gains from script. It works without: nothing here is needed to
// read, to search or to get anywhere.

// An old link may name an event that is on another page of the list. Only the
// browser knows the part after #; the server knows on which page the event is.
const list = document.querySelector("[data-paged]");
const name = decodeURIComponent(location.hash.slice(1));
if (list && name && name !== "card" && !document.getElementById(name)) {
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

// Groups of links and buttons are one stop of the key Tab each; arrows go on inside.
const groups = document.querySelectorAll("main .legend, main .bar > .tools, .chart-controls");
if (groups.length) import("./keys.js").then(({ group }) => groups.forEach(group));

// An event opens in its place, without the page being loaded again.
addEventListener("click", async (e) => {
	const link = e.target.closest?.("a[href]");
	if (!link || e.defaultPrevented || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
	const here = link.origin === location.origin && link.pathname === location.pathname;
	const event = new URLSearchParams(link.search).get("event");
	const closes = link.matches(".card .close");
	if (!here || !document.querySelector("#chart") || (!event && !closes && !link.dataset.copy)) return;
	e.preventDefault();
	try {
		const card = await import("./card.js");
		if (link.dataset.copy) card.copy(link);
		else if (closes) card.close();
		else await card.open(link.href, link);
	} catch {
		location.href = link.href;
	}
});
// Back and forward go to the card that was open then; and a card that the page came with
// is one to go through with keys.
if (document.querySelector("#card")) import("./card.js");
addEventListener("popstate", async () => (await import("./card.js")).follow());

// On a phone the strip of all events shows what the list shows, and leads there.
if (document.querySelector("[data-strip]") && matchMedia("(width < 37.5rem)").matches) import("./little.js");

// Answers of the field Go to come while one writes.
document.querySelector(".go input")?.addEventListener("focus", () => import("./go.js"), { once: true });

// The keys of the chart are shown wherever one is on its page.
if (document.querySelector("#chart[data-chart]"))
	addEventListener("keydown", async (e) => {
		if (e.key !== "?" || e.ctrlKey || e.metaKey || e.altKey || e.target.closest?.("input, textarea, select, dialog")) return;
		(await import("./help.js")).help();
	});

// A chart can be moved once the reader turns to it; the module is fetched then.
for (const chart of document.querySelectorAll("[data-chart]")) {
	const wake = () => import(chart.dataset.module);
	if (new URL(location.href).searchParams.has("window")) wake();
	for (const sign of ["pointerenter", "touchstart", "focusin"]) chart.addEventListener(sign, wake, { once: true, passive: true });
}
