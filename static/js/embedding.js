// The page for embedding a timeline: the preview and the markup follow the
// choices as they are made, and buttons copy the markup. On the timeline's own
// page the same opens as a dialog; the page for developers has the buttons.

// wire makes one such page live. It may stand in a dialog.
function wire(page, address) {
	const form = page.querySelector("form.choices");
	const fault = form.querySelector(".fault");
	let turn = 0,
		timer;

	async function show() {
		const mine = ++turn;
		const url = new URL(address);
		url.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
		const answer = await fetch(url, { headers: { Accept: "text/html" } });
		const next = new DOMParser().parseFromString(await answer.text(), "text/html");
		if (mine !== turn) return;
		fault.textContent = answer.ok ? "" : faultsOf(next);
		if (!answer.ok) return;
		// A new frame, not another address for the old one: that would be a step in
		// the reader's history.
		page.querySelector("iframe").replaceWith(next.querySelector("[data-embedding] iframe"));
		for (const code of next.querySelectorAll("[data-code]")) {
			page.querySelector(`[data-code="${code.dataset.code}"] textarea`).value = code.querySelector("textarea").value;
		}
		if (!page.closest("dialog")) history.replaceState(null, "", url);
	}

	form.querySelector("button").hidden = true;
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		show();
	});
	form.addEventListener("input", () => {
		clearTimeout(timer);
		timer = setTimeout(show, 250);
	});

	copyable(page);
}

// faultsOf reads what a page of an error says: the value that is refused, and what
// to write instead.
function faultsOf(page) {
	const faults = [...page.querySelectorAll(".error dl > div")];
	if (faults.length === 0) return page.querySelector(".error h1")?.textContent ?? "";
	return faults.map((fault) => `${fault.querySelector("q")?.textContent ?? ""}: ${fault.querySelector("dd").textContent}`).join(" ");
}

// copyable lets what is meant to be copied be copied with a button.
function copyable(page) {
	for (const button of page.querySelectorAll("[data-code] button")) {
		button.hidden = false;
		const text = button.previousElementSibling,
			label = button.textContent;
		button.addEventListener("click", async () => {
			text.select();
			try {
				await navigator.clipboard.writeText(text.value);
			} catch {
				document.execCommand("copy");
			}
			button.textContent = button.dataset.copied;
			setTimeout(() => {
				button.textContent = label;
			}, 2000);
		});
	}
}

// adopt waits for a style sheet that the dialog needs and this page does not have.
function adopt(style) {
	const address = style.getAttribute("href");
	if (document.querySelector(`link[href="${address}"]`)) return;
	const sheet = document.createElement("link");
	sheet.rel = "stylesheet";
	sheet.href = address;
	const loaded = new Promise((done) => {
		sheet.onload = sheet.onerror = done;
	});
	document.head.append(sheet);
	return loaded;
}

// open shows the page that a link leads to as a dialog.
export async function open(link) {
	const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
	const next = new DOMParser().parseFromString(await answer.text(), "text/html");
	const page = next.querySelector("[data-embedding]");
	if (!page) {
		location.assign(link.href);
		return;
	}
	await Promise.all([...next.querySelectorAll("link[rel=stylesheet]")].map(adopt));
	const dialog = document.createElement("dialog");
	dialog.className = "sheet";
	dialog.ariaLabel = page.querySelector("h1").textContent;
	const close = document.createElement("button");
	close.type = "button";
	close.className = "close";
	close.textContent = "×";
	close.ariaLabel = page.dataset.close;
	close.addEventListener("click", () => dialog.close());
	dialog.append(close, document.importNode(page, true));
	dialog.addEventListener("click", (event) => {
		if (event.target === dialog) dialog.close();
	});
	dialog.addEventListener("close", () => {
		dialog.remove();
		link.focus();
	});
	document.body.append(dialog);
	wire(dialog.querySelector("[data-embedding]"), link.href);
	dialog.showModal();
}

const page = document.querySelector("main > [data-embedding]");
if (page) wire(page, location.origin + location.pathname);
else if (!document.querySelector("a[data-embed]")) copyable(document);
