// The small timeline, in its own frame or in a page of another site.
//
// Where it is a document (a frame), this module adds to it: steps without a new
// entry in the history, arrow keys, and its height for the page around it.
//
// Where it is a module of another site's page, it defines the element
// <kronika-timeline src="…">: the same document, fetched and put into a shadow
// root. The element takes timelines only from the server that this module came
// from, so what it puts there is what that server wrote. It works under
// `style-src 'self'` and `script-src` with this server: no markup carries a
// style or a script, positions are set through the CSSOM.

const home = new URL(import.meta.url).origin;

// ---- reading a widget ------------------------------------------------------

const sheets = new Map(); // by address: a promise of a style sheet

// fetchText reads an address of our server as anybody may: without credentials.
async function fetchText(url, lang) {
	const headers = /^[\w-]+$/.test(lang) ? { "Accept-Language": lang } : {};
	const answer = await fetch(url, { headers, credentials: "omit" });
	if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
	return { text: await answer.text(), url: answer.url };
}

function sheet(url) {
	if (!sheets.has(url)) {
		sheets.set(
			url,
			fetchText(url).then(({ text }) => new CSSStyleSheet().replace(text)),
		);
	}
	return sheets.get(url);
}

// read fetches a widget and returns its article, ready for any document.
// Style attributes wait as data until the article is there: the policy of the
// host forbids them in markup. The text of a page never contains ` style="`:
// quotation marks are escaped in it.
async function read(url, lang) {
	const answer = await fetchText(url, lang);
	const page = new DOMParser().parseFromString(answer.text.replaceAll(' style="', ' data-style="'), "text/html");
	const article = page.querySelector("article.widget");
	if (!article) throw new Error(`${url}: no timeline`);
	const absolute = (address) => new URL(address, answer.url).href;
	for (const link of article.querySelectorAll("a[href]")) link.href = absolute(link.getAttribute("href"));
	for (const image of article.querySelectorAll("img[src]")) image.src = absolute(image.getAttribute("src"));
	article.dataset.address = answer.url;
	const style = absolute(page.querySelector("link[rel=stylesheet]").getAttribute("href"));
	return { article, style };
}

// placed puts an article that was read into a document.
function placed(article) {
	const own = document.importNode(article, true);
	for (const node of [own, ...own.querySelectorAll("[data-style]")]) {
		for (const declaration of node.dataset.style?.split(";") ?? []) {
			const colon = declaration.indexOf(":");
			if (colon > 0) node.style.setProperty(declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim());
		}
		delete node.dataset.style;
	}
	return own;
}

// ---- moving in it ----------------------------------------------------------

