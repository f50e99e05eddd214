// The card: one event opened between chart and list, or over the page on a phone.
//
// The page of the event, which a reader without script goes to, has the same card and
// the same marks on the chart: they are taken from there. Each card is an entry of the
// history. Esc closes it and gives the focus back to what opened it; to the left and to
// the right are the events before and after.
const chart = () => document.querySelector("#chart");
const card = () => document.querySelector("#card");
const eventOf = (address) => new URL(address, location.href).searchParams.get("event");
const still = matchMedia("(prefers-reduced-motion: reduce)");

let opener; // gets the focus back
let turn = 0; // the last card that was asked for wins
const title = document.title;

/** Opens the event that an address names. */
export async function open(href, from) {
	if (!card()?.contains(from)) opener = from;
	if (await show(href)) history.pushState(history.state, "", href);
	const rel = from?.rel;
	const again = card()?.querySelector(`.steps a[rel=${rel || "none"}]`);
	(again ?? card())?.focus({ preventScroll: true });
	bringIntoView();
}

/** Closes the card. */
export function close() {
	const address = card()?.querySelector(".close").href;
	if (!address) return;
	remove();
	history.pushState(history.state, "", address.replace(/#.*/, ""));
	if (opener?.isConnected) opener.focus({ preventScroll: true });
	else chart().querySelector(".chart-view")?.focus({ preventScroll: true });
}

/** Shows what the address says after the reader went back or forward. */
export async function follow() {
	const id = eventOf(location.href);
	if (id === (card()?.dataset.event ?? null)) return;
	if (id) await show(location.href);
	else remove();
}

/** Puts the address of an event where the reader can paste it from. */
export async function copy(link) {
	await navigator.clipboard.writeText(link.href);
	const words = link.textContent;
	link.textContent = link.dataset.copy;
	setTimeout(() => (link.textContent = words), 2000);
}

function remove() {
	turn++;
	card()?.remove();
	document.title = title;
	for (const el of chart().querySelectorAll(".open")) el.classList.remove("open", "tip");
	chart().querySelector(".chart-ties:not(.all)")?.remove();
	move((mover) => mover.forget());
}

/** Takes the card and the marks from the page of the event. */
async function show(href) {
	const mine = ++turn;
	const answer = await fetch(href);
	if (!answer.ok) throw new Error(answer.status);
	const page = new DOMParser().parseFromString(await answer.text(), "text/html");
	if (mine !== turn) return false;
	const next = page.querySelector("#card");
	// What has no room on the chart is pinned to it by the server.
	if (!next || page.querySelector("#chart .pin")) throw new Error("to be loaded");
	document.querySelector(".lost")?.remove();
	if (card()) card().replaceWith(next);
	else chart().after(next);
	document.title = page.title;
	document.querySelector(".languages")?.replaceWith(page.querySelector(".languages"));
	const theirs = page.querySelector("#chart");
	mark(theirs);
	const { tiles } = JSON.parse(theirs.querySelector("script")?.textContent ?? "{}");
	move((mover) => mover.reveal(next.dataset.event, tiles), Boolean(tiles));
	return true;
}

/** Marks on our chart what is marked on theirs: both have the same bars and names. */
function mark(theirs) {
	const ours = chart();
	for (const el of ours.querySelectorAll(".open")) el.classList.remove("open", "tip");
	const ties = theirs.querySelector(".chart-ties");
	ours.querySelector(".chart-ties")?.remove();
	if (ties) ours.querySelector(".chart-bars").after(ties);
	const lists = ".chart-strip > :is(.chart-bars, .chart-labels)";
	const of = theirs.querySelectorAll(lists);
	ours.querySelectorAll(lists).forEach((list, i) => {
		for (let k = 0; k < of[i]?.children.length; k++) {
			const { classList } = of[i].children[k];
			if (classList.contains("open")) list.children[k]?.classList.add(...["open", "tip"].filter((name) => classList.contains(name)));
		}
	});
}

/** Does something with what moves the chart: if that is awake, or if it has to be. */
async function move(what, wake) {
	const el = chart();
	if (el.dataset.chart !== "live" && !wake) return;
	const { movers } = await import(el.dataset.module);
	const mover = await movers.get(el);
	if (mover) what(mover);
}

/** Scrolls so that chart and card are seen together, unless the card lies over the page. */
function bringIntoView() {
	const el = card();
	if (!el || getComputedStyle(el).position === "fixed") return;
	const { top } = el.getBoundingClientRect();
	if (top > 0 && top < innerHeight - 240) return;
	chart().scrollIntoView({ behavior: still.matches ? "auto" : "smooth" });
}

const step = (rel) => card()?.querySelector(`.steps a[rel=${rel}]`)?.click();

addEventListener("keydown", (e) => {
	if (
		!card() ||
		e.defaultPrevented ||
		e.ctrlKey ||
		e.metaKey ||
		e.altKey ||
		e.target.closest("input, textarea, select, dialog, details[open]")
	)
		return;
	if (e.key === "Escape") close();
	else if (card().contains(e.target) && (e.key === "ArrowLeft" || e.key === "ArrowRight")) {
		e.preventDefault();
		step((e.key === "ArrowRight") === (document.dir !== "rtl") ? "next" : "prev");
	}
});

// A swipe over the sheet goes on or back.
let held;
addEventListener("touchstart", (e) => (held = e.touches.length === 1 && card()?.contains(e.target) ? e.touches[0] : null), {
	passive: true,
});
addEventListener("touchend", (e) => {
	const to = e.changedTouches[0];
	if (held && Math.abs(to.clientX - held.clientX) > 60 && Math.abs(to.clientY - held.clientY) < 40)
		step(to.clientX < held.clientX ? "next" : "prev");
	held = null;
});
