// A story without script is a row of screens that snap into place; links lead from one to
// the next. With it the strip says where one is, keys go on and back, and it can play.
const PACE = 6000; // ms a screen is shown while the story plays
const deck = document.querySelector(".deck");
const slides = [...deck.children];
const dots = [...document.querySelectorAll(".dock .dot")];
const place = document.querySelector(".story-place");
const close = document.querySelector(".dock .close");
const button = document.querySelector(".dock .play");
const page = close.href;
const rtl = document.dir === "rtl";

let at = 0; // the screen that is seen
let timer = 0; // of the play; 0 when it stands

/** The number of the screen that a hash names; -1 when there is none. */
const named = (hash) => slides.findIndex(({ id }) => id === decodeURIComponent(hash.slice(1)));

/** Goes to a screen. */
function go(to, behavior) {
	slides[Math.min(Math.max(to, 0), slides.length - 1)].scrollIntoView({ behavior, block: "nearest", inline: "start" });
}

/** Says where one is, and makes that the address. */
function show(to) {
	at = to;
	const { id, dataset, ariaLabel } = slides[at];
	for (const [i, dot] of dots.entries()) {
		dot.classList.toggle("here", i === at - 1);
		if (i === at - 1) dot.setAttribute("aria-current", "step");
		else dot.removeAttribute("aria-current");
	}
	place.textContent = at ? ariaLabel : "";
	close.href = dataset.card ?? page;
	for (const [i, slide] of slides.entries()) slide.inert = i !== at; // Tab stays on the screen that is seen
	const url = new URL(location.href);
	url.hash = at ? id : "";
	if (url.href !== location.href) history.replaceState(null, "", url);
	if (timer && at === slides.length - 1) hold();
}

function play() {
	timer = setInterval(() => go(at + 1), PACE);
	if (at === slides.length - 1) go(0);
	else go(at + 1);
	button.ariaPressed = "true";
	button.ariaLabel = button.dataset.hold;
}
function hold() {
	clearInterval(timer);
	timer = 0;
	button.ariaPressed = "false";
	button.ariaLabel = button.dataset.play;
}

// The screen nearest to the edge is the one that is seen, once the deck rests.
let resting = 0;
deck.addEventListener("scroll", () => {
	clearTimeout(resting);
	resting = setTimeout(() => {
		const to = Math.round(Math.abs(deck.scrollLeft) / deck.clientWidth);
		if (to !== at) show(to);
	}, 80);
});
addEventListener("resize", () => go(at, "instant"));
addEventListener("hashchange", () => go(named(location.hash)));

// Links within the story scroll here: a screen that is inert cannot be gone to by its
// address in every browser.
document.addEventListener("click", (e) => {
	const link = e.target.closest("a[href^='#story/']");
	if (!link || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
	e.preventDefault();
	go(named(link.hash));
	deck.focus({ preventScroll: true });
});
addEventListener("keydown", (e) => {
	if (e.ctrlKey || e.metaKey || e.altKey) return;
	const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1, Home: -at, End: slides.length - 1 - at }[e.key];
	const space = e.key === " " && !e.target.closest("a, button, summary");
	if (e.key === "Escape") location.href = close.href;
	else if (step !== undefined || space) {
		e.preventDefault();
		if (timer) hold();
		go(at + (space ? (e.shiftKey ? -1 : 1) : step));
	}
});
for (const kind of ["pointerdown", "wheel"])
	addEventListener(kind, (e) => timer && !button.contains(e.target) && hold(), { passive: true });

button.hidden = false;
button.addEventListener("click", () => (timer ? hold() : play()));
hold();
const { hash, searchParams } = new URL(location.href);
const first = named(hash || "#" + encodeURIComponent("story/" + searchParams.get("event")));
if (first > 0) go(first, "instant");
show(Math.max(first, 0));