// A widget's own links lead to other views of it; they are followed in place.
// foreign is true in a page of another site, which has headings and ids of its
// own.
function enhance(article, foreign) {
	const address = () => new URL(article.dataset.address ?? location.href);
	const find = (id) => [...article.querySelectorAll("[data-event]")].find((node) => node.dataset.event === id);
	const status = document.createElement("p");
	status.className = "hidden";
	status.role = "status";
	article.append(status);

	if (foreign) fit();

	article.addEventListener("click", (event) => {
		const link = event.target.closest("a[href]");
		if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
		const to = here(link);
		if (!to) return;
		event.preventDefault();
		follow(to, link.rel);
	});

	// here is where a link leads in this widget: it is one of its own, or one of
	// the chart, which lead to the page.
	function here(link) {
		const to = new URL(link.href),
			own = address();
		if (to.origin !== home) return null;
		if (to.pathname === own.pathname) return to;
		if (!link.closest(".chart") || to.pathname !== article.querySelector("footer a").pathname) return null;
		for (const name of ["at", "z", "event", "page"]) own.searchParams.delete(name);
		for (const [name, value] of to.searchParams) own.searchParams.set(name, value);
		return own;
	}

	article.addEventListener("keydown", (event) => {
		const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
		if (!rel || event.ctrlKey || event.metaKey || event.altKey || !event.target.closest(".one")) return;
		const link = article.querySelector(`.one a[rel=${article.dir === "rtl" ? { prev: "next", next: "prev" }[rel] : rel}]`);
		if (!link) return;
		event.preventDefault();
		link.click();
	});

	let turn = 0; // of the view asked for last

	async function follow(to, rel) {
		const row = find(to.searchParams.get("event"))?.querySelector("details");
		if (row) return reveal(row);
		const mine = ++turn;
		try {
			const { article: next } = await read(to.href, article.lang);
			if (mine !== turn) return;
			article.dataset.address = next.dataset.address;
			article.replaceChildren(...placed(next).childNodes, status);
			if (foreign) fit();
			const panel = article.querySelector(".panel");
			(article.querySelector(`.one a[rel=${rel || "none"}]`) ?? panel ?? article).focus({ preventScroll: true });
			status.textContent = panel?.getAttribute("aria-label") ?? "";
		} catch {
			// The server cannot be reached from here; let the browser say so, in a
			// place where that does no harm.
			if (foreign) open(to, "_blank", "noopener");
			else location.assign(to);
		}
	}

	function reveal(row) {
		row.open = true;
		const head = row.querySelector("summary");
		head.focus({ preventScroll: true });
		head.scrollIntoView({ block: "nearest" });
	}

	// fit makes the article one of the host's page: ids and landmarks are the
	// host's, headings come one level lower, links that leave it open beside it.
	function fit() {
		for (const node of article.querySelectorAll("[id]")) {
			if (!node.closest("[data-event]")) node.dataset.event = node.id;
			node.removeAttribute("id");
		}
		for (const link of article.querySelectorAll("a[href]")) if (!here(link)) link.target = "_blank";
		for (const landmark of article.querySelectorAll("nav, section")) {
			landmark.removeAttribute("aria-label");
			if (landmark.localName === "nav") landmark.role = "none";
		}
		for (const heading of article.querySelectorAll("h1, h2, h3")) heading.ariaLevel = String(+heading.localName[1] + 1);
	}
}

// ---- in a page of another site ---------------------------------------------

class Timeline extends HTMLElement {
	static observedAttributes = ["src"];
	#asked = 0;

	connectedCallback() {
		this.#show();
	}
	attributeChangedCallback() {
		if (this.isConnected) this.#show();
	}

	// What stands between the tags stays until the timeline is there, and for
	// good when it does not come.
	async #show() {
		const mine = ++this.#asked;
		const url = new URL(this.getAttribute("src") ?? "", document.baseURI);
		if (url.origin !== home) return;
		try {
			const { article, style } = await read(url.href, this.closest("[lang]")?.lang ?? "");
			const adopted = await sheet(style);
			if (mine !== this.#asked || !this.isConnected) return;
			const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
			root.adoptedStyleSheets = [adopted];
			const own = placed(article);
			root.replaceChildren(own);
			enhance(own, true);
			this.dispatchEvent(new Event("load"));
		} catch (fault) {
			this.dispatchEvent(new ErrorEvent("error", { error: fault }));
		}
	}
}

// ---- in its own frame ------------------------------------------------------

// tell says how high the content is: to our own script in the page around, and
// to WordPress, whose frames carry a secret and which has a script for this.
function tell(article) {
	const secret = /\bsecret=(\w+)/.exec(location.hash)?.[1];
	const say = () => {
		const height = Math.ceil(article.getBoundingClientRect().height);
		parent.postMessage({ kronika: height }, "*");
		if (secret) parent.postMessage({ message: "height", value: height, secret }, "*");
	};
	new ResizeObserver(say).observe(article);
	addEventListener("message", (event) => {
		if (event.source === parent && event.data?.kronika === "?") say();
	});
}

const framed = document.querySelector("body > main > article.widget");
if (framed) {
	enhance(framed, false);
	if (parent !== window) tell(framed);
} else if (!customElements.get("kronika-timeline")) {
	customElements.define("kronika-timeline", Timeline);
}
